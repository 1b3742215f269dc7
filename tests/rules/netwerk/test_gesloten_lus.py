"""The rule on companies that hold themselves in the end: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import holding
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits_per_subject, sentences
from tests.support.graphs import embedded

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["gesloten_lus"]


def circle(
    tag: str,
    stappen: int | None = 2,
    above: int | None = 2,
    given_up: date | None = None,
    sold: date | None = None,
    **more: Any,
) -> Graph:
    """A company with property and one that holds it; its id is the tag."""
    graph = holding(f"o-{tag}", holder=("Bedrijf", tag), sold=sold)
    graph.node("Bedrijf", f"m-{tag}", naam="Moeder B.V.", lus_stappen=above)
    graph.node("Bedrijf", tag, naam=f"{tag} B.V.", lus_stappen=stappen, **more)
    return graph.edge("AANDEELHOUDER_VAN", ("Bedrijf", f"m-{tag}"), ("Bedrijf", tag), geldig_tot=given_up)


REPORTED = {
    "plain": circle("plain"),
    "at the threshold": circle("at the threshold", 6, 6),
}
LEFT_ALONE = {
    "a longer way": circle("a longer way", 7, 7),
    "in no circle": circle("in no circle", None, None),
    "held from outside": circle("held from outside", 2, None),
    "given up": circle("given up", given_up=date(2024, 1, 1)),
    "sold": circle("sold", sold=date(2024, 1, 1)),
    **excluded(circle),
    **sole_trader(circle),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_closed_circle_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., rechthebbende op MTT00 A o-plain, wordt gehouden door Moeder B.V. en houdt over 2 stappen uiteindelijk"
            " zichzelf."
        )
    ]


def test_two_objects_stand_in_one_hit(tmp_path: Path) -> None:
    graph = circle("plain").edge("BEZIT", ("Bedrijf", "plain"), ("Perceel", "tweede"))
    with embedded(graph, tmp_path) as store:
        assert hits_per_subject(store, RULE) == {"plain": 1}


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("stappen=7", "a longer way", "in no circle"),
        ("stappen=5", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
