"""The rule on large building sums without a bank: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm, home, parcel, permit
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["bouwsom_zonder_bank"]


def built(
    tag: str, bouwsom: int | None = 600_000, deel: int | None = 10, hypotheken: int | None = 0, **company: Any
) -> Graph:
    """A company was granted a permit to build for so much."""
    case = ("Vergunning", f"z-{tag}")
    about = {
        "bouwsom_euro": bouwsom,
        "bouwsom_woz_procent": deel,
        "bankhypotheken": hypotheken,
        "datum_besluit": date(2022, 1, 1),
    }
    graph = permit(home(tag).node(*firm(tag), naam="Voorbeeld B.V.", **company), tag, case[1], **about)
    return graph.edge("VRAAGT_AAN", firm(tag), case)


def with_older_loan(tag: str, amount: int | None = 599_999, released: date | None = None, **bank_of: Any) -> Graph:
    """A bank lent so much on the object before."""
    loan, bank = ("Hypotheek", f"h-{tag}"), ("Bedrijf", f"bank-{tag}")
    graph = built(tag).node(*bank, **bank_of or {"uitgezonderd": "bank"})
    graph.node(*loan, geldig_van=date(2015, 1, 1), bedrag_euro=amount)
    return graph.edge("GELDGEVER", bank, loan).edge("HYPOTHEEK_OP", loan, parcel(tag), geldig_tot=released)


REPORTED = {
    "plain": built("plain"),
    "at the threshold": built("at the threshold", 500_000),
    "half of the value": built("half of the value", 60_000, 50),
    "an older loan": with_older_loan("an older loan"),
    "of an unknown amount": with_older_loan("of an unknown amount", None),
    "as much as the sum": with_older_loan("as much as the sum", 600_000),
    "of an insurer": with_older_loan("of an insurer", **by_activity("65111")),
    "of a bank by trade": with_older_loan("of a bank by trade", **by_activity("64191")),
    "of a holding": with_older_loan("of a holding", 600_000, **by_activity("6420")),
    "paid back on the day": with_older_loan("paid back on the day", 600_000, date(2022, 1, 1)),
    "paid back later": with_older_loan("paid back later", 600_000, date(2022, 1, 2)),
}
LEFT_ALONE = {
    "a euro less": built("a euro less", 499_999, 49),
    "value unknown": built("value unknown", 60_000, None),
    "a bank": built("a bank", hypotheken=1),
    "never asked": built("never asked", hypotheken=None),
    **excluded(built),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_large_sum_without_a_bank_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"z-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "z-plain") == [
        (
            "Voor Voorbeeldstraat 12, Maastricht is op 1 januari 2022 vergunning z-plain verleend aan Voorbeeld B.V., met een"
            " bouwsom van 600.000 euro; van zes maanden ervoor tot achttien erna is op MTT00 A plain geen hypotheek van een"
            " bank gevestigd."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("bouwsom=600001", "plain"), ("deel=51", "half of the value")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"z-{case}") == (False,)


def test_an_older_loan_of_a_bank_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "bank_al_eerder") == {
        "z-an older loan",
        "z-of an unknown amount",
        "z-as much as the sum",
        "z-of an insurer",
        "z-of a bank by trade",
        "z-paid back later",
    }


def test_a_loan_of_a_bank_as_large_as_the_sum_takes_the_sign_away(store: GraphStore) -> None:
    assert explained(store, RULE, "bank_leende_genoeg") == {"z-as much as the sum", "z-paid back later"}
