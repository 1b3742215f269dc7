"""The rule on mail addresses that strangers share: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["gedeeld_correspondentieadres"]


def shared(
    tag: str,
    partijen: int | None = 4,
    bedrijven: int | None = None,
    soort: str = "correspondentieadres",
    moved: date | None = None,
    **attributes: Any,
) -> Graph:
    """A company takes its mail at the address that the tag names."""
    place = ("Adres", tag)
    graph = Graph().node(*company(tag), naam=f"{tag} B.V.", **attributes)
    graph.node(
        *place,
        correspondenten=partijen,
        bedrijven=bedrijven,
        straat=f"{tag}straat",
        huisnummer=1,
        woonplaats="Maastricht",
    )
    return graph.edge("GEVESTIGD_OP", company(tag), place, soort=soort, geldig_tot=moved)


def beside(tag: str, sbi: str) -> Graph:
    """A company has its seat there."""
    office = ("Bedrijf", f"kantoor-{tag}")
    return shared(tag).node(*office, sbi=sbi).edge("GEVESTIGD_OP", office, ("Adres", tag), soort="bezoekadres")


REPORTED = {
    "plain": shared("plain"),
    "at the thresholds": shared("at the thresholds", 3, 24),
    "at an accountant": beside("at an accountant", "69203"),
    "at a bakery": beside("at a bakery", "1071"),
}
LEFT_ALONE = {
    "one less": shared("one less", 2),
    "not counted": shared("not counted", None),
    "a full address": shared("a full address", bedrijven=25),
    "a seat": shared("a seat", soort="bezoekadres"),
    "moved": shared("moved", moved=date(2024, 1, 1)),
    "ended": shared("ended", beeindigd=date(2024, 1, 1)),
    **excluded(shared),
    **sole_trader(shared),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_shared_mail_address_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Op plainstraat 1, Maastricht krijgen 4 partijen zonder bekende band hun post, waaronder plain B.V.; zij hebben"
            " vastgoed, een vergunning of een subsidie."
        )
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("kantoor", {"at an accountant"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("kringen=2", "one less", "not counted"),
        ("bedrijven=26", "a full address", "a seat"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
