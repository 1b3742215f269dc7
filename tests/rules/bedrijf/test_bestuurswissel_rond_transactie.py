"""The rule on changes of officers around a sale: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits_per_subject, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["bestuurswissel_rond_transactie"]
DEED = date(2024, 3, 1)


def change(wissel: int | None) -> dict[str, Any]:
    """A change of officers so many days from the deed, as the facts tell it."""
    return {
        "dagen_bestuurswissel": wissel,
        "bestuurswissel_op": None if wissel is None else DEED + timedelta(days=wissel),
    }


def sale(tag: str, wissel: int | None = 10, side: str = "KOPER", soort: str = "koop", **company: Any) -> Graph:
    """A company is a party to the sale of the object that the tag names."""
    transfer, party = ("Transactie", f"t-{tag}"), ("Bedrijf", f"KVK:{tag}")
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*party, naam="Wissel B.V.", **company)
        .node(*transfer, datum=DEED, soort=soort)
        .edge(side, party, transfer, **change(wissel))
        .edge("BETREFT", transfer, ("Perceel", tag))
    )


def both_sides(tag: str) -> Graph:
    """Buyer and seller both changed their officers."""
    return sale(tag).edge("VERKOPER", ("Bedrijf", f"ander-{tag}"), ("Transactie", f"t-{tag}"), **change(-5))


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
    .edge("KOPER", ("Persoon", "p"), ("Transactie", "tp"), **change(3))
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


@pytest.mark.parametrize(
    ("case", "day"),
    [
        ("plain", "11 maart 2024"),
        ("the seller", "11 maart 2024"),
        ("on the day", "1 maart 2024"),
        ("on the first day before", "1 januari 2024"),
    ],
)
def test_the_sentence_says_on_which_day_the_officers_changed(store: GraphStore, case: str, day: str) -> None:
    assert sentences(store, RULE, case) == [
        (
            f"Bij Wissel B.V. wisselde het bestuur op {day}, rond de akte van 1 maart 2024 waarmee het bedrijf MTT00 A {case}"
            " kocht of verkocht."
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
