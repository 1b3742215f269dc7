"""The rule on holders that may be one: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, holding
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["mogelijk_dezelfde_eigenaar"]


def alike(
    tag: str, score: int | None = 950, sold: date | None = None, other_sold: date | None = None, **more: Any
) -> Graph:
    """A holder that may be another holder."""
    other = ("Bedrijf", f"ander-{tag}")
    graph = holding(tag, sold=sold, **more).node(*other, naam="Ander B.V.")
    graph.node("Perceel", f"o-{tag}", aanduiding="MTT00 B 2").edge(
        "BEZIT", other, ("Perceel", f"o-{tag}"), geldig_tot=other_sold
    )
    return graph.edge("MOGELIJK_ZELFDE_ALS", company(tag), other, score_promille=score)


REPORTED = {
    "plain": alike("plain"),
    "at the threshold": alike("at the threshold", 900),
}
LEFT_ALONE = {
    "less alike": alike("less alike", 899),
    "sold": alike("sold", sold=date(2024, 1, 1)),
    "the other sold": alike("the other sold", other_sold=date(2024, 1, 1)),
    "alike a listed party": alike("alike a listed party").node(
        "Bedrijf", "ander-alike a listed party", uitgezonderd="overheid"
    ),
    **excluded(alike),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_two_holders_that_may_be_one_are_shown_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., rechthebbende op MTT00 A plain, is mogelijk dezelfde als Ander B.V., rechthebbende op MTT00 B 2 (score:"
            " 95 %)."
        )
    ]


def test_it_opens_nothing() -> None:
    assert (RULE.strength, RULE.weight) == ("context", 0)


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("score=899", "less alike", "sold"),
        ("score=901", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
