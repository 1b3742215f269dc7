"""The rule on one applicant for addresses of others: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["aanvrager_voor_veel_adressen"]


def asking(tag: str, adressen: int | None = 7, **company: Any) -> Graph:
    """A company asks for a permit, one of many."""
    graph = Graph().node(*firm(tag), naam="Voorbeeld B.V.", **company).node("Vergunning", f"z-{tag}")
    return graph.edge("VRAAGT_AAN", firm(tag), ("Vergunning", f"z-{tag}"), vreemde_adressen=adressen)


REPORTED = {
    "plain": asking("plain"),
    "at the threshold": asking("at the threshold", 5),
    "a manager": asking("a manager", sbi="68321"),
}
LEFT_ALONE = {
    "one less": asking("one less", 4),
    "none": asking("none", None),
    **excluded(asking),
    **sole_trader(asking),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_applicant_for_many_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"KVK:{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "KVK:plain") == [
        (
            "Voorbeeld B.V. vroeg in vijf jaar vergunningen voor het gebruik van 7 adressen die van anderen zijn en waar het"
            " niet is gevestigd (z-plain)."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("adressen=8", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"KVK:{case}") == (False,)


def test_managing_property_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "beheerder") == {"KVK:a manager"}
