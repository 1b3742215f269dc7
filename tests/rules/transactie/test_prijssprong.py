"""The rule on unusual changes of price: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, sentences
from tests.rules.transactie.selling import after_permit, sale, sold_by

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["prijssprong"]


def resold(tag: str, dagen: int | None = 100, verandering: int | None = 40, **seller: Any) -> Graph:
    """A company sells some days after the sale before, for a price that differs so much."""
    return sold_by(tag, {"dagen_sinds_vorige": dagen, "stijging_gecorrigeerd_procent": verandering}, **seller)


def to_company(tag: str, **buyer: Any) -> Graph:
    """A company buys."""
    facts = {"dagen_sinds_vorige": 100, "stijging_gecorrigeerd_procent": 40}
    return sale(tag, buyer=("Bedrijf", f"koper-{tag}"), facts=facts).node("Bedrijf", f"koper-{tag}", **buyer)


def of_kind(tag: str, soort: str | None) -> Graph:
    """The transfer is of another kind."""
    return resold(tag).node("Transactie", f"t-{tag}", soort=soort)


REPORTED = {
    "plain": resold("plain"),
    "on the last of the first days": resold("on the last of the first days", 180, 30),
    "a fall": resold("a fall", verandering=-30),
    "on the last day": resold("on the last day", 730, 50),
    "a fall in two years": resold("a fall in two years", 500, -50),
    "after works": after_permit(resold("after works"), "after works"),
    "after works elsewhere": after_permit(resold("after works elsewhere"), "after works elsewhere", of="tuin"),
    **sole_trader(resold),
}
LEFT_ALONE = {
    "a day later": resold("a day later", 181, 49),
    "a percent less": resold("a percent less", 180, 29),
    "a day after two years": resold("a day after two years", 731, 90),
    "a percent less in two years": resold("a percent less in two years", 730, -49),
    "change unknown": resold("change unknown", verandering=None),
    "the first sale": resold("the first sale", None, None),
    "an auction": of_kind("an auction", "executieveiling"),
    "an excluded buyer": to_company("an excluded buyer", uitgezonderd="corporatie"),
    **excluded(resold),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_price_far_from_the_one_before_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "MTT00 A plain is op 1 juni 2023, 100 dagen na de vorige verkoop, verkocht voor 200.000 euro; gecorrigeerd voor de"
            " markt is dat 40 % verschil."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("sprong_kort=29", "a percent less", "a day later"),
        ("lang=731", "a day after two years", "change unknown"),
        ("sprong_lang=49", "a percent less in two years", "a percent less"),
        ("kort=179", "plain", "on the last of the first days"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("after works", {"verbouwing"}),
        ("after works elsewhere", set()),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
