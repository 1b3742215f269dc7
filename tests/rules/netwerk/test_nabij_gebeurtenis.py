"""The rule on holders near a measure: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import DAY, company, holding
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["nabij_gebeurtenis"]


def near(tag: str, soort: str = "sluiting_13b", stappen: int = 1, sold: date | None = None, **holder: Any) -> Graph:
    """A holder linked to who got a measure."""
    met, event = ("Bedrijf", f"b-{tag}"), ("Gebeurtenis", f"g-{tag}")
    graph = link(holding(tag, sold=sold, **holder), company(tag), met, stappen=stappen).node(*met, naam="Oud B.V.")
    return graph.node(*event, soort=soort, datum=DAY).edge("GAAT_OVER", event, met)


REPORTED = {
    "plain": near("plain"),
    "a refusal": near("a refusal", "weigering_vergunning"),
    "a withdrawal": near("a withdrawal", "intrekking"),
    "over a third": near("over a third", stappen=2),
}
LEFT_ALONE = {
    "a check": near("a check", "controle"),
    "sold": near("sold", sold=date(2024, 1, 1)),
    "near a listed party": near("near a listed party").node(
        "Bedrijf", "b-near a listed party", uitgezonderd="overheid"
    ),
    "not linked": holding("not linked"),
    **excluded(near),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_holder_near_a_measure_is_shown_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., rechthebbende op MTT00 A plain, is verbonden met Oud B.V., die op 1 maart 2024 een maatregel kreeg"
            " (sluiting op grond van artikel 13b Opiumwet)."
        )
    ]


def test_it_opens_nothing() -> None:
    assert (RULE.strength, RULE.weight) == ("context", 0)


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("stappen=1", "plain", "over a third"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
