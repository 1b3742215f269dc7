"""The rule on series of protected homes that a company bought: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import COUNTED, bought, home, permit

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["reeks_verhuurd_onder_bescherming"]


def let(
    tag: str,
    kopen: int | None = 2,
    dagen: int | None = 300,
    ingeschreven: int | None = 2,
    corporatie: str | None = None,
    **values: Any,
) -> Graph:
    """A company bought protected homes on so many days; in this one people are registered since."""
    bare = home(tag, ingeschreven=ingeschreven, corporatie=corporatie)
    return bought(bare, tag, dagen_beschermd=dagen, beschermde_kopen=kopen, **values)


REPORTED = {
    "plain": let("plain"),
    "three": let("three", 3),
    "at the threshold": let("at the threshold", dagen=183),
    "asked": permit(let("asked"), "asked", "Z2", verhuur=True, datum_aanvraag=COUNTED),
}
LEFT_ALONE = {
    "once": let("once", 1),
    "no series": let("no series", None),
    "a day less": let("a day less", dagen=182),
    "not protected": let("not protected", dagen=None),
    "nobody there": let("nobody there", ingeschreven=0),
    "granted": permit(let("granted"), "granted", "Z3", verhuur=True, besluit="verleend"),
    "sold again": let("sold again", sold=date(2024, 1, 1)),
    "stock of a corporation": let("stock of a corporation", corporatie="Voorbeeldwonen"),
    **excluded(let),
    **sole_trader(let),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_home_of_such_a_series_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"p-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "p-plain") == [
        (
            "Voorbeeld B.V., met wat onder dezelfde zeggenschap valt, kocht op 2 dagen woningen onder de opkoopbescherming waar"
            " daarna anderen stonden ingeschreven zonder verhuurvergunning, waaronder MTT00 A plain op 1 december 2022"
            " (geteld op 31 december 2024)."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("kopen=3", "plain"), ("dagen=301", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"p-{case}") == (False,)


def test_a_permit_that_was_asked_for_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "vergunning_aangevraagd") == {"p-asked"}
