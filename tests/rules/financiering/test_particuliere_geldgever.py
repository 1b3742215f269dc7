"""The rule on purchases on a loan of a natural person: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import also_lent, loan
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["particuliere_geldgever"]


def private(
    tag: str,
    deel: int | None = 80,
    bedrag: int | None = 160_000,
    released: date | None = None,
    lender: Node = ("Persoon", "oom"),
) -> Graph:
    """A natural person lends a percentage of the price."""
    resting = {"koopsom_verhouding_procent": deel}
    return loan(tag, lender, released=released, resting=resting, bedrag_euro=bedrag)


def company(tag: str, **lender: Any) -> Graph:
    """A company lends as much."""
    return private(tag, lender=("Bedrijf", f"KVK:{tag}")).node("Bedrijf", f"KVK:{tag}", **lender)


REPORTED = {
    "plain": private("plain"),
    "with just the share": private("with just the share", 50),
    "with just the amount": private("with just the amount", bedrag=50_000),
    "a bank beside": also_lent(private("a bank beside"), "a bank beside"),
    "a licensed sole trader": company("a licensed sole trader", eenmanszaak=True, geldverstrekker="vergunning"),
    "a licensed lender beside": also_lent(
        private("a licensed lender beside"),
        "a licensed lender beside",
        ("Bedrijf", "vergund"),
        geldverstrekker="vergunning",
    ),
    "a person beside": also_lent(private("a person beside"), "a person beside", ("Persoon", "tante")),
    "of the seller": private("of the seller", lender=("Persoon", "verkoper"))
    .edge("VERKOPER", ("Persoon", "verkoper"), ("Transactie", "t"))
    .edge("BETREFT", ("Transactie", "t"), ("Perceel", "of the seller")),
    **sole_trader(company),
}
LEFT_ALONE = {
    "a percent less": private("a percent less", 49),
    "a euro less": private("a euro less", bedrag=49_999),
    "share unknown": private("share unknown", None),
    "amount unknown": private("amount unknown", bedrag=None),
    "released": private("released", released=date(2024, 5, 1)),
    "a company": company("a company"),
    "an excluded sole trader": company("an excluded sole trader", eenmanszaak=True, uitgezonderd="fonds"),
    **excluded(company),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_large_loan_of_a_person_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Een natuurlijk persoon (geldgever) leende 160.000 euro bij de aankoop van MTT00 A plain, hypotheek van 1 juni 2023: 80"
            " % van de koopsom."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("deel=49", "a percent less", "share unknown"),
        ("bedrag=49999", "a euro less", "amount unknown"),
        ("deel=51", "plain", "with just the share"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("a bank beside", {"bank_ernaast"}),
        ("a licensed sole trader", {"vergunde_geldgever"}),
        ("a licensed lender beside", {"bank_ernaast"}),
        ("a person beside", set()),
        ("of the seller", {"verkoper_leent"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
