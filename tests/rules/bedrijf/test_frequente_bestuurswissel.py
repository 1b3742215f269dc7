"""The rule on boards that change often: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import holding
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["frequente_bestuurswissel"]


def changed(tag: str, wissels: int | None = 4, **more: Any) -> Graph:
    """A company whose board changed; its id is the tag."""
    return holding(f"o-{tag}", holder=("Bedrijf", tag), sold=more.pop("sold", None)).node(
        "Bedrijf", tag, naam=f"{tag} B.V.", bestuurswissels=wissels, **more
    )


REPORTED = {
    "plain": changed("plain"),
    "at the threshold": changed("at the threshold", 3),
    "a foundation": changed("a foundation", rechtsvorm="ST"),
}
LEFT_ALONE = {
    "one less": changed("one less", 2),
    "none": changed("none", None),
    "sold": changed("sold", sold=date(2024, 1, 1)),
    **excluded(changed),
    **sole_trader(changed),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_board_that_changes_often_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        "Bij plain B.V., rechthebbende op MTT00 A o-plain, wisselde het bestuur in twaalf maanden op 4 dagen."
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("vrijwilligers", {"a foundation"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("wissels=2", "one less", "none"),
        ("wissels=4", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
