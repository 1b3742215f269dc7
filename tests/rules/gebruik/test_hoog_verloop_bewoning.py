"""The rule on homes where many come and go: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import COUNTED, home, permit

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["hoog_verloop_bewoning"]

REPORTED = {
    "plain": home("plain", verloop=14, ingeschreven=3),
    "very much": home("very much", verloop=40),
    "at the threshold": home("at the threshold", verloop=12),
    "licensed": permit(
        home("licensed", verloop=14), "licensed", "Z1", omzetting=True, besluit="verleend", datum_besluit=COUNTED
    ),
}
LEFT_ALONE = {
    "one less": home("one less", verloop=11),
    "counted once": home("counted once"),
    "stock of a corporation": home("stock of a corporation", verloop=14, corporatie="Voorbeeldwonen"),
    "a hotel": home("a hotel", verloop=14, gebruiksdoel="logiesfunctie"),
    "an object of before": home("an object of before", verloop=14, gone=date(2024, 1, 1)),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_much_coming_and_going_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        (
            "Op Voorbeeldstraat 12, Maastricht kwamen en gingen in 24 maanden minstens 14 ingeschrevenen; op 31 december 2024"
            " waren het er 3."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("verloop=15", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)


def test_licensed_rooms_explain_it(store: GraphStore) -> None:
    assert explained(store, RULE, "vergunde_kamers") == {"a-licensed"}
