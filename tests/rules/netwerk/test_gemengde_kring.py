"""The rule on circles of mixed branches: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import holding
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["gemengde_kring"]


def mixed(tag: str, zorg: int | None = 1, contant: int | None = 2, leden: int | None = 6, **more: Any) -> Graph:
    """A company with property in a circle; its id is the tag."""
    roles = {"kring_zorg": zorg, "kring_contant": contant, "kring_leden": leden, "kring_vastgoed": 1}
    return holding(f"o-{tag}", holder=("Bedrijf", tag), sold=more.pop("sold", None)).node(
        "Bedrijf", tag, naam=f"{tag} B.V.", **roles, **more
    )


REPORTED = {
    "plain": mixed("plain"),
    "at the thresholds": mixed("at the thresholds", 1, 1, 25),
}
LEFT_ALONE = {
    "without care": mixed("without care", 0),
    "without cash": mixed("without cash", contant=0),
    "a large circle": mixed("a large circle", leden=26),
    "no circle": mixed("no circle", None, None, None),
    "sold": mixed("sold", sold=date(2024, 1, 1)),
    **excluded(mixed),
    **sole_trader(mixed),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_mixed_circle_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., rechthebbende op MTT00 A o-plain, hoort bij een kring van 6 bedrijven: 1 in de zorg of met subsidie, 2"
            " in branches met veel contant geld, 1 met vastgoed."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("leden=26", "a large circle", "without care"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
