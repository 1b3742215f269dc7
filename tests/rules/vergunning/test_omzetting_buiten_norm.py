"""The rule on conversions beyond a norm of the municipality: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import home, permit, place

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["omzetting_buiten_norm"]


def granted(tag: str, norm: str | None = "oppervlakte", eenheden: int | None = 3) -> Graph:
    """A permit to turn a home into rooms."""
    about = {"buiten_norm": norm, "aantal_eenheden": eenheden, "datum_besluit": date(2024, 3, 1)}
    return permit(home(tag).node(*place(tag), oppervlakte_m2=85), tag, f"z-{tag}", **about)


REPORTED = {
    "plain": granted("plain"),
    "units unknown": granted("units unknown", eenheden=None),
}
LEFT_ALONE = {
    "within the norms": granted("within the norms", None),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_conversion_beyond_a_norm_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"z-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "z-plain") == [
        (
            "Vergunning z-plain om Voorbeeldstraat 12, Maastricht (85 m²) te splitsen of om te zetten is op 1 maart 2024"
            " verleend; volgens de normen die de gemeente toen had gaat zij te boven: oppervlakte."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("eenheden=4", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"z-{case}") == (False,)
