"""Running rules: what each answers, and that one that fails never stops the others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

import pytest

from ondermijning.detect.run import run_rules
from ondermijning.errors import GraphError
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.ledger.runs import Result
from tests.detect.making import MATCH, card, row, rule
from tests.support.graphs import Graph, embedded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ondermijning.detect import Rule
    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.graph.store import GraphStore

ON = date(2024, 12, 31)
BRK = frozenset({"brk"})
UNKNOWN_PRICE = "MATCH (t:Transactie) WHERE t.koopsom_euro IS NULL RETURN count(t) AS aantal"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    sale = ("Transactie", "t1")
    graph = (
        Graph()
        .node(*sale, datum=date(2024, 6, 1))
        .edge("KOPER", ("Bedrijf", "KVK:1"), sale)
        .edge("BETREFT", sale, ("Perceel", "p1"), dagen_sinds_vorige=100)
    )
    with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


def run(store: GraphStore, made: Rule, sources: frozenset[str] = BRK, **given: Any) -> RuleOutcome:
    (outcome,) = run_rules(store, [made], ON, sources, {made.id: given})
    return outcome


class Recording:
    """A store that answers every text with the same rows and keeps what it was asked."""

    def __init__(self, *rows: tuple[Any, ...]) -> None:
        self.answer = list(rows)
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        self.asked.append((cypher, dict(parameters)))
        return self.answer

    def close(self) -> None:
        raise AssertionError("a run does not close the store")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()


def test_a_rule_that_finds_something_answers_with_its_hits(store: EmbeddedStore) -> None:
    outcome = run(store, rule())

    assert (outcome.result, outcome.reason) == (Result.HIT, "")
    assert [hit.subject for hit in outcome.hits] == ["p1"]


def test_a_rule_that_finds_nothing_says_so(store: EmbeddedStore) -> None:
    outcome = run(store, rule(), dagen=99)

    assert (outcome.result, outcome.hits, outcome.reason) == (Result.NONE, (), "")


def test_a_rule_without_one_of_its_sources_is_undecided_and_not_asked() -> None:
    recording = Recording(row())

    outcome = run(recording, rule(sources=("kvk", "brk", "prijsindex")))

    assert (outcome.result, outcome.hits) == (Result.UNDECIDED, ())
    assert outcome.reason == "geen levering van kvk, prijsindex"
    assert recording.asked == []


@pytest.mark.parametrize(
    ("dagen", "result", "number"), [(365, Result.HIT, 1), (99, Result.UNDECIDED, 0)], ids=["with hits", "without hits"]
)
def test_cases_that_lack_what_the_rule_needs_are_told_and_never_taken_for_innocent(
    store: EmbeddedStore, dagen: int, result: Result, number: int
) -> None:
    outcome = run(store, rule(undecided=UNKNOWN_PRICE), dagen=dagen)

    assert (outcome.result, len(outcome.hits)) == (result, number)
    assert outcome.reason == "1 geval niet te beoordelen; nodig: koopsommen"


def test_a_rule_that_lacks_nothing_gives_its_plain_answer(store: EmbeddedStore) -> None:
    made = rule(undecided=UNKNOWN_PRICE.replace("IS NULL", "IS NOT NULL"))

    assert [(run(store, made, dagen=days).result, run(store, made, dagen=days).reason) for days in (365, 99)] == [
        (Result.HIT, ""),
        (Result.NONE, ""),
    ]


def test_more_cases_than_one_are_numbered() -> None:
    class Counting(Recording):
        def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
            return [(17,)] if cypher == UNKNOWN_PRICE else super().rows(cypher, parameters)

    outcome = run(Counting(row()), rule(undecided=UNKNOWN_PRICE))

    assert (outcome.result, outcome.reason) == (Result.HIT, "17 gevallen niet te beoordelen; nodig: koopsommen")


def test_a_rule_that_fails_is_told_and_the_others_go_on(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = EmbeddedStore.rows

    def fail_for_one(self: EmbeddedStore, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        if parameters["dagen"] == 50:
            raise GraphError("the text took too long.", advice="Narrow the pattern.")
        return answer(self, cypher, parameters)

    monkeypatch.setattr(EmbeddedStore, "rows", fail_for_one)
    rules = [rule(id="een"), rule(id="traag"), rule(id="drie")]
    outcomes = run_rules(store, rules, ON, BRK, {"traag": {"dagen": 50}})

    assert [(outcome.rule.id, outcome.result) for outcome in outcomes] == [
        ("een", Result.HIT),
        ("traag", Result.FAILED),
        ("drie", Result.HIT),
    ]
    assert outcomes[1].reason == "the text took too long. Narrow the pattern."
    assert outcomes[1].hits == ()


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"jaren": 2}, "no parameter jaren; known are dagen."),
        ({"dagen": 1}, "parameter dagen must lie between 30 and 1825 dagen."),
        ({"dagen": "veel"}, "parameter dagen takes INT64."),
    ],
)
def test_a_value_that_does_not_fit_is_a_failure_of_that_rule(
    store: EmbeddedStore, given: dict[str, Any], reason: str
) -> None:
    outcome = run(store, rule(), **given)

    assert (outcome.result, outcome.reason) == (Result.FAILED, reason)


def test_a_row_without_a_subject_is_a_failure_of_that_rule() -> None:
    outcome = run(Recording(row(perceel=None)), rule())

    assert (outcome.result, outcome.reason) == (Result.FAILED, "rule voorbeeld: found a row without a subject.")


def test_the_reference_date_is_given_where_it_is_used_and_only_there() -> None:
    recording = Recording()
    dated = rule(match=f"{MATCH} AND t.datum <= $peildatum", card=card(Transactie__datum="wat nu geldt"))

    run(recording, rule(), dagen="40")
    run(recording, dated)

    assert [parameters for _, parameters in recording.asked] == [{"dagen": 40}, {"dagen": 365, "peildatum": ON}]


def test_a_rule_with_the_reference_date_reads_it(store: EmbeddedStore) -> None:
    dated = rule(match=f"{MATCH} AND t.datum > $peildatum", card=card(Transactie__datum="wat nu geldt"))

    found = [run_rules(store, [dated], on, BRK, {})[0].result for on in (date(2024, 5, 31), date(2024, 6, 1))]

    assert found == [Result.HIT, Result.NONE]
