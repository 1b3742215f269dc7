"""The rule on homes that stand empty for long: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import home

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["langdurige_leegstand"]

REPORTED = {
    "plain": home("plain", dagen_onbewoond=400, onbewoond_sinds=date(2023, 11, 27)),
    "at the threshold": home("at the threshold", dagen_onbewoond=365),
}
LEFT_ALONE = {
    "a day less": home("a day less", dagen_onbewoond=364),
    "counted once or never": home("counted once or never"),
    "a company is there": home("a company is there", bedrijven=1, dagen_onbewoond=400),
    "stock of a corporation": home("stock of a corporation", corporatie="Voorbeeldwonen", dagen_onbewoond=400),
    "an object of before": home("an object of before", gone=date(2024, 1, 1), dagen_onbewoond=400),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_home_that_stands_empty_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"p-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "p-plain") == [
        (
            "In de woning op Voorbeeldstraat 12, Maastricht (MTT00 A plain) stond bij elke telling sinds 27 november 2023, 400"
            " dagen lang, niemand ingeschreven en er is geen bedrijf gevestigd."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=401", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"p-{case}") == (False,)
