"""The rule on companies that end soon after a deed: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, purchase
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["opgeheven_na_overdracht"]


def ended(tag: str, dagen: int | None = 200, **more: Any) -> Graph:
    """The buyer came to an end after the deed."""
    return purchase(tag, {"dagen_tot_einde": dagen}, beeindigd=date(2024, 9, 17), **more)


def sold(tag: str) -> Graph:
    """The seller did."""
    seller, deed = company(tag), ("Transactie", f"t-{tag}")
    graph = purchase(tag, {}, buyer=("Persoon", "p"), beeindigd=date(2024, 9, 17))
    return graph.edge("VERKOPER", seller, deed, dagen_tot_einde=10)


REPORTED = {
    "plain": ended("plain"),
    "on the day": ended("on the day", 0),
    "at the threshold": ended("at the threshold", 365),
    "a seller": sold("a seller"),
    "a developer": ended("a developer", sbi="4110"),
    "a dealer": ended("a dealer", sbi="6810"),
}
LEFT_ALONE = {
    "a day later": ended("a day later", 366),
    "still there": ended("still there", None),
    "a merger": ended("a merger", soort="fusie"),
    **excluded(ended),
    **sole_trader(ended),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_end_soon_after_a_deed_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., koper of verkoper van MTT00 A plain bij akte van 1 maart 2024, is op 17 september 2024 beëindigd: 200"
            " dagen na de akte."
        )
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("projectontwikkeling", {"a developer"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=366", "a day later", "a merger"),
        ("dagen=364", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
