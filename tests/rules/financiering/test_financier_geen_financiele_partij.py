"""The rule on lenders outside the financial sector: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import loan
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, hits_per_subject, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["financier_geen_financiele_partij"]


def lent(tag: str, sbi: str | None = "56101", bedrag: int | None = 300_000, **lender: Any) -> Graph:
    """A company with this activity lends to a person."""
    return loan(tag, bedrag_euro=bedrag).node(
        "Bedrijf", f"KVK:{tag}", naam="Eethuis B.V.", **(by_activity(sbi) | lender)
    )


def linked(tag: str, borrower: str = "") -> Graph:
    """The lender is linked to a borrower, which is another rule."""
    name = borrower or f"p-{tag}"
    graph = lent(tag)
    if borrower:
        graph.edge("GELDNEMER", ("Persoon", name), ("Hypotheek", f"h-{tag}"))
    return link(graph, ("Bedrijf", f"KVK:{tag}"), ("Persoon", name))


def two_companies(tag: str) -> Graph:
    """A second company lends along."""
    other = ("Bedrijf", f"ander-{tag}")
    return lent(tag).node(*other, **by_activity("4711")).edge("GELDGEVER", other, ("Hypotheek", f"h-{tag}"))


REPORTED = {
    "the seller lends": lent("the seller lends")
    .edge("VERKOPER", ("Bedrijf", "KVK:the seller lends"), ("Transactie", "t"))
    .edge("BETREFT", ("Transactie", "t"), ("Perceel", "the seller lends")),
    "plain": lent("plain"),
    "at the threshold": lent("at the threshold", bedrag=25_000),
    "an unknown amount": lent("an unknown amount", bedrag=None),
    "just below the sector": lent("just below the sector", "6399"),
    "just above the sector": lent("just above the sector", "6810"),
    "a code with the digits elsewhere": lent("a code with the digits elsewhere", "0164"),
    "to a company": loan("to a company", borrower=("Bedrijf", "KVK:lener")).node(
        "Bedrijf", "KVK:to a company", **by_activity("4120")
    ),
    "linked to somebody else": link(
        lent("linked to somebody else"), ("Bedrijf", "KVK:linked to somebody else"), ("Persoon", "derde")
    ),
    "two companies": two_companies("two companies"),
}
LEFT_ALONE = {
    "a bank": lent("a bank", "6419"),
    "a holding": lent("a holding", "6420"),
    "a licensed lender": lent("a licensed lender", geldverstrekker="vergunning"),
    "an insurer": lent("an insurer", "65"),
    "a broker": lent("a broker", "66290"),
    "activity unknown": lent("activity unknown", None),
    "a euro below": lent("a euro below", bedrag=24_999),
    "released": loan("released", released=date(2024, 5, 1)).node("Bedrijf", "KVK:released", **by_activity("56101")),
    "linked": linked("linked"),
    "linked to one of two": linked("linked to one of two", "tweede"),
    "itself": loan("itself", borrower=("Bedrijf", "KVK:itself")).node("Bedrijf", "KVK:itself", **by_activity("56101")),
    "a person": loan("a person", lender=("Persoon", "p")),
    **excluded(lent),
    **sole_trader(lent),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_lender_outside_the_financial_sector_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_lender_of_one_mortgage(store: GraphStore) -> None:
    assert hits_per_subject(store, RULE)["two companies"] == 2


def test_the_sentence_says_what_was_seen_and_names_no_person(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Op MTT00 A plain rust een hypotheek van 300.000 euro van Eethuis B.V. aan een natuurlijk persoon (geldnemer); de"
            " geldgever heeft hoofdactiviteit 56101 en valt dus buiten de financiële sector."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("bedrag=24999", "a euro below", "a bank"),
        ("financier_geen_financiele_partij.bedrag=25001", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


def test_a_lender_that_sold_the_object_is_told_beside_it(store: GraphStore) -> None:
    assert explained(store, RULE, "the seller lends") == {"verkoper_leent"}
    assert explained(store, RULE, "plain") == set()
