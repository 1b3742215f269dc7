"""The rule on mortgages of five times the WOZ value: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import lent_by, loan
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["lening_vijfmaal_woz"]


def secured(
    tag: str, verhouding: int | None = 600, bedrag: int = 300_000, released: date | None = None, **lender: Any
) -> Graph:
    """A company lends a percentage of what the object is worth."""
    graph = lent_by(tag, released, {"woz_verhouding_procent": verhouding}, **lender)
    return graph.node("Hypotheek", f"h-{tag}", bedrag_euro=bedrag)


REPORTED = {
    "plain": secured("plain"),
    "with just the ratio": secured("with just the ratio", 500),
    "with just the amount": secured("with just the amount", bedrag=250_000),
    "another branch": secured("another branch", **by_activity("6810")),
    "a person lends": loan("a person lends", ("Persoon", "gever"), resting={"woz_verhouding_procent": 600}),
}
LEFT_ALONE = {
    "a percent less": secured("a percent less", 499),
    "a euro less": secured("a euro less", bedrag=249_999),
    "ratio unknown": secured("ratio unknown", None),
    "released": secured("released", released=date(2024, 5, 1)),
    "a bank": secured("a bank", **by_activity("64191")),
    "licensed": secured("licensed", sbi="6810", geldverstrekker="vergunning"),
    "licensed, activity unknown": secured("licensed, activity unknown", geldverstrekker="vergunning"),
    "an insurer": secured("an insurer", **by_activity("6512")),
    "a broker": secured("a broker", **by_activity("66")),
    **excluded(secured),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_five_times_the_value_from_no_bank_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Op MTT00 A plain rust sinds 1 juni 2023 een hypotheek van 300.000 euro ten gunste van Leengeld B.V., die naar zijn"
            " inschrijving geen bank of verzekeraar is: 600 % van de WOZ-waarde op die dag van alles waarop zij rust."
        )
    ]


def test_a_large_building_sum_would_explain_it(store: GraphStore) -> None:
    (counter,) = RULE.counters

    assert (counter.effect, "$bouwsom" in counter.match) == ("verlaagt", True)
    assert explained(store, RULE, "plain") == set()


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("verhouding=499", "a percent less", "ratio unknown"),
        ("bedrag=249999", "a euro less", "a percent less"),
        ("verhouding=501", "plain", "with just the ratio"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
