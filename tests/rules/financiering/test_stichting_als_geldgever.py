"""The rule on foundations that lend: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import lent_by, loan
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["stichting_als_geldgever"]


def foundation(tag: str, bedrag: int | None = 300_000, released: date | None = None, **lender: Any) -> Graph:
    """A foundation lends to a person."""
    values: dict[str, Any] = {"rechtsvorm": "ST"} | lender
    return lent_by(tag, released, **values).node("Hypotheek", f"h-{tag}", bedrag_euro=bedrag)


def in_a_group(tag: str) -> Graph:
    """It also lends to a company that is linked to it."""
    lender, daughter = ("Bedrijf", f"KVK:{tag}"), ("Bedrijf", f"dochter-{tag}")
    return link(foundation(tag).edge("GELDNEMER", daughter, ("Hypotheek", f"h-{tag}")), lender, daughter)


REPORTED = {
    "plain": foundation("plain"),
    "with just the amount": foundation("with just the amount", 25_000),
    "an unknown amount": foundation("an unknown amount", None),
    "another branch": foundation("another branch", **by_activity("94993")),
    "in a group": in_a_group("in a group"),
}
LEFT_ALONE = {
    "a euro less": foundation("a euro less", 24_999),
    "released": foundation("released", released=date(2024, 5, 1)),
    "a company": foundation("a company", rechtsvorm="BV"),
    "form unknown": foundation("form unknown", rechtsvorm=None),
    "a licensed fund": foundation("a licensed fund", sbi="94993", geldverstrekker="vergunning"),
    "a fund by its work": foundation("a fund by its work", **by_activity("6430")),
    "a pension fund by its work": foundation("a pension fund by its work", **by_activity("6530")),
    "a person": loan("a person", ("Persoon", "gever")),
    **excluded(foundation),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_foundation_that_lends_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Op MTT00 A plain rust sinds 1 juni 2023 een hypotheek van 300.000 euro ten gunste van Leengeld B.V., een stichting"
            " buiten de financiële sector; wie haar geld inbracht staat in geen openbaar register."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("bedrag=24999", "a euro less", "a company"),
        ("bedrag=25001", "plain", "with just the amount"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("in a group", {"groep"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
