"""The rule on people registered where no home is: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import home

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["wonen_in_bedrijfsruimte"]

REPORTED = {
    "plain": home("plain", gebruiksdoel="industriefunctie", ingeschreven=2),
    "one person": home("one person", gebruiksdoel="kantoorfunctie, winkelfunctie", ingeschreven=1),
}
LEFT_ALONE = {
    "nobody": home("nobody", gebruiksdoel="industriefunctie", ingeschreven=0),
    "not counted": home("not counted", gebruiksdoel="industriefunctie"),
    "a home": home("a home", ingeschreven=2),
    "a shop with a home": home("a shop with a home", gebruiksdoel="winkelfunctie, woonfunctie", ingeschreven=2),
    "a nursing home": home("a nursing home", gebruiksdoel="gezondheidszorgfunctie", ingeschreven=40),
    "a hotel": home("a hotel", gebruiksdoel="logiesfunctie", ingeschreven=2),
    "use unknown": home("use unknown", gebruiksdoel=None, ingeschreven=2),
    "an object of before": home(
        "an object of before", gebruiksdoel="industriefunctie", ingeschreven=2, gone=date(2024, 1, 1)
    ),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_registrations_in_business_premises_are_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        (
            "Op Voorbeeldstraat 12, Maastricht is het gebruiksdoel industriefunctie; op 31 december 2024 stonden er 2 personen"
            " ingeschreven."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("ingeschreven=3", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)
