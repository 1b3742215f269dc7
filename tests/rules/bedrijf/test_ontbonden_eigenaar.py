"""The rule on owners that no longer exist: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.support.graphs import Graph, together

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["ontbonden_eigenaar"]


def holding(
    tag: str,
    dagen: int | None = 250,
    owner: str = "",
    recht: str = "eigendom",
    ended: date | None = None,
    **company: Any,
) -> Graph:
    """A company that ended on 25 April 2024 holds the object that the tag names."""
    name = owner or f"KVK:{tag}"
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node("Bedrijf", name, naam="Opgeheven B.V.", beeindigd=date(2024, 4, 25), **company)
        .edge(
            "BEZIT",
            ("Bedrijf", name),
            ("Perceel", tag),
            id=f"{recht}-{name}-{tag}",
            recht=recht,
            dagen_na_einde=dagen,
            geldig_tot=ended,
        )
    )


REPORTED = {
    "plain": holding("plain"),
    "on the first day": holding("on the first day", 90),
    "two owners": together([holding("two owners"), holding("two owners", owner="KVK:ander")]),
    "two rights": together([holding("two rights"), holding("two rights", recht="erfpacht")]),
    "one owner of two, first": holding("one owner of two, first", owner="KVK:velen"),
    "one owner of two, second": holding("one owner of two, second", owner="KVK:velen"),
}
LEFT_ALONE = {
    "a day earlier": holding("a day earlier", 89),
    "still in business": holding("still in business", None),
    "the right has ended": holding("the right has ended", ended=date(2024, 10, 1)),
    "excluded by its legal form": holding("excluded by its legal form", uitgezonderd="kerkgenootschap"),
    "a person": Graph()
    .node("Perceel", "a person")
    .edge("BEZIT", ("Persoon", "p"), ("Perceel", "a person"), dagen_na_einde=300, recht="eigendom"),
    **excluded(holding),
    **sole_trader(holding),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_owner_that_ended_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_two_owners_are_two_hits(store: GraphStore) -> None:
    assert hits_per_subject(store, RULE)["two owners"] == 2


def test_two_rights_of_one_owner_are_one_hit_that_names_both(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "two rights")

    assert hit.evidence["recht"] == ("eigendom", "erfpacht")
    assert hit.elements["b"] == ("eigendom-KVK:two rights-two rights", "erfpacht-KVK:two rights-two rights")


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        "Opgeheven B.V. is op 25 april 2024 beëindigd en staat 250 dagen later nog als rechthebbende op MTT00 A plain."
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [("dagen=91", "plain", "on the first day"), ("ontbonden_eigenaar.dagen=89", "a day earlier", "still in business")],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
