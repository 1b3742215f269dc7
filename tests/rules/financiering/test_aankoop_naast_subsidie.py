"""The rule on purchases beside a grant: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, purchase
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, hits, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["aankoop_naast_subsidie"]


def beside(
    tag: str,
    dagen: int | None = 90,
    price: int | None = 300_000,
    *,
    at: str | None = None,
    of: str | None = None,
    sold: int | None = None,
    buyer: Node | None = None,
    given: dict[str, Any] | None = None,
    **company_of: Any,
) -> Graph:
    """A foundation gets the grant that the tag names; a company bought something so many days later.

    Args:
        tag: of the case.
        dagen: from the grant to the purchase.
        price: of the purchase.
        at, of: another object, or another deed, than this one as what was bought.
        sold: what the buyer sold other objects for.
        buyer: another buyer than the company.
        given: attributes of who got the grant.
        company_of: attributes of the company.
    """
    thing = f"o-{tag}"
    graph = purchase(tag, {"opbrengst_verkopen_euro": sold}, buyer=buyer, **company_of)
    graph.node("Transactie", f"t-{tag}", koopsom_euro=price).node("Perceel", thing, aanduiding=f"MTT00 B {tag}")
    graph.edge("BETREFT", ("Transactie", f"t-{tag}"), ("Perceel", thing))
    graph.node(*foundation(tag), naam="Stichting Kansrijk", **(given or {}))
    graph.node("Subsidie", tag, regeling="Jeugdwerk", datum_besluit=date(2023, 12, 2))
    facts = {"koop_dagen": dagen, "koop_id": of or f"t-{tag}", "koop_perceel_id": at or thing}
    return graph.edge("ONTVANGT", foundation(tag), ("Subsidie", tag), **facts)


def foundation(tag: str) -> Node:
    """Who gets the grant."""
    return "Bedrijf", f"stichting-{tag}"


def linked(tag: str, *case: Any, **more: Any) -> Graph:
    """The two have a director in common."""
    return link(beside(tag, *case, **more), company(tag), foundation(tag), via="gezamenlijke bestuurder", stappen=2)


def linked_with_a_person(tag: str) -> Graph:
    """A person bought who is linked."""
    buyer = ("Persoon", f"p-{tag}")
    return link(beside(tag, buyer=buyer), buyer, foundation(tag))


REPORTED = {
    "plain": linked("plain"),
    "at the last day": linked("at the last day", 730),
    "at the first day": linked("at the first day", -730),
    "on the day itself": linked("on the day itself", 0),
    "at the price": linked("at the price", 90, 100_000),
    "to a sole trader": linked("to a sole trader", given={"eenmanszaak": True}),
    "sold as much": linked("sold as much", sold=300_000),
    "sold for less": linked("sold for less", sold=299_999),
}
LEFT_ALONE = {
    "a day too late": linked("a day too late", 731),
    "a day too early": linked("a day too early", -731),
    "days unknown": linked("days unknown", None),
    "a euro less": linked("a euro less", 90, 99_999),
    "price unknown": linked("price unknown", 90, None),
    "another deed": linked("another deed", of="elders"),
    "another object": linked("another object", at="elders"),
    "a stranger": beside("a stranger"),
    "bought by a person": linked_with_a_person("bought by a person"),
    "to an excluded party": linked("to an excluded party", given={"uitgezonderd": "overheid"}),
    **excluded(linked),
    **sole_trader(linked),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_purchase_beside_a_grant_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_grant_and_the_object_that_the_fact_names(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "plain")

    assert (hit.evidence["ontvanger"], hit.evidence["perceel"]) == (("stichting-plain",), ("o-plain",))


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Stichting Kansrijk kreeg op 2 december 2023 subsidie Jeugdwerk (plain); plain B.V., ermee verbonden"
            " (gezamenlijke bestuurder), kocht MTT00 B plain op 1 maart 2024 voor 300.000 euro zonder hypotheek."
        )
    ]


def test_the_sentence_names_no_person(store: GraphStore) -> None:
    (text,) = sentences(store, RULE, "to a sole trader")

    assert text.startswith("Een natuurlijk persoon (ontvanger) kreeg")
    assert "Kansrijk" not in text


def test_what_the_buyer_sold_for_as_much_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "eerdere_verkoop") == {"sold as much"}


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=729", "plain", "at the last day"),
        ("dagen=729", "plain", "at the first day"),
        ("koopsom=99999", "a euro less", "price unknown"),
        ("koopsom=100001", "plain", "at the price"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
