"""The rule on objects that come back to whoever sold them: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, hits, sentences
from tests.rules.transactie.selling import sold_on
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Node

RULE = RULES["terugkeer_naar_eigenaar"]


def trip(
    tag: str,
    dagen: tuple[int | None, ...] = (400,),
    soorten: tuple[str, ...] = ("koop", "koop", "koop", "koop"),
    back_to: Node | None = None,
    linked_by: str = "",
    **first: Any,
) -> Graph:
    """A company sells the object that the tag names; after as many further transfers as there are terms it buys it back."""
    transfers: list[Node] = [("Transactie", f"t{number}-{tag}") for number in range(len(dagen) + 1)]
    company, thing = ("Bedrijf", f"KVK:{tag}"), ("Perceel", tag)
    graph = Graph().node(*thing, aanduiding=f"MTT00 A {tag}").node(*company, naam="Rondje B.V.", **first)
    for number, transfer in enumerate(transfers):
        graph.node(*transfer, datum=date(2020 + number, 3, 1), soort=soorten[number])
        graph.edge("BETREFT", transfer, thing, dagen_sinds_vorige=(None, *dagen)[number])
    for one, other, term in zip(transfers, transfers[1:], dagen, strict=False):
        graph.edge("OPGEVOLGD_DOOR", one, other, perceel_id=linked_by or tag, dagen=term)
        graph.edge("KOPER", ("Persoon", f"tussen-{one[1]}"), one)
        graph.edge("VERKOPER", ("Persoon", f"tussen-{one[1]}"), other)
    return graph.edge("VERKOPER", company, transfers[0]).edge("KOPER", back_to or company, transfers[-1])


def to_a_linked_party(tag: str, linked_until: date | None = None, **second: Any) -> Graph:
    """The buyer at the end is another company, which is linked to the first."""
    one, other = ("Bedrijf", f"KVK:{tag}"), ("Bedrijf", f"zuster-{tag}")
    facts: dict[str, Any] = {"via": "gezamenlijke bestuurder", "stappen": 2, "geldig_tot": linked_until}
    graph = trip(tag, back_to=other).node(*other, naam="Zuster B.V.", **second)
    return link(graph, one, other, **facts)


def onward(tag: str) -> Graph:
    """Having come back, the object is sold to somebody else within the term."""
    return sold_on(trip(tag), tag, ("Transactie", f"t1-{tag}"), ("Bedrijf", f"KVK:{tag}"))


REPORTED = {
    "plain": trip("plain"),
    "on the last day": trip("on the last day", (1826,)),
    "over two others": trip("over two others", (400, 500)),
    "over two others on the last day": trip("over two others on the last day", (826, 1000)),
    "lost at an auction": trip("lost at an auction", soorten=("executieveiling", "koop")),
    "to a linked party": to_a_linked_party("to a linked party"),
    "linked until the first sale": to_a_linked_party("linked until the first sale", date(2020, 3, 1)),
    "sold on": onward("sold on"),
    "a sole trader": trip("a sole trader", eenmanszaak=True),
}
LEFT_ALONE = {
    "a day later": trip("a day later", (1827,)),
    "over two others a day later": trip("over two others a day later", (827, 1000)),
    "term unknown": trip("term unknown", (None,)),
    "second term unknown": trip("second term unknown", (400, None)),
    "to a stranger": trip("to a stranger", back_to=("Persoon", "vreemde")),
    "in a division": trip("in a division", soorten=("koop", "verdeling")),
    "inherited back": trip("inherited back", soorten=("koop", "vererving")),
    "given away and bought back": trip("given away and bought back", soorten=("schenking", "koop")),
    "merged on the way": trip("merged on the way", (400, 500), soorten=("koop", "fusie", "koop")),
    "over three others": trip("over three others", (100, 100, 100)),
    "other object": trip("other object", linked_by="nog een"),
    "linked until before the first sale": to_a_linked_party("linked until before the first sale", date(2020, 2, 29)),
    "back to an excluded party": to_a_linked_party("back to an excluded party", uitgezonderd="corporatie"),
    **excluded(trip),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_object_that_comes_back_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_the_sale_away_and_the_sale_back(store: GraphStore) -> None:
    found = [hit for hit in hits(store, RULE) if hit.subject in ("sold on", "over two others")]
    pairs = {(hit.evidence["eerste"][0], hit.evidence["laatste"][0]) for hit in found}

    assert pairs == {("t0-sold on", "t1-sold on"), ("t0-over two others", "t2-over two others")}


def test_the_evidence_says_how_the_parties_are_linked(store: GraphStore) -> None:
    by_subject = {hit.subject: hit for hit in hits(store, RULE)}

    assert by_subject["to a linked party"].evidence["via"] == ("gezamenlijke bestuurder",)
    assert by_subject["plain"].evidence["via"] == ()


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "to a linked party") == [
        (
            "Rondje B.V. verkocht MTT00 A to a linked party op 1 maart 2020; op 1 maart 2021 kwam het terug bij Zuster B.V.,"
            " dezelfde of een verbonden partij."
        )
    ]
    assert "Rondje" not in sentences(store, RULE, "a sole trader")[0]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=1827", "a day later", "to a stranger"),
        ("dagen=1827", "over two others a day later", "over three others"),
        ("stappen=1", "plain", "to a linked party"),
        ("dagen=1825", "plain", "on the last day"),
        ("terugkeer_naar_eigenaar.dagen=1825", "over two others", "over two others on the last day"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
