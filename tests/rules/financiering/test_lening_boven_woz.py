"""The rule on mortgages far above the WOZ value: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import lent_by, loan
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["lening_boven_woz"]


def secured(tag: str, verhouding: int | None = 300, released: date | None = None, **lender: Any) -> Graph:
    """A company lends a percentage of what the object is worth."""
    return lent_by(tag, released, {"woz_verhouding_procent": verhouding}, **lender)


def building(tag: str, **permit: Any) -> Graph:
    """The same, with a permit at the address of the object."""
    values: dict[str, Any] = {"besluit": "verleend", "bouwsom_euro": 50_000} | permit
    home, place, case = ("Verblijfsobject", f"v-{tag}"), ("Adres", f"a-{tag}"), ("Vergunning", f"w-{tag}")
    return (
        secured(tag)
        .node(*case, **values)
        .edge("HEEFT_VBO", ("Perceel", tag), home)
        .edge("HEEFT_ADRES", home, place)
        .edge("VERGUND_VOOR", case, place)
    )


REPORTED = {
    "plain": secured("plain"),
    "with just the ratio": secured("with just the ratio", 220),
    "a bank": secured("a bank", **by_activity("64191")),
    "a licensed lender": secured("a licensed lender", sbi="6810", geldverstrekker="vergunning"),
    "a holding lends": secured("a holding lends", **by_activity("6420")),
    "a sole trader lends": secured("a sole trader lends", eenmanszaak=True),
    "a permit": building("a permit"),
    "a refused permit": building("a refused permit", besluit="geweigerd"),
    "a small permit": building("a small permit", bouwsom_euro=49_999),
    "a person lends": loan("a person lends", ("Persoon", "gever"), resting={"woz_verhouding_procent": 300}),
}
LEFT_ALONE = {
    "a percent less": secured("a percent less", 219),
    "ratio unknown": secured("ratio unknown", None),
    "released": secured("released", released=date(2024, 5, 1)),
    **excluded(secured),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_mortgage_far_above_the_value_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Op MTT00 A plain rust sinds 1 juni 2023 een hypotheek van 300.000 euro ten gunste van Leengeld B.V.: 300 % van de"
            " WOZ-waarde op die dag van alles waarop zij rust."
        )
    ]


def test_a_ratio_that_is_not_known_is_a_case_that_could_not_be_judged(store: GraphStore) -> None:
    assert store.rows(RULE.undecided, {}) == [(1,)]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("verhouding=219", "a percent less", "ratio unknown"),
        ("verhouding=221", "plain", "with just the ratio"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("a bank", {"bank"}),
        ("a licensed lender", {"bank"}),
        ("a holding lends", set()),
        ("a permit", {"bouwplan"}),
        ("a refused permit", set()),
        ("a small permit", set()),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
