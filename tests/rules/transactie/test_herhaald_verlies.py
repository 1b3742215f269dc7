"""The rule on repeated sales at a loss: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.transactie.selling import sold_by

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["herhaald_verlies"]


def lost(
    tag: str, verkopen: int | None = 3, verandering: int | None = -20, dagen: int | None = 400, **seller: Any
) -> Graph:
    """A company sells at a loss, and did so before."""
    graph = sold_by(tag, {"stijging_gecorrigeerd_procent": verandering, "dagen_sinds_vorige": dagen}, **seller)
    graph.edges["VERKOPER"][f"VERKOPER:KVK:{tag}|t-{tag}"]["verliesverkopen"] = verkopen
    return graph


REPORTED = {
    "plain": lost("plain"),
    "just enough": lost("just enough", 2),
    "with just the loss": lost("with just the loss", verandering=-15),
    "on the last day": lost("on the last day", dagen=730),
    **sole_trader(lost),
}
LEFT_ALONE = {
    "once": lost("once", 1),
    "number unknown": lost("number unknown", None),
    "a percent less": lost("a percent less", verandering=-14),
    "a day later": lost("a day later", dagen=731),
    "change unknown": lost("change unknown", verandering=None),
    **excluded(lost),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_repeated_quick_sale_at_a_loss_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Van de Hand B.V. verkocht MTT00 A plain op 1 juni 2023, 400 dagen na de koop, met -20 % verschil na correctie voor de"
            " markt; dat was verliesverkoop 3 van deze partij in vijf jaar."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("verkopen=3", "plain", "just enough"),
        ("verandering=-16", "plain", "with just the loss"),
        ("dagen=729", "plain", "on the last day"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
