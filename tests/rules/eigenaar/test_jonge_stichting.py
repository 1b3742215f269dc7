"""The rule on young foundations that buy: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, purchase
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["jonge_stichting"]


def bought(tag: str, dagen: int | None = 400, vorm: str = "ST", **more: Any) -> Graph:
    """A foundation buys."""
    return purchase(tag, {"dagen_sinds_oprichting": dagen}, rechtsvorm=vorm, opgericht=date(2023, 1, 26), **more)


REPORTED = {
    "plain": bought("plain"),
    "at the threshold": bought("at the threshold", 1825),
    "a school": bought("a school", sbi="85201"),
    "holds shares": bought("holds shares").edge("AANDEELHOUDER_VAN", company("holds shares"), ("Bedrijf", "dochter")),
}
LEFT_ALONE = {
    "a day older": bought("a day older", 1826),
    "age unknown": bought("age unknown", None),
    "a company": bought("a company", vorm="BV"),
    "a gift": bought("a gift", soort="schenking"),
    **excluded(bought),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_young_foundation_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        "plain B.V., een stichting die op 26 januari 2023 is opgericht, kocht MTT00 A plain op 1 maart 2024."
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("maatschappelijk", {"a school"}),
        ("administratiekantoor", {"holds shares"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=1826", "a day older", "age unknown"),
        ("dagen=400", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
