"""The rule on old companies that buy under a new board: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import purchase
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["plankvennootschap_koopt"]


def revived(
    tag: str, bestuur: int | None = 60, leeftijd: int | None = 2000, *, eerste: bool = True, **more: Any
) -> Graph:
    """An old company buys under a new board."""
    facts = {"dagen_nieuw_bestuur": bestuur, "dagen_sinds_oprichting": leeftijd, "eerste_aankoop": eerste}
    return purchase(tag, facts, opgericht=date(2018, 9, 9), **more)


REPORTED = {
    "plain": revived("plain"),
    "at the thresholds": revived("at the thresholds", 180, 730),
    "with staff": revived("with staff", werkzame_personen=5),
    "with little staff": revived("with little staff", werkzame_personen=4),
}
LEFT_ALONE = {
    "a day later": revived("a day later", 181),
    "the old board": revived("the old board", None),
    "too young": revived("too young", leeftijd=729),
    "not its first": revived("not its first", eerste=False),
    "a merger": revived("a merger", soort="fusie"),
    **excluded(revived),
    **sole_trader(revived),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_revived_company_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., opgericht op 9 september 2018, kreeg een geheel nieuw bestuur en kocht 60 dagen later, op 1 maart"
            " 2024, voor het eerst vastgoed: MTT00 A plain."
        )
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("met_personeel", {"with staff"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=181", "a day later", "the old board"),
        ("leeftijd=729", "too young", "not its first"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
