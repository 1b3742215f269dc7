"""The rule on buyers of very much: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import lent, purchase
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits_per_subject, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["veel_aankopen"]


def bought(tag: str, aantal: int | None = 6, **more: Any) -> Graph:
    """One of many purchases."""
    return purchase(tag, {"aankopen_24_maanden": aantal}, **more)


REPORTED = {
    "plain": bought("plain"),
    "at the threshold": bought("at the threshold", 5),
    "by a person": bought("by a person", buyer=("Persoon", "p")),
    "with a bank": lent(bought("with a bank"), "with a bank", **by_activity("64191")),
    "with a listed lender": lent(bought("with a listed lender"), "with a listed lender", "fonds", uitgezonderd="fonds"),
    "with an insurer": lent(bought("with an insurer"), "with an insurer", "verzekeraar", **by_activity("65111")),
    "with a company": lent(bought("with a company"), "with a company", "bv", **by_activity("6420")),
    "lent before": lent(bought("lent before"), "lent before", "oud", date(2020, 1, 1), **by_activity("64191")),
}
LEFT_ALONE = {
    "one less": bought("one less", 4),
    "a single one": bought("a single one", None),
    "a gift": bought("a gift", soort="schenking"),
    **excluded(bought),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_fast_buyer_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Met de koop van MTT00 A plain op 1 maart 2024 kocht plain B.V., met wat eronder valt, in 24 maanden op 6 dagen"
            " vastgoed."
        )
    ]


def test_a_hit_is_one_buyer_and_one_deed(store: GraphStore) -> None:
    assert set(hits_per_subject(store, RULE).values()) == {1}


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("bankhypotheek", {"with a bank", "with a listed lender", "with an insurer"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("aankopen=4", "one less", "a single one"),
        ("aankopen=6", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
