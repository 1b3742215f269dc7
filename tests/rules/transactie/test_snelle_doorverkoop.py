"""The rule on quick resales: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, hits, hits_per_subject, sentences
from tests.rules.transactie.selling import after_permit
from tests.support.graphs import Graph, together

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["snelle_doorverkoop"]


def resale(
    tag: str,
    dagen: int | None = 200,
    stijging: int | None = 80,
    turn: int = 1,
    soort: str = "koop",
    **seller: Any,
) -> Graph:
    """A sale of the object that the tag names, with the facts of its price, by a company to a person."""
    sale = ("Transactie", f"t{turn}-{tag}")
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node("Bedrijf", f"KVK:{tag}", naam="Verkoper B.V.", **seller)
        .node(*sale, datum=date(2024, 3, turn), soort=soort)
        .edge("VERKOPER", ("Bedrijf", f"KVK:{tag}"), sale)
        .edge("KOPER", ("Persoon", f"koper-{tag}"), sale)
        .edge(
            "BETREFT",
            sale,
            ("Perceel", tag),
            dagen_sinds_vorige=dagen,
            prijs_deel_euro=415_000,
            stijging_gecorrigeerd_procent=stijging,
        )
    )


def second_seller(tag: str, label: str, **values: Any) -> Graph:
    return (
        resale(tag)
        .node(label, f"ander-{tag}", **values)
        .edge("VERKOPER", (label, f"ander-{tag}"), ("Transactie", f"t1-{tag}"))
    )


REPORTED = {
    "after works": after_permit(resale("after works"), "after works", "t1-after works"),
    "plain": resale("plain"),
    "on the last day": resale("on the last day", dagen=365),
    "on the same day": resale("on the same day", dagen=0),
    "with just the rise": resale("with just the rise", stijging=50),
    "to an excluded buyer": resale("to an excluded buyer")
    .node("Bedrijf", "gemeente", uitgezonderd="overheid")
    .edge("KOPER", ("Bedrijf", "gemeente"), ("Transactie", "t1-to an excluded buyer")),
    "two sellers": second_seller("two sellers", "Persoon"),
    "one of two sellers excluded": second_seller("one of two sellers excluded", "Bedrijf", uitgezonderd="corporatie"),
    "sold twice": together([resale("sold twice"), resale("sold twice", turn=2, dagen=20)]),
}
LEFT_ALONE = {
    "a day later": resale("a day later", dagen=366),
    "a percent less": resale("a percent less", stijging=49),
    "cheaper": resale("cheaper", stijging=-50),
    "no earlier sale known": resale("no earlier sale known", dagen=None, stijging=None),
    "rise unknown, as for several objects in one deed or a half share": resale(
        "rise unknown, as for several objects in one deed or a half share", stijging=None
    ),
    "a gift, which has no price": resale("a gift, which has no price", dagen=None, stijging=None, soort="schenking"),
    **excluded(resale),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_quick_resale_with_an_unexplained_rise_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_two_sellers_of_one_sale_are_one_hit_that_names_both(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "two sellers")

    assert hit.evidence["verkoper"] == ("KVK:two sellers", "ander-two sellers")


def test_two_sales_of_one_object_are_two_hits(store: GraphStore) -> None:
    assert hits_per_subject(store, RULE)["sold twice"] == 2


def test_a_seller_that_is_excluded_is_not_in_the_evidence(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "one of two sellers excluded")

    assert hit.evidence["verkoper"] == ("KVK:one of two sellers excluded",)


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    (words,) = sentences(store, RULE, "plain")

    assert words == (
        "MTT00 A plain is 200 dagen na de vorige verkoop doorverkocht voor 415.000 euro;"
        " gecorrigeerd voor de markt 80 % duurder."
    )


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=364", "plain", "on the last day"),
        ("dagen=366", "a day later", "a percent less"),
        ("snelle_doorverkoop.stijging=51", "plain", "with just the rise"),
        ("stijging=49", "a percent less", "cheaper"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


def test_works_that_were_permitted_are_told_beside_it(store: GraphStore) -> None:
    assert (explained(store, RULE, "after works"), explained(store, RULE, "plain")) == ({"verbouwing"}, set())
