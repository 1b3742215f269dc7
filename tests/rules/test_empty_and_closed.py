"""A closure is the strongest fact about an empty home: every rule on one tells it, as its day and ground in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.detect.counter import TELLS
from tests.rules.gebruik.test_gekocht_en_leeg import left
from tests.rules.gebruik.test_spookbewoning import used
from tests.rules.innocent import store_of
from tests.rules.running import RULES, explained, hits, sentences
from tests.rules.subsidie.test_subsidie_op_leeg_adres import granted
from tests.rules.use_cases import home, parcel, place
from tests.rules.vergunning.test_vergunning_op_leeg_adres import empty
from tests.support.graphs import Graph, embedded, in_neo4j, together

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ondermijning.graph.store import GraphStore
    from tests.support.neo4j_server import Server


def vacant(tag: str) -> Graph:
    """Nobody is registered at a home."""
    return home(tag, dagen_onbewoond=400, onbewoond_sinds=date(2023, 11, 27))


# Per rule: what it finds, and how the ids of its subjects begin.
FOUND: dict[str, tuple[Callable[[str], Graph], str]] = {
    "langdurige_leegstand": (vacant, "p"),
    "gekocht_en_leeg": (left, "p"),
    "spookbewoning": (used, "a"),
    "vergunning_op_leeg_adres": (empty, "z"),
    "subsidie_op_leeg_adres": (lambda tag: granted(tag, 365, 1, 80), "s"),
}
ON_AN_OBJECT = sorted(set(FOUND) - {"subsidie_op_leeg_adres"})
every_rule = pytest.mark.parametrize("rule", FOUND)


def event(graph: Graph, where: str, kind: str = "sluiting_13b", days: int | None = 273) -> Graph:
    """Something happened at the address of a case."""
    node = ("Gebeurtenis", f"G-{where}")
    graph.node(*node, soort=kind, datum=date(2024, 4, 2), dagen_geleden=days)
    return graph.edge("GEBEURD_OP", node, place(where))


def beside(graph: Graph, tag: str) -> Graph:
    """Another home on the same object."""
    other, there = ("Verblijfsobject", f"v-{tag}-naast"), f"{tag}-naast"
    graph.node(*other, gebruiksdoel="winkelfunctie").node(*place(there), straat="Proefplein", huisnummer=5)
    return graph.edge("HEEFT_VBO", parcel(tag), other).edge("HEEFT_ADRES", other, place(there))


def _cases(rule: str) -> Graph:
    make, _ = FOUND[rule]
    graphs = (
        make(f"{rule} nooit"),
        event(make(f"{rule} gesloten"), f"{rule} gesloten"),
        event(make(f"{rule} grens"), f"{rule} grens", days=1_826),
        event(make(f"{rule} te lang"), f"{rule} te lang", days=1_827),
        event(make(f"{rule} ooit"), f"{rule} ooit", days=None),
        event(make(f"{rule} controle"), f"{rule} controle", kind="controle"),
        event(beside(make(f"{rule} naast"), f"{rule} naast"), f"{rule} naast-naast"),
        event(make(f"{rule} elders"), f"{rule} een ander"),
    )
    return together(graphs)


CASES = {rule: _cases(rule) for rule in FOUND}
store = store_of(CASES)


def told(store: GraphStore, rule: str, case: str) -> bool:
    """Whether the hit on a case tells a closure; there must be a hit."""
    subject = f"{FOUND[rule][1]}-{rule} {case}"
    assert subject in {hit.subject for hit in hits(store, RULES[rule])}
    return "sluiting" in explained(store, RULES[rule], subject)


@every_rule
@pytest.mark.parametrize("case", ["gesloten", "grens"])
def test_a_closure_at_the_address_is_told(store: GraphStore, rule: str, case: str) -> None:
    assert told(store, rule, case)


@every_rule
@pytest.mark.parametrize("case", ["nooit", "te lang", "ooit", "controle", "elders"])
def test_no_closure_one_of_long_ago_another_measure_and_one_elsewhere_are_not(
    store: GraphStore, rule: str, case: str
) -> None:
    assert not told(store, rule, case)


@pytest.mark.parametrize("rule", ON_AN_OBJECT)
def test_a_closure_of_another_address_on_the_object_is_told_with_that_address(store: GraphStore, rule: str) -> None:
    assert told(store, rule, "naast")
    (said,) = sentences(store, RULES[rule], f"{FOUND[rule][1]}-{rule} naast")
    assert said.endswith(
        " Let op: op 2 april 2024 was er op Proefplein 5 een sluiting op grond van artikel 13b Opiumwet."
    )


@every_rule
def test_the_sentence_of_the_hit_says_when_and_on_what_ground(store: GraphStore, rule: str) -> None:
    (said,) = sentences(store, RULES[rule], f"{FOUND[rule][1]}-{rule} gesloten")
    assert said.endswith(
        ". Let op: op 2 april 2024 was er op Voorbeeldstraat 12, Maastricht een sluiting op grond van artikel 13b"
        " Opiumwet."
    )
    (silent,) = sentences(store, RULES[rule], f"{FOUND[rule][1]}-{rule} nooit")
    assert "sluiting" not in silent


@every_rule
def test_a_closure_explains_nothing_away(rule: str) -> None:
    assert [each.effect for each in RULES[rule].counters if each.id == "sluiting"] == [TELLS]


@pytest.mark.neo4j
def test_both_engines_tell_the_same_closures(store: GraphStore, empty_neo4j: Server, tmp_path: Path) -> None:
    with embedded(together(CASES.values()), tmp_path), in_neo4j(tmp_path, empty_neo4j) as there:
        for rule in FOUND:
            assert hits(there, RULES[rule]) == hits(store, RULES[rule])
