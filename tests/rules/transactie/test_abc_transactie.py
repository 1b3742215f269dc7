"""The rule on chains A-B-C: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, hits, sentences
from tests.rules.transactie.selling import after_permit, sold_on
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Node

RULE = RULES["abc_transactie"]


def chain(
    tag: str,
    *,
    dagen: int | None = 100,
    stijging: int | None = 30,
    leeftijd: int | None = None,
    soorten: tuple[str, str] = ("koop", "koop"),
    linked_by: str | None = None,
    sold_on_by: str = "",
    **middle: Any,
) -> Graph:
    """A sells to B and B to C: the object that the tag names, unless the link between the sales is of another one."""
    first, second, parcel = ("Transactie", f"t1-{tag}"), ("Transactie", f"t2-{tag}"), ("Perceel", tag)
    b: Node = ("Bedrijf", f"KVK:{tag}")
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*b, naam="Tussen B.V.", **middle)
        .node(*first, soort=soorten[0])
        .node(*second, soort=soorten[1])
        .edge("VERKOPER", ("Persoon", f"a-{tag}"), first)
        .edge("KOPER", b, first, dagen_sinds_oprichting=leeftijd)
        .edge("VERKOPER", ("Bedrijf", sold_on_by or b[1]), second)
        .edge("KOPER", ("Persoon", f"c-{tag}"), second)
        .edge("BETREFT", first, parcel)
        .edge("BETREFT", second, parcel, stijging_gecorrigeerd_procent=stijging)
        .edge("OPGEVOLGD_DOOR", first, second, perceel_id=linked_by or tag, dagen=dagen)
    )


def by_a_person(tag: str) -> Graph:
    """B is a natural person, who has no age here."""
    graph = chain(tag, sold_on_by="niemand")
    first, second = ("Transactie", f"t1-{tag}"), ("Transactie", f"t2-{tag}")
    return graph.edge("KOPER", ("Persoon", f"b-{tag}"), first).edge("VERKOPER", ("Persoon", f"b-{tag}"), second)


def onward(tag: str) -> Graph:
    """C sells on to D, again within the term: B-C-D is a chain too."""
    return sold_on(
        chain(tag), tag, ("Transactie", f"t2-{tag}"), ("Persoon", f"c-{tag}"), stijging_gecorrigeerd_procent=25
    )


def young(tag: str, leeftijd: int = 100, **values: Any) -> Graph:
    """A chain at the market price with a young company in the middle."""
    return chain(tag, stijging=2, leeftijd=leeftijd, **values)


REPORTED = {
    "after works": after_permit(chain("after works"), "after works", "t2-after works"),
    "with a rise": chain("with a rise"),
    "on the last day": chain("on the last day", dagen=183),
    "on one day": chain("on one day", dagen=0),
    "with just the rise": chain("with just the rise", stijging=20),
    "a young company at the market price": young("a young company at the market price"),
    "a company of just a year": young("a company of just a year", 365),
    "a young company, price unknown": chain("a young company, price unknown", stijging=None, leeftijd=10),
    "a person in the middle": by_a_person("a person in the middle"),
    "a sole trader with a rise": chain("a sole trader with a rise", eenmanszaak=True),
    "two sellers": chain("two sellers").edge("VERKOPER", ("Persoon", "a2"), ("Transactie", "t1-two sellers")),
    "sold on again": onward("sold on again"),
}
LEFT_ALONE = {
    "a day later": chain("a day later", dagen=184),
    "a percent less": chain("a percent less", stijging=19),
    "an older company at the market price": young("an older company at the market price", 366),
    "nothing known of price or age": chain("nothing known of price or age", stijging=None),
    "other object": chain("other object", linked_by="nog een"),
    "another party sells": chain("another party sells", sold_on_by="KVK:derde"),
    "young and excluded in the middle": young("young and excluded in the middle", uitgezonderd="corporatie"),
    "bought by merger": young("bought by merger", soorten=("fusie", "koop")),
    "inherited and sold": chain("inherited and sold", soorten=("vererving", "koop")),
    "bought and given": young("bought and given", soorten=("koop", "schenking")),
    **excluded(chain),
    **sole_trader(young),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_chain_with_a_rise_or_a_young_company_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_two_sellers_are_one_hit_that_names_both(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "two sellers")

    assert hit.evidence["a"] == ("a-two sellers", "a2")


def test_a_chain_of_three_sales_is_two_hits(store: GraphStore) -> None:
    found = [hit for hit in hits(store, RULE) if hit.subject == "sold on again"]
    pairs = {(hit.evidence["eerste"], hit.evidence["tweede"]) for hit in found}

    assert pairs == {(("t1-sold on again",), ("t2-sold on again",)), (("t2-sold on again",), ("verder-sold on again",))}


def test_the_sentence_names_the_object_and_the_company_and_no_person(store: GraphStore) -> None:
    (words,) = sentences(store, RULE, "with a rise")

    assert words == (
        "MTT00 A with a rise is door een natuurlijk persoon (eerste verkoper) verkocht aan Tussen B.V., en 100 dagen later"
        " door Tussen B.V. aan een natuurlijk persoon (laatste koper) geleverd."
    )


def test_a_sole_trader_is_named_as_a_person_in_the_sentence(store: GraphStore) -> None:
    (words,) = sentences(store, RULE, "a sole trader with a rise")

    assert "verkocht aan een natuurlijk persoon (tussenkoper), en" in words
    assert "Tussen" not in words


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=182", "with a rise", "on the last day"),
        ("dagen=184", "a day later", "a percent less"),
        ("stijging=21", "with a rise", "with just the rise"),
        ("abc_transactie.stijging=19", "a percent less", "an older company at the market price"),
        ("jong=364", "a young company at the market price", "a company of just a year"),
        ("jong=366", "an older company at the market price", "a sole trader"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


def test_works_that_were_permitted_are_told_beside_it(store: GraphStore) -> None:
    assert (explained(store, RULE, "after works"), explained(store, RULE, "with a rise")) == ({"verbouwing"}, set())
