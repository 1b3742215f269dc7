"""The rule on resales after an auction: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, hits, sentences
from tests.rules.transactie.selling import after_permit
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["veiling_doorverkoop"]


def auction(
    tag: str,
    dagen: int | None = 200,
    stijging: int | None = 40,
    soorten: tuple[str, str] = ("executieveiling", "koop"),
    linked_by: str = "",
    **buyer: Any,
) -> Graph:
    """A company buys the object that the tag names at an auction and sells it on."""
    first, second, company = ("Transactie", f"t1-{tag}"), ("Transactie", f"t2-{tag}"), ("Bedrijf", f"KVK:{tag}")
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*company, naam="Hamer B.V.", **buyer)
        .node(*first, datum=date(2023, 3, 1), soort=soorten[0])
        .node(*second, datum=date(2023, 9, 17), soort=soorten[1])
        .edge("KOPER", company, first)
        .edge("BETREFT", first, ("Perceel", tag))
        .edge("BETREFT", second, ("Perceel", tag), stijging_gecorrigeerd_procent=stijging, prijs_deel_euro=250_000)
        .edge("OPGEVOLGD_DOOR", first, second, perceel_id=linked_by or tag, dagen=dagen)
    )


REPORTED = {
    "after works": after_permit(auction("after works"), "after works", "t2-after works"),
    "plain": auction("plain"),
    "on the last day": auction("on the last day", dagen=365),
    "on one day": auction("on one day", dagen=0),
    "with just the rise": auction("with just the rise", stijging=25),
    "by a person too": auction("by a person too").edge("KOPER", ("Persoon", "p"), ("Transactie", "t1-by a person too")),
    "a sole trader": auction("a sole trader", eenmanszaak=True),
}
LEFT_ALONE = {
    "a day later": auction("a day later", dagen=366),
    "a percent less": auction("a percent less", stijging=24),
    "rise unknown": auction("rise unknown", stijging=None),
    "cheaper": auction("cheaper", stijging=-40),
    "days unknown": auction("days unknown", dagen=None),
    "held for years": auction("held for years", dagen=1400),
    "an ordinary purchase": auction("an ordinary purchase", soorten=("koop", "koop")),
    "given away": auction("given away", soorten=("executieveiling", "schenking")),
    "auctioned again": auction("auctioned again", soorten=("executieveiling", "executieveiling")),
    "other object": auction("other object", linked_by="nog een"),
    **excluded(auction),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_resale_with_a_rise_after_an_auction_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_two_buyers_are_one_hit_that_names_both(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "by a person too")

    assert hit.evidence["koper"] == ("KVK:by a person too", "p")


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Hamer B.V. kocht MTT00 A plain op 1 maart 2023 op een executieveiling; 200 dagen later is het doorverkocht voor"
            " 250.000 euro, gecorrigeerd voor de markt 40 % duurder."
        )
    ]


def test_a_natural_person_stands_in_the_sentence_by_role_only(store: GraphStore) -> None:
    (words,) = sentences(store, RULE, "a sole trader")

    assert words.startswith("Een natuurlijk persoon (koper) kocht ")


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=366", "a day later", "a percent less"),
        ("dagen=364", "plain", "on the last day"),
        ("stijging=24", "a percent less", "a day later"),
        ("veiling_doorverkoop.stijging=26", "plain", "with just the rise"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


def test_works_that_were_permitted_are_told_beside_it(store: GraphStore) -> None:
    assert (explained(store, RULE, "after works"), explained(store, RULE, "plain")) == ({"verbouwing"}, set())
