"""The rule on changes of officers around a sale: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits_per_subject, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["bestuurswissel_rond_transactie"]


def sale(tag: str, wissel: int | None = 10, side: str = "KOPER", soort: str = "koop", **company: Any) -> Graph:
    """A company is a party to the sale of the object that the tag names."""
    transfer, party = ("Transactie", f"t-{tag}"), ("Bedrijf", f"KVK:{tag}")
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*party, naam="Wissel B.V.", **company)
        .node(*transfer, datum=date(2024, 3, 1), soort=soort)
        .edge(side, party, transfer, dagen_bestuurswissel=wissel)
        .edge("BETREFT", transfer, ("Perceel", tag))
    )


def both_sides(tag: str) -> Graph:
    """Buyer and seller both changed their officers."""
    return sale(tag).edge("VERKOPER", ("Bedrijf", f"ander-{tag}"), ("Transactie", f"t-{tag}"), dagen_bestuurswissel=-5)


REPORTED = {
    "plain": sale("plain"),
    "the seller": sale("the seller", side="VERKOPER"),
    "on the day": sale("on the day", 0),
    "on the last day after": sale("on the last day after", 60),
    "on the first day before": sale("on the first day before", -60),
    "both sides": both_sides("both sides"),
}
LEFT_ALONE = {
    "a day later": sale("a day later", 61),
    "a day earlier": sale("a day earlier", -61),
    "a year away": sale("a year away", 365, side="VERKOPER"),
    "no change known": sale("no change known", None),
    "a merger": sale("a merger", soort="fusie"),
    "a gift": sale("a gift", soort="schenking"),
    "a person": Graph()
    .node("Transactie", "tp", soort="koop")
    .edge("KOPER", ("Persoon", "p"), ("Transactie", "tp"), dagen_bestuurswissel=3)
    .edge("BETREFT", ("Transactie", "tp"), ("Perceel", "a person")),
    **excluded(sale),
    **sole_trader(sale),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_change_of_officers_around_a_sale_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_company_in_one_deed(store: GraphStore) -> None:
    assert hits_per_subject(store, RULE)["both sides"] == 2


@pytest.mark.parametrize(("case", "days"), [("plain", 10), ("on the first day before", -60)])
def test_the_sentence_says_what_was_seen(store: GraphStore, case: str, days: int) -> None:
    assert sentences(store, RULE, case) == [
        (
            f"Wissel B.V. was partij bij de verkoop van MTT00 A {case} op 1 maart 2024; het bestuur wisselde {days} dagen na de"
            " akte (onder nul: ervoor)."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=61", "a day later", "a year away"),
        ("dagen=61", "a day earlier", "a merger"),
        ("dagen=59", "plain", "on the last day after"),
        ("bestuurswissel_rond_transactie.dagen=59", "the seller", "on the first day before"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
