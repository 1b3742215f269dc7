"""The rule on homes that were bought and left empty: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import bought, home, rebuilt

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["gekocht_en_leeg"]


def left(tag: str, dagen: int | None = 400, bedrijven: int | None = None, **values: Any) -> Graph:
    """A company without a mortgage bought a home that is empty since."""
    graph = home(tag, dagen_onbewoond=dagen, onbewoond_sinds=date(2023, 11, 27), bedrijven=bedrijven)
    return bought(graph, tag, **{"aantal_hypotheken": 0} | values)


REPORTED = {
    "plain": left("plain"),
    "young": left("young", young=365, aantal_hypotheken=2),
    "at the threshold": left("at the threshold", 365),
    "rebuilt": rebuilt(left("rebuilt"), "rebuilt"),
}
LEFT_ALONE = {
    "a day less": left("a day less", 364),
    "old, with a mortgage": left("old, with a mortgage", young=366, aantal_hypotheken=1),
    "never asked, age unknown": left("never asked, age unknown", aantal_hypotheken=None),
    "a company is there": left("a company is there", bedrijven=1),
    "sold again": left("sold again", sold=date(2024, 1, 1)),
    "a gift": left("a gift", soort="schenking"),
    "bought after the count": left("bought after the count", day=date(2025, 1, 1)),
    **excluded(left),
    **sole_trader(left),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_home_bought_and_left_empty_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"p-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "p-plain") == [
        (
            "Voorbeeld B.V. kocht MTT00 A plain op 1 december 2022; in de woning op Voorbeeldstraat 12, Maastricht stond bij"
            " elke telling sinds 27 november 2023, 400 dagen lang, niemand ingeschreven en er is geen bedrijf gevestigd."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=401", "plain"), ("jong=364", "young")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"p-{case}") == (False,)


def test_a_renovation_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "verbouwing") == {"p-rebuilt"}
