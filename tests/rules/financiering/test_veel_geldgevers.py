"""The rule on objects with many lenders: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import loan
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["veel_geldgevers"]


def burdened(
    tag: str, hypotheken: int | None = 4, geldgevers: int | None = 3, held_until: date | None = None, **owner: Any
) -> Graph:
    """An object of a company with so many mortgages."""
    company = ("Bedrijf", f"eigenaar-{tag}")
    return (
        loan(tag)
        .node("Perceel", tag, hypotheken=hypotheken, geldgevers=geldgevers)
        .node(*company, **owner)
        .edge("BEZIT", company, ("Perceel", tag), geldig_tot=held_until)
    )


REPORTED = {"plain": burdened("plain"), "many": burdened("many", 9, 7), **sole_trader(burdened)}
LEFT_ALONE = {
    "a mortgage less": burdened("a mortgage less", 3),
    "a lender less": burdened("a lender less", geldgevers=2),
    "never asked": burdened("never asked", None, None),
    "not held any more": burdened("not held any more", held_until=date(2024, 5, 1)),
    **excluded(burdened),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_object_with_many_mortgages_of_several_lenders_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        ("Op MTT00 A plain rusten tegelijk 4 hypotheken van 3 verschillende geldgevers.")
    ]


def test_every_mortgage_and_lender_is_in_one_hit(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "plain")

    assert (hit.evidence["hypotheek"], hit.evidence["geldgever"]) == (("h-plain",), ("KVK:plain",))


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("hypotheken=2", "a mortgage less", "a lender less"),
        ("geldgevers=2", "a lender less", "a mortgage less"),
        ("geldgevers=4", "many", "plain"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
