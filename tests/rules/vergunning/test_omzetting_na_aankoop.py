"""The rule on conversions soon after a purchase: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import bought, home, parcel, place

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["omzetting_na_aankoop"]


def converted(tag: str, dagen: int | None = 60, sale: str | None = None, **values: Any) -> Graph:
    """A company bought a home without a mortgage, and a permit to split it is asked for."""
    graph, case = bought(home(tag), tag, **{"aantal_hypotheken": 0} | values), ("Vergunning", f"z-{tag}")
    graph.node(*case, aantal_eenheden=4, omzetting=True)
    return graph.edge("VERGUND_VOOR", case, place(tag), dagen_na_aankoop=dagen, aankoop_id=sale or f"t-{tag}")


def with_bank(tag: str) -> Graph:
    """A bank lent on the object after the purchase."""
    loan, bank = ("Hypotheek", f"h-{tag}"), ("Bedrijf", f"bank-{tag}")
    graph = converted(tag).node(*bank, uitgezonderd="bank").node(*loan, geldig_van=date(2023, 1, 1))
    return graph.edge("GELDGEVER", bank, loan).edge("HYPOTHEEK_OP", loan, parcel(tag))


REPORTED = {
    "plain": converted("plain"),
    "at the threshold": converted("at the threshold", 183),
    "young": converted("young", young=365, aantal_hypotheken=1),
    "with a bank": with_bank("with a bank"),
}
LEFT_ALONE = {
    "a day more": converted("a day more", 184),
    "no conversion": converted("no conversion", None),
    "another sale": converted("another sale", sale="elders"),
    "old, with a mortgage": converted("old, with a mortgage", young=366, aantal_hypotheken=1),
    "never asked, age unknown": converted("never asked, age unknown", aantal_hypotheken=None),
    **excluded(converted),
    **sole_trader(converted),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_conversion_soon_after_a_purchase_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"z-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "z-plain") == [
        (
            "Voorbeeld B.V. kocht MTT00 A plain op 1 december 2022; 60 dagen later is vergunning z-plain gevraagd om"
            " Voorbeeldstraat 12, Maastricht te splitsen of om te zetten in 4 eenheden."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=59", "plain"), ("jong=364", "young")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"z-{case}") == (False,)


def test_a_bank_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "bankhypotheek") == {"z-with a bank"}
