"""The rule on addresses with very many companies: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["massa_adres"]


def address(tag: str, bedrijven: int | None = 40, ruimte: int | None = 5) -> Graph:
    """As many companies at the address that the tag names, with as much floor each."""
    return Graph().node(
        "Adres",
        tag,
        bedrijven=bedrijven,
        per_bedrijf_m2=ruimte,
        oppervlakte_m2=240,
        straat="Voorbeeldstraat",
        huisnummer=12,
        woonplaats="Maastricht",
    )


def owner_at(
    tag: str,
    soort: str = "bezoekadres",
    moved: date | None = None,
    sold: date | None = None,
    *,
    branch: bool = False,
    **company: Any,
) -> Graph:
    """One of the companies there holds an object."""
    owner = ("Bedrijf", f"KVK:{tag}")
    seat = ("Vestiging", f"VEST:{tag}") if branch else owner
    graph = address(tag).node(*owner, **company)
    if branch:
        graph.edge("HEEFT_VESTIGING", owner, seat)
    return graph.edge("GEVESTIGD_OP", seat, ("Adres", tag), soort=soort, geldig_tot=moved).edge(
        "BEZIT", owner, ("Perceel", f"o-{tag}"), geldig_tot=sold
    )


NAMED = {
    "an owner there": owner_at("an owner there"),
    "an owner by its branch": owner_at("an owner by its branch", branch=True),
}
NOT_NAMED = {
    "an owner by post": owner_at("an owner by post", soort="correspondentieadres"),
    "an owner that moved": owner_at("an owner that moved", moved=date(2024, 1, 1)),
    "an owner that sold": owner_at("an owner that sold", sold=date(2024, 1, 1)),
    **excluded(owner_at),
    **sole_trader(owner_at),
}
REPORTED = {
    "plain": address("plain"),
    "at the threshold": address("at the threshold", 25, 9),
    "without a metre": address("without a metre", 300, 0),
    **NAMED,
    **NOT_NAMED,
}
LEFT_ALONE = {
    "one less": address("one less", 24),
    "a metre more": address("a metre more", ruimte=10),
    "floor unknown": address("floor unknown", 900, None),
    "not counted": address("not counted", None, None),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_full_address_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_an_address_is_one_hit(store: GraphStore) -> None:
    assert set(hits_per_subject(store, RULE).values()) == {1}


@pytest.mark.parametrize(
    ("case", "objects"), [*((case, (f"o-{case}",)) for case in NAMED), *((case, ()) for case in NOT_NAMED)]
)
def test_companies_there_that_hold_an_object_are_named_and_no_other(
    store: GraphStore, case: str, objects: tuple[str, ...]
) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == case)

    assert hit.evidence["perceel"] == objects
    assert hit.evidence["eigenaar"] == tuple(f"KVK:{case}" for _ in objects)


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        "Op Voorbeeldstraat 12, Maastricht zijn 40 bedrijven gevestigd op 240 m², 5 m² per bedrijf."
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("bedrijven=24", "one less", "a metre more"),
        ("bedrijven=26", "plain", "at the threshold"),
        ("massa_adres.ruimte=11", "a metre more", "floor unknown"),
        ("ruimte=9", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
