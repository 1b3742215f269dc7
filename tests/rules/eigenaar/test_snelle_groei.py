"""The rule on portfolios that grow fast: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import lent, purchase
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["snelle_groei"]


def grown(tag: str, voor: int | None = 2, bij: int | None = 4, groei: int | None = 200, **more: Any) -> Graph:
    """A purchase by which a portfolio grew."""
    return purchase(tag, {"portefeuille_voor": voor, "groei_objecten": bij, "groei_procent": groei}, **more)


REPORTED = {
    "plain": grown("plain"),
    "at the thresholds": grown("at the thresholds", 5, 5, 100),
    "four objects": grown("four objects", 4, 4, 100),
    "by a person": grown("by a person", buyer=("Persoon", "p")),
    "with a bank": lent(grown("with a bank"), "with a bank", **by_activity("64191")),
}
LEFT_ALONE = {
    "not a small one": grown("not a small one", 6, 6, 100),
    "three objects": grown("three objects", 2, 3, 150),
    "not doubled": grown("not doubled", 5, 4, 80),
    "from nothing": grown("from nothing", 0, 4, None),
    "an inheritance": grown("an inheritance", soort="vererving"),
    **excluded(grown),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_doubled_portfolio_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Met de koop van MTT00 A plain op 1 maart 2024 groeide de portefeuille van plain B.V. in 24 maanden door aankopen"
            " van 2 met 4 objecten (200 %)."
        )
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("bankhypotheek", {"with a bank"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("begin=6", "not a small one", "not doubled"),
        ("objecten=3", "three objects", "from nothing"),
        ("groei=80", "not doubled", "from nothing"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
