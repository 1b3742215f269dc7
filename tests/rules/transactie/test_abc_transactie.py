"""The rule on chains A-B-C: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.support.graphs import Graph, embedded, together

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    second, third = ("Transactie", f"t2-{tag}"), ("Transactie", f"t3-{tag}")
    return (
        chain(tag)
        .node(*third, soort="koop")
        .edge("VERKOPER", ("Persoon", f"c-{tag}"), third)
        .edge("KOPER", ("Persoon", f"d-{tag}"), third)
        .edge("BETREFT", third, ("Perceel", tag), stijging_gecorrigeerd_procent=25)
        .edge("OPGEVOLGD_DOOR", second, third, perceel_id=tag, dagen=10)
    )


def young(tag: str, leeftijd: int = 100, **values: Any) -> Graph:
    """A chain at the market price with a young company in the middle."""
    return chain(tag, stijging=2, leeftijd=leeftijd, **values)


REPORTED = {
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
    "excluded in the middle": chain("excluded in the middle", uitgezonderd="overheid"),
    "young and excluded in the middle": young("young and excluded in the middle", uitgezonderd="corporatie"),
    "a young sole trader at the market price": young("a young sole trader at the market price", eenmanszaak=True),
    "bought by merger": young("bought by merger", soorten=("fusie", "koop")),
    "inherited and sold": chain("inherited and sold", soorten=("vererving", "koop")),
    "bought and given": young("bought and given", soorten=("koop", "schenking")),
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    graph = together([*REPORTED.values(), *LEFT_ALONE.values()])
    with embedded(graph, tmp_path_factory.mktemp("graaf")) as opened:
        yield opened


@pytest.mark.parametrize("case", REPORTED)
def test_a_chain_with_a_rise_or_a_young_company_is_reported(store: GraphStore, case: str) -> None:
    assert case in hits_per_subject(store, RULE)


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_anything_a_step_beyond_it_is_left_alone(store: GraphStore, case: str) -> None:
    assert case not in hits_per_subject(store, RULE)


def test_two_sellers_are_one_hit_that_names_both(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "two sellers")

    assert hit.evidence["a"] == ("a-two sellers", "a2")


def test_a_chain_of_three_sales_is_two_hits(store: GraphStore) -> None:
    found = [hit for hit in hits(store, RULE) if hit.subject == "sold on again"]
    pairs = {(hit.evidence["eerste"], hit.evidence["tweede"]) for hit in found}

    assert pairs == {(("t1-sold on again",), ("t2-sold on again",)), (("t2-sold on again",), ("t3-sold on again",))}


def test_the_sentence_names_the_object_and_the_company_and_no_person(store: GraphStore) -> None:
    (words,) = sentences(store, RULE, "with a rise")

    assert words == (
        "MTT00 A with a rise is door een natuurlijk persoon (a) verkocht aan Tussen B.V., en 100 dagen later door Tussen B.V."
        " aan een natuurlijk persoon (c) geleverd."
    )


def test_a_sole_trader_is_named_as_a_person_in_the_sentence(store: GraphStore) -> None:
    (words,) = sentences(store, RULE, "a sole trader with a rise")

    assert "verkocht aan een natuurlijk persoon (b), en" in words
    assert "Tussen" not in words


@pytest.mark.parametrize(
    ("setting", "absent", "present"),
    [
        ("dagen=182", "on the last day", "with a rise"),
        ("dagen=184", "a percent less", "a day later"),
        ("stijging=21", "with just the rise", "with a rise"),
        ("abc_transactie.stijging=19", "an older company at the market price", "a percent less"),
        ("jong=364", "a company of just a year", "a young company at the market price"),
        ("jong=366", "a young sole trader at the market price", "an older company at the market price"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, absent: str, present: str) -> None:
    found = hits_per_subject(store, RULE, setting)

    assert absent not in found
    assert present in found
