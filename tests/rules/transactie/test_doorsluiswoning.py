"""The rule on objects that are sold often: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["doorsluiswoning"]


def sold(tag: str, kort: int | None = 3, lang: int | None = 3) -> Graph:
    """An object that was sold so often."""
    return Graph().node("Perceel", tag, aanduiding=f"MTT00 A {tag}", verkopen_75_maanden=kort, verkopen_20_jaar=lang)


REPORTED = {"plain": sold("plain"), "over many years": sold("over many years", 2, 5), "often": sold("often", 6, 9)}
LEFT_ALONE = {"a sale less": sold("a sale less", 2, 4), "never sold": sold("never sold", None, None)}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_object_that_was_sold_often_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        ("MTT00 A plain is in 75 maanden 3 maal geheel verkocht, en in de laatste twintig jaar 3 maal.")
    ]


def test_it_is_context_and_weighs_nothing() -> None:
    assert (RULE.strength, RULE.weight) == ("context", 0)


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("kort=2", "a sale less", "never sold"),
        ("lang=4", "a sale less", "never sold"),
        ("kort=4", "often", "plain"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
