"""The rule on rooms that are let without a permit: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm, held, home, permit

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["kamerverhuur_zonder_vergunning"]


def rooms(tag: str, huishoudens: int | None = 4, volwassenen: int | None = 4, **about: Any) -> Graph:
    """A home with several households."""
    return home(tag, huishoudens=huishoudens, volwassenen=volwassenen, **about)


def with_owner(tag: str, huishoudens: int, *, lives: bool = True, **about: Any) -> Graph:
    """A person holds the home and lives there, or a company of some kind does."""
    owner = ("Persoon", f"n-{tag}") if lives else firm(tag)
    return held(rooms(tag, huishoudens).node(*owner, **about), tag, owner, zelf_bewoond=True if lives else None)


REPORTED = {
    "plain": rooms("plain"),
    "very many": rooms("very many", 9, 9),
    "at the threshold": rooms("at the threshold", 3, 3),
    "refused": permit(rooms("refused"), "refused", "Z1", omzetting=True, besluit="geweigerd"),
    "to build": permit(rooms("to build"), "to build", "Z2", omzetting=False, besluit="verleend"),
    "a host with two rooms": with_owner("a host with two rooms", 3),
    "a host with more": with_owner("a host with more", 4),
    "of a company": with_owner("of a company", 4, lives=False),
}
LEFT_ALONE = {
    "two households": rooms("two households", 2, 4),
    "children alone": rooms("children alone", 3, 2),
    "not counted": rooms("not counted", None, None),
    "granted": permit(rooms("granted"), "granted", "Z3", omzetting=True, besluit="verleend"),
    "asked": permit(rooms("asked"), "asked", "Z4", omzetting=True),
    "stock of a corporation": rooms("stock of a corporation", corporatie="Voorbeeldwonen"),
    "of a university": with_owner("of a university", 4, lives=False, uitgezonderd="universiteit"),
    "a shelter": rooms("a shelter", gebruiksdoel="logiesfunctie"),
    "an object of before": rooms("an object of before", gone=date(2024, 1, 1)),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_rooms_without_a_permit_are_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        (
            "Op 31 december 2024 stonden er 4 volwassenen in 4 huishoudens ingeschreven op Voorbeeldstraat 12, Maastricht; er is"
            " geen vergunning om kamers te verhuren verleend of in behandeling."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("huishoudens=5", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)


def test_an_owner_who_lives_there_with_two_rooms_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "hospita") == {"a-a host with two rooms"}
