"""The rule on round prices without a mortgage: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.transactie.selling import sale

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["ronde_koopsom_zonder_hypotheek"]


def paid(
    tag: str, koopsom: int | None = 300_000, hypotheken: int | None = 0, soort: str = "koop", **buyer: Any
) -> Graph:
    """A company buys for a price."""
    company = ("Bedrijf", f"koper-{tag}")
    graph = sale(tag, buyer=company, facts={"aantal_hypotheken": hypotheken}, koopsom_euro=koopsom, soort=soort)
    return graph.node(*company, naam="Rond B.V.", **buyer)


REPORTED = {"plain": paid("plain"), "just enough": paid("just enough", 250_000), **sole_trader(paid)}
LEFT_ALONE = {
    "a round price below": paid("a round price below", 200_000),
    "no round price": paid("no round price", 310_000),
    "with a mortgage": paid("with a mortgage", hypotheken=1),
    "never asked": paid("never asked", hypotheken=None),
    "price unknown": paid("price unknown", None),
    "an auction": paid("an auction", soort="executieveiling"),
    **excluded(paid),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_round_price_without_a_mortgage_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Rond B.V. kocht MTT00 A plain op 1 juni 2023 voor 300.000 euro, een rond bedrag, zonder hypotheek rond de akte."
        )
    ]


def test_it_is_context_and_weighs_nothing() -> None:
    assert (RULE.strength, RULE.weight) == ("context", 0)


def test_a_sale_of_which_the_mortgages_were_not_asked_could_not_be_judged(store: GraphStore) -> None:
    assert store.rows(RULE.undecided, {}) == [(1,)]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("koopsom=200000", "a round price below", "no round price"),
        ("veelvoud=10000", "no round price", "a round price below"),
        ("koopsom=250001", "plain", "just enough"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
