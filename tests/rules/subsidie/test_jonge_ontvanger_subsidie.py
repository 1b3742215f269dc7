"""The rule on large grants to what is new: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["jonge_ontvanger_subsidie"]


def granted(tag: str, dagen: int | None = 90, euro: int | None = 25_000, **company: Any) -> Graph:
    """A foundation that was founded so many days before gets so much."""
    grant = ("Subsidie", f"s-{tag}")
    graph = Graph().node(*firm(tag), naam="Stichting Kansrijk", opgericht=date(2023, 12, 1), **company)
    graph.node(*grant, regeling="Jeugdwerk", verleend_euro=euro, datum_besluit=date(2024, 5, 1))
    return graph.edge("ONTVANGT", firm(tag), grant, dagen_sinds_oprichting=dagen)


def linked(tag: str, since: date) -> Graph:
    """It is linked with what was there since a day."""
    older = ("Bedrijf", f"KVK:ouder-{tag}")
    return link(granted(tag).node(*older, opgericht=since), firm(tag), older)


REPORTED = {
    "plain": granted("plain"),
    "very young and large": granted("very young and large", 1, 90_000),
    "at the thresholds": granted("at the thresholds", 180, 10_000),
    "with an old link": linked("with an old link", date(1998, 1, 1)),
    "with a new link": linked("with a new link", date(2020, 1, 1)),
}
LEFT_ALONE = {
    "a day more": granted("a day more", 181),
    "age unknown": granted("age unknown", None),
    "a euro less": granted("a euro less", 90, 9_999),
    "amount unknown": granted("amount unknown", 90, None),
    **excluded(granted),
    **sole_trader(granted),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_large_grant_to_a_new_party_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"s-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "s-plain") == [
        (
            "Stichting Kansrijk, opgericht op 1 december 2023, vroeg 90 dagen later subsidie Jeugdwerk (s-plain) aan en kreeg"
            " op 1 mei 2024 25.000 euro."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=89", "plain"), ("bedrag=25001", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"s-{case}") == (False,)


def test_an_old_group_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "bestaande_groep") == {"s-with an old link"}
