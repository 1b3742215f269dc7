"""The rule on the largest portfolios: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import holding
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["veel_objecten"]


def held(tag: str, aantal: int | None = 12, rang: int | None = 998, **more: Any) -> Graph:
    """An object of a portfolio."""
    return holding(tag, {"portefeuille": aantal, "portefeuille_rang_promille": rang}, **more)


REPORTED = {
    "plain": held("plain"),
    "at the thresholds": held("at the thresholds", 10, 990),
    "of a person": held("of a person", holder=("Persoon", "p")),
    "of a sole trader": held("of a sole trader", eenmanszaak=True),
}
LEFT_ALONE = {
    "one less": held("one less", 9),
    "large, and so are others": held("large, and so are others", rang=989),
    "small": held("small", None, None),
    "sold": held("sold", sold=date(2024, 1, 1)),
    **excluded(held),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_part_of_a_large_portfolio_is_shown_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., rechthebbende op MTT00 A plain, hoort bij een portefeuille van 12 objecten in de gemeente; 99,8 % van de"
            " rechthebbenden heeft er minder."
        )
    ]


def test_it_opens_nothing() -> None:
    assert (RULE.strength, RULE.weight) == ("context", 0)


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("objecten=9", "one less", "small"),
        ("rang=989", "large, and so are others", "one less"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
