"""The rule on homes with many adults: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import COUNTED, home, permit

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["overbewoning"]


def full(
    tag: str, volwassenen: int | None = 6, ruimte: int | None = 7, huishoudens: int | None = 1, **about: Any
) -> Graph:
    """A home with so many adults and households."""
    return home(
        tag, volwassenen=volwassenen, per_volwassene_m2=ruimte, huishoudens=huishoudens, oppervlakte_m2=40, **about
    )


REPORTED = {
    "plain": full("plain"),
    "at the threshold": full("at the threshold", 5, 9),
    "five households": full("five households", 5, 40, 5),
    "licensed": permit(full("licensed"), "licensed", "Z1", omzetting=True, besluit="verleend", datum_besluit=COUNTED),
    "refused": permit(full("refused"), "refused", "Z2", omzetting=True, besluit="geweigerd"),
}
LEFT_ALONE = {
    "an adult less": full("an adult less", 4, 9),
    "more room": full("more room", 6, 10),
    "four households": full("four households", 4, 40, 4),
    "not counted": full("not counted", None, None, None),
    "stock of a corporation": full("stock of a corporation", corporatie="Voorbeeldwonen"),
    "a shelter": full("a shelter", gebruiksdoel="logiesfunctie"),
    "an object of before": full("an object of before", gone=date(2024, 1, 1)),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_full_home_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        (
            "Op 31 december 2024 stonden er 6 volwassenen ingeschreven op Voorbeeldstraat 12, Maastricht (40 m²); aantal"
            " huishoudens: 1."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "case"), [("volwassenen=7", "plain"), ("ruimte=7", "plain"), ("huishoudens=5", "five households")]
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)


def test_licensed_rooms_explain_it(store: GraphStore) -> None:
    assert explained(store, RULE, "vergunde_kamers") == {"a-licensed"}
