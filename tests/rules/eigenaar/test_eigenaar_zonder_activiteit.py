"""The rule on holders that do nothing: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, holding
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["eigenaar_zonder_activiteit"]


IDLE = {"werkzame_personen": 0, "jaren_zonder_jaarstuk": 3, "jaarstuk_laatste": 2019}


def idle(
    tag: str, bedrijven: int | None = 40, soort: str = "bezoekadres", moved: date | None = None, **attributes: Any
) -> Graph:
    """A holder without staff and accounts, seated among many."""
    place = ("Adres", f"a-{tag}")
    graph = holding(tag, **(IDLE | attributes)).node(
        *place, bedrijven=bedrijven, straat="Voorbeeldstraat", huisnummer=1
    )
    return graph.edge("GEVESTIGD_OP", company(tag), place, soort=soort, geldig_tot=moved)


REPORTED = {
    "plain": idle("plain"),
    "at the thresholds": idle("at the thresholds", 25, jaren_zonder_jaarstuk=2),
}
LEFT_ALONE = {
    "one at work": idle("one at work", werkzame_personen=1),
    "staff unknown": idle("staff unknown", werkzame_personen=None),
    "a year late": idle("a year late", jaren_zonder_jaarstuk=1),
    "accounts unknown": idle("accounts unknown", jaren_zonder_jaarstuk=None),
    "one company less": idle("one company less", 24),
    "by post": idle("by post", soort="correspondentieadres"),
    "moved": idle("moved", moved=date(2024, 1, 1)),
    "sold": idle("sold", sold=date(2024, 1, 1)),
    "ended": idle("ended", beeindigd=date(2024, 1, 1)),
    "asks for a permit": idle("asks for a permit").edge(
        "VRAAGT_AAN", company("asks for a permit"), ("Vergunning", "z1")
    ),
    "holds a permit": idle("holds a permit").edge("HOUDT", company("holds a permit"), ("Vergunning", "z2")),
    "has a grant": idle("has a grant").edge("ONTVANGT", company("has a grant"), ("Subsidie", "s")),
    **excluded(idle),
    **sole_trader(idle),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_holder_that_does_nothing_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., rechthebbende op MTT00 A plain, heeft geen personeel, loopt 3 jaar achter met jaarstukken en zetelt op"
            " Voorbeeldstraat 1, waar 40 bedrijven zijn."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("personen=1", "one at work", "staff unknown"),
        ("jaren=1", "a year late", "accounts unknown"),
        ("bedrijven=24", "one company less", "by post"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
