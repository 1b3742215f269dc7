"""Why a rule says nothing about a subject: the pattern that lacks, or the condition that failed with what the graph holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.detect.parameters import bind
from ondermijning.detect.why_not import WhyNot, why_not
from tests.rules.running import ON, RULES, hits
from tests.support.graphs import Graph, embedded, random_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.detect import Rule
    from ondermijning.graph.store import GraphStore

RESALE = RULES["snelle_doorverkoop"]


def asked(store: GraphStore, rule: Rule, subject: str) -> WhyNot | None:
    return why_not(store, rule, subject, bind(rule.parameters, {}) | {"peildatum": ON})


def sold(graph: Graph, tag: str, dagen: int | None, stijging: int | None, uitgezonderd: str | None = None) -> None:
    sale = ("Transactie", f"t-{tag}")
    graph.node("Bedrijf", f"v-{tag}", uitgezonderd=uitgezonderd)
    graph.edge("VERKOPER", ("Bedrijf", f"v-{tag}"), sale).edge("KOPER", ("Bedrijf", f"k-{tag}"), sale)
    graph.edge(
        "BETREFT",
        sale,
        ("Perceel", tag),
        dagen_sinds_vorige=dagen,
        stijging_gecorrigeerd_procent=stijging,
        prijs_deel_euro=1,
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    graph = Graph().node("Perceel", "nooit verkocht")
    sold(graph, "raak", 100, 80)
    sold(graph, "laat", 400, 80)
    sold(graph, "laat en laag", 400, 10)
    sold(graph, "onbekend", None, 80)
    sold(graph, "uitgezonderd", 100, 80, "overheid")
    sale = ("Transactie", "zonder verkoper")
    graph.edge("KOPER", ("Bedrijf", "k"), sale).edge("BETREFT", sale, ("Perceel", "van niemand"))
    with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


def failed(found: WhyNot | None) -> dict[str, list[object]]:
    assert found is not None
    return {each.condition.text: list(each.found.values()) for each in found.failed}


def test_what_the_rule_reports_has_no_reason_why_not(store: GraphStore) -> None:
    assert asked(store, RESALE, "raak") is None


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("laat", {"b.dagen_sinds_vorige <= $dagen": [400]}),
        (
            "laat en laag",
            {"b.dagen_sinds_vorige <= $dagen": [400], "b.stijging_gecorrigeerd_procent >= $stijging": [10]},
        ),
        ("onbekend", {"b.dagen_sinds_vorige <= $dagen": [None]}),
        ("uitgezonderd", {"verkoper.uitgezonderd IS NULL": ["overheid"]}),
    ],
)
def test_the_conditions_that_failed_are_told_with_what_they_read(
    store: GraphStore, subject: str, expected: dict[str, list[object]]
) -> None:
    found = asked(store, RESALE, subject)
    assert failed(found) == expected
    assert found is not None
    assert found.met == 3 - len(expected)


def test_where_the_pattern_lacks_the_missing_part_is_told(store: GraphStore) -> None:
    for subject in ("nooit verkocht", "van niemand"):
        found = asked(store, RESALE, subject)
        assert found is not None
        assert (found.failed, "VERKOPER" in found.pattern) == ((), True)


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_there_is_a_reason_for_every_subject_that_is_not_reported_and_for_no_other(
    rule: Rule, graph: GraphStore
) -> None:
    reported = {hit.subject for hit in hits(graph, rule)}
    subjects = {row[0] for row in graph.rows(f"MATCH (n:{rule.subject_kind}) RETURN n.id AS e0", {})}
    without = {subject for subject in subjects if asked(graph, rule, subject) is None}
    assert without == reported


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with embedded(random_graph(1), tmp_path_factory.mktemp("toeval")) as opened:
        yield opened
