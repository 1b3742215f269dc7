"""The rule on protected homes that a company bought: what it reports, what it leaves alone, and how it says so."""

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

RULE = RULES["opkoopbescherming_verhuurd"]


def let(
    tag: str, dagen: int | None = 300, ingeschreven: int | None = 2, corporatie: str | None = None, **values: Any
) -> Graph:
    """A company bought a protected home where people are registered since."""
    return bought(home(tag, ingeschreven=ingeschreven, corporatie=corporatie), tag, dagen_beschermd=dagen, **values)


REPORTED = {
    "plain": let("plain"),
    "at the threshold": let("at the threshold", 183),
    "refused": permit(let("refused"), "refused", "Z1", verhuur=True, besluit="geweigerd"),
    "in a portfolio": let("in a portfolio", objects=3),
    "with a garage": let("with a garage", objects=2),
    "asked": permit(let("asked"), "asked", "Z2", verhuur=True, datum_aanvraag=COUNTED),
}
LEFT_ALONE = {
    "a day less": let("a day less", 182),
    "not protected": let("not protected", None),
    "nobody there": let("nobody there", ingeschreven=0),
    "granted": permit(let("granted"), "granted", "Z3", verhuur=True, besluit="verleend"),
    "sold again": let("sold again", sold=date(2024, 1, 1)),
    "stock of a corporation": let("stock of a corporation", corporatie="Voorbeeldwonen"),
    "a person bought": home("a person bought", ingeschreven=2)
    .edge("KOPER", ("Persoon", "k"), ("Transactie", "t"))
    .edge("BETREFT", ("Transactie", "t"), ("Perceel", "p-a person bought"), dagen_beschermd=300),
    **excluded(let),
    **sole_trader(let),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_protected_home_that_is_let_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"p-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "p-plain") == [
        (
            "Voorbeeld B.V. kocht MTT00 A plain op 1 december 2022, onder de opkoopbescherming; 300 dagen later, op 31"
            " december 2024, stonden er 2 personen ingeschreven op Voorbeeldstraat 12, Maastricht en er is geen verhuurvergunning"
            " verleend."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=301", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"p-{case}") == (False,)


def test_a_permit_that_was_asked_for_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "vergunning_aangevraagd") == {"p-asked"}


def test_a_deed_of_many_objects_lowers_it(store: GraphStore) -> None:
    assert explained(store, RULE, "portefeuille") == {"p-in a portfolio"}
