"""The rule on mortgages that were soon gone: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import loan
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["snelle_aflossing"]


def redeemed(tag: str, dagen: int | None = 300, bedrag: int | None = 200_000, **borrower: Any) -> Graph:
    """A company redeems what it borrowed within some days."""
    company = ("Bedrijf", f"lener-{tag}")
    rested = {"dagen_tot_aflossing": dagen, "geldig_van": date(2023, 6, 1)}
    graph = loan(tag, borrower=company, released=date(2024, 3, 27), resting=rested, bedrag_euro=bedrag)
    return graph.node(*company, naam="Aflos B.V.", **borrower)


def sold_elsewhere(tag: str, day: date = date(2024, 1, 1), **deed: Any) -> Graph:
    """The borrower sold something else on a day."""
    sale = ("Transactie", f"t-{tag}")
    values: dict[str, Any] = {"soort": "koop", "datum": day, "koopsom_euro": 200_000} | deed
    return redeemed(tag).node(*sale, **values).edge("VERKOPER", ("Bedrijf", f"lener-{tag}"), sale)


REPORTED = {
    "plain": redeemed("plain"),
    "on the last day": redeemed("on the last day", 548),
    "with just the amount": redeemed("with just the amount", bedrag=100_000),
    "sold meanwhile": sold_elsewhere("sold meanwhile"),
    "sold for less": sold_elsewhere("sold for less", koopsom_euro=199_999),
    "sold before": sold_elsewhere("sold before", date(2023, 5, 31)),
    "given away": sold_elsewhere("given away", soort="schenking"),
    **sole_trader(redeemed),
}
LEFT_ALONE = {
    "a day later": redeemed("a day later", 549),
    "a euro less": redeemed("a euro less", bedrag=99_999),
    "amount unknown": redeemed("amount unknown", bedrag=None),
    "still there, sold or renewed": redeemed("still there, sold or renewed", None),
    **excluded(redeemed),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_mortgage_that_was_soon_gone_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "De hypotheek van 200.000 euro die Aflos B.V. op 1 juni 2023 op MTT00 A plain vestigde, rustte er op 27 maart 2024 niet"
            " meer op, na hoogstens 300 dagen; het object is niet verkocht en er kwam geen andere hypotheek voor in de plaats."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=549", "a day later", "a euro less"),
        ("bedrag=99999", "a euro less", "amount unknown"),
        ("dagen=547", "plain", "on the last day"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("sold meanwhile", {"andere_verkoop"}),
        ("sold for less", set()),
        ("sold before", set()),
        ("given away", set()),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
