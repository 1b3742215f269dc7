"""The rule on streets that one party holds much of: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company
from tests.rules.innocent import found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["straatconcentratie"]


def street(
    tag: str,
    objecten: int = 5,
    deel: int = 30,
    houders: int = 3,
    sold: date | None = None,
    elsewhere: str = "",
    ruimten: int = 0,
    deel_ruimten: int | None = None,
    by: str = "ZEGGENSCHAP_OVER",
    **holder: Any,
) -> Graph:
    """Somebody holds much of the street that the tag names, here through a company."""
    owner, thing = ("Persoon", f"p-{tag}"), ("Perceel", f"o-{tag}")
    home, place = ("Verblijfsobject", f"v-{tag}"), ("Adres", f"a-{tag}")
    graph = (
        Graph().node(*company(tag), naam=f"{tag} B.V.", **holder).edge("BEZIT", company(tag), thing, geldig_tot=sold)
    )
    graph.node(*thing, aanduiding=f"MTT00 A {tag}").node("Straat", tag, naam=f"{tag}straat")
    graph.edge(
        "CONCENTREERT_IN",
        owner,
        ("Straat", tag),
        objecten=objecten,
        deel_procent=deel,
        houders=houders,
        bedrijfsruimten=ruimten,
        deel_bedrijfsruimten_procent=deel_ruimten,
    ).edge(by, owner, company(tag)).edge("HEEFT_VBO", thing, home)
    return graph.edge("HEEFT_ADRES", home, place).edge("LIGT_AAN", place, ("Straat", elsewhere or tag))


REPORTED = {
    "plain": street("plain"),
    "at the thresholds": street("at the thresholds", 4, 20, 2),
    "of the shops": street("of the shops", deel=4, ruimten=4, deel_ruimten=20),
    "alone on the board": street("alone on the board", by="BESTUURT"),
}
LEFT_ALONE = {
    "one object less": street("one object less", 3),
    "a smaller part": street("a smaller part", deel=19),
    "a smaller part of the shops": street("a smaller part of the shops", deel=4, ruimten=4, deel_ruimten=19),
    "a shop less": street("a shop less", deel=4, ruimten=3, deel_ruimten=60),
    "under one name": street("under one name", houders=1),
    "sold": street("sold", sold=date(2024, 1, 1)),
    "on another street": street("on another street", elsewhere="plain"),
    "of a listed party": Graph()
    .node("Bedrijf", "lijst", uitgezonderd="corporatie")
    .edge(
        "CONCENTREERT_IN", ("Bedrijf", "lijst"), ("Straat", "of a listed party"), objecten=9, deel_procent=90, houders=3
    ),
    "of a sole trader": street("of a sole trader", eenmanszaak=True),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_concentration_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, company(case)[1]) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, company("plain")[1]) == [
        (
            "Een natuurlijk persoon (eigenaar) heeft uiteindelijk 5 objecten in plainstraat (30 % van de straat, en 0"
            " bedrijfsruimten: onbekend), op naam van 3 rechthebbenden, waaronder plain B.V. met MTT00 A plain."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("objecten=3", "one object less", "a smaller part"),
        ("deel=19", "a smaller part", "under one name"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, company(reported)[1], company(left)[1]) == (True, False)
