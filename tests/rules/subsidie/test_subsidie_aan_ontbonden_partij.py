"""The rule on grants to what no longer exists: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits_per_subject, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["subsidie_aan_ontbonden_partij"]


def granted(tag: str, dagen: int | None = 120, **company: Any) -> Graph:
    """A foundation that ended gets the grant that the tag names."""
    grantee, grant = ("Bedrijf", f"KVK:{tag}"), ("Subsidie", tag)
    return (
        Graph()
        .node(*grantee, naam="Stichting Kansrijk", beeindigd=date(2023, 1, 1), **company)
        .node(*grant, regeling="Jeugdwerk", datum_besluit=date(2023, 5, 1), verleend_euro=15_500)
        .edge("ONTVANGT", grantee, grant, dagen_na_einde=dagen)
    )


def to_two(tag: str) -> Graph:
    """A second grantee of the same grant ended too."""
    return granted(tag).edge("ONTVANGT", ("Bedrijf", f"tweede-{tag}"), ("Subsidie", tag), dagen_na_einde=10)


REPORTED = {
    "plain": granted("plain"),
    "a day after": granted("a day after", 1),
    "dissolved": granted("dissolved", eindreden="ontbinding"),
    "without anything to settle": granted("without anything to settle", eindreden="turboliquidatie"),
    "bankrupt": granted("bankrupt", eindreden="faillissement"),
    "two grantees": to_two("two grantees"),
}
LEFT_ALONE = {
    "on the day itself": granted("on the day itself", 0),
    "before the end": granted("before the end", None),
    "merged": granted("merged", eindreden="fusie"),
    "split": granted("split", eindreden="splitsing"),
    "converted": granted("converted", eindreden="omzetting"),
    "a person": Graph().edge("ONTVANGT", ("Persoon", "p"), ("Subsidie", "a person"), dagen_na_einde=100),
    **excluded(granted),
    **sole_trader(granted),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_grant_after_the_end_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_grant_to_one_grantee(store: GraphStore) -> None:
    assert hits_per_subject(store, RULE)["two grantees"] == 2


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Stichting Kansrijk is op 1 januari 2023 beëindigd; 120 dagen later, op 1 mei 2023, is subsidie Jeugdwerk (plain)"
            " van 15.500 euro verleend."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [("dagen=2", "plain", "a day after"), ("subsidie_aan_ontbonden_partij.dagen=120", "plain", "a day after")],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
