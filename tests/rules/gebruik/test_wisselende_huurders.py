"""The rule on companies that follow each other at one address: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import home, place

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["wisselende_huurders"]


def left(tag: str, vertrokken: int | None = 4, gebruiksdoel: str = "industriefunctie", **about: Any) -> Graph:
    """So many companies left an address."""
    return home(tag, gebruiksdoel=gebruiksdoel, **about).node(*place(tag), vertrokken_bedrijven=vertrokken)


REPORTED = {
    "plain": left("plain"),
    "at the threshold": left("at the threshold", 3),
    "a shop": left("a shop", gebruiksdoel="winkelfunctie, woonfunctie"),
    "shared": left("shared", bedrijven=4),
    "of three": left("of three", bedrijven=3),
}
LEFT_ALONE = {
    "two": left("two", 2),
    "unknown": left("unknown", None),
    "a home": left("a home", gebruiksdoel="woonfunctie"),
    "an office": left("an office", gebruiksdoel="kantoorfunctie"),
    "an object of before": left("an object of before", gone=date(2024, 1, 1)),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_fast_succession_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        ("Op Voorbeeldstraat 12, Maastricht vertrokken in een periode van 36 maanden 4 verschillende bedrijven.")
    ]


@pytest.mark.parametrize(("setting", "case"), [("bedrijven=5", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)


def test_premises_that_many_share_explain_it(store: GraphStore) -> None:
    assert explained(store, RULE, "verzamelgebouw") == {"a-shared"}
