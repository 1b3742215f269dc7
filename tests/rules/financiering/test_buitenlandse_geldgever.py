"""The rule on mortgages from abroad: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import lent_by, loan
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["buitenlandse_geldgever"]


def abroad(
    tag: str,
    vestiging: str | None = "elders",
    bedrag: int | None = 300_000,
    released: date | None = None,
    **lender: Any,
) -> Graph:
    """A foreign legal person lends."""
    graph = lent_by(tag, released, buitenland=vestiging, **lender)
    return graph.node("Hypotheek", f"h-{tag}", bedrag_euro=bedrag)


def in_a_group(tag: str) -> Graph:
    """To a company that is linked to it."""
    lender, daughter = ("Bedrijf", f"KVK:{tag}"), ("Bedrijf", f"dochter-{tag}")
    return link(abroad(tag).edge("GELDNEMER", daughter, ("Hypotheek", f"h-{tag}")), lender, daughter)


def to_many(tag: str, parties: int) -> Graph:
    """Of one that lends to so many parties that are not linked."""
    graph = abroad(tag)
    for edge in graph.edges["GELDGEVER"].values():
        edge["losse_leners"] = parties
    return graph


REPORTED = {
    "plain": abroad("plain"),
    "from across the border": abroad("from across the border", "buurland"),
    "with just the amount": abroad("with just the amount", bedrag=25_000),
    "an unknown amount": abroad("an unknown amount", bedrag=None),
    "in a group": in_a_group("in a group"),
    "of unknown seat": abroad("of unknown seat", "onbekend"),
    "to three": to_many("to three", 3),
    "to two": to_many("to two", 2),
    "a bank by its work": abroad("a bank by its work", geldverstrekker="bank"),
    "licensed": abroad("licensed", geldverstrekker="vergunning"),
}
LEFT_ALONE = {
    "of Dutch law": abroad("of Dutch law", None),
    "a euro less": abroad("a euro less", bedrag=24_999),
    "released": abroad("released", released=date(2024, 5, 1)),
    "a person": loan("a person", ("Persoon", "gever")),
    **sole_trader(abroad),
    **excluded(abroad),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_foreign_legal_person_that_lends_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Op MTT00 A plain rust een hypotheek van 300.000 euro ten gunste van Leengeld B.V., een rechtspersoon naar"
            " buitenlands recht (zetel: elders) die niet op de lijst van banken en fondsen staat."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("bedrag=24999", "a euro less", "of Dutch law"),
        ("bedrag=25001", "plain", "with just the amount"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("in a group", {"groep"}),
        ("to three", {"leent_aan_velen"}),
        ("to two", set()),
        ("licensed", {"vergunde_geldgever"}),
        ("a bank by its work", set()),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
