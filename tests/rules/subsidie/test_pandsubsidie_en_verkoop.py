"""The rule on buildings sold soon after a grant: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm, home, parcel, permit, place

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["pandsubsidie_en_verkoop"]


def sold(
    tag: str, dagen: int | None = 300, stijging: int | None = 35, sale: str | None = None, **company: Any
) -> Graph:
    """A building that got a grant was sold by a company."""
    grant, deed = ("Subsidie", f"s-{tag}"), ("Transactie", f"t-{tag}")
    graph = (
        home(tag).node(*firm(tag), naam="Voorbeeld B.V.", **company).node(*deed, datum=date(2024, 3, 1), soort="koop")
    )
    graph.node(*grant, regeling="Gevelherstel", verleend_euro=20_000)
    graph.edge("VERKOPER", firm(tag), deed).edge("BETREFT", deed, parcel(tag), stijging_gecorrigeerd_procent=stijging)
    return graph.edge("BESTEED_OP", grant, place(tag), dagen_tot_verkoop=dagen, verkoop_id=sale or f"t-{tag}")


def invested(tag: str, euro: int) -> Graph:
    """A permit to build for so much."""
    return permit(sold(tag), tag, f"z-{tag}", bouwsom_euro=euro, besluit="verleend")


REPORTED = {
    "plain": sold("plain"),
    "at the thresholds": sold("at the thresholds", 730, 20),
    "much invested": invested("much invested", 20_001),
    "little invested": invested("little invested", 20_000),
}
LEFT_ALONE = {
    "a day more": sold("a day more", 731),
    "not sold": sold("not sold", None),
    "a smaller rise": sold("a smaller rise", stijging=19),
    "rise unknown": sold("rise unknown", stijging=None),
    "another sale": sold("another sale", sale="elders"),
    **excluded(sold),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_sale_soon_after_a_grant_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"s-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "s-plain") == [
        (
            "Voor Voorbeeldstraat 12, Maastricht is subsidie Gevelherstel (s-plain) van 20.000 euro verleend; 300 dagen later,"
            " op 1 maart 2024, verkocht Voorbeeld B.V. MTT00 A plain voor 35 % meer dan bij de vorige koop, gecorrigeerd"
            " voor de markt."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=299", "plain"), ("stijging=36", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"s-{case}") == (False,)


def test_an_investment_of_ones_own_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "eigen_verbouwing") == {"s-much invested"}
