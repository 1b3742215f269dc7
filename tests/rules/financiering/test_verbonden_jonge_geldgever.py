"""The rule on linked lenders that are young or far away: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import also_lent, lent_by, loan
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["verbonden_jonge_geldgever"]


def own_company(
    tag: str, leeftijd: int | None = 100, linked_until: date | None = None, released: date | None = None, **lender: Any
) -> Graph:
    """A person borrows from a company that he directs, of some days old."""
    company = ("Bedrijf", f"KVK:{tag}")
    graph = loan(tag, released=released).node(*company, naam="Eigen Geld B.V.", **lender)
    graph.edges["GELDGEVER"][f"GELDGEVER:KVK:{tag}|h-{tag}"]["dagen_sinds_oprichting"] = leeftijd
    return link(graph, company, ("Persoon", f"p-{tag}"), geldig_tot=linked_until)


def to_daughter(tag: str, **borrower: Any) -> Graph:
    """A company that is linked to it borrows along."""
    daughter = ("Bedrijf", f"dochter-{tag}")
    graph = lent_by(tag, buitenland="elders").edge("GELDNEMER", daughter, ("Hypotheek", f"h-{tag}"))
    return link(graph, ("Bedrijf", f"KVK:{tag}"), daughter).node(*daughter, **borrower)


REPORTED = {
    "plain": own_company("plain"),
    "on the last day": own_company("on the last day", 365),
    "old and far away": own_company("old and far away", 4_000, buitenland="elders"),
    "to a daughter": to_daughter("to a daughter"),
    "linked until the day": own_company("linked until the day", linked_until=date(2023, 6, 1)),
    "a bank beside": also_lent(own_company("a bank beside"), "a bank beside"),
}
LEFT_ALONE = {
    "a day older": own_company("a day older", 366),
    "age unknown": own_company("age unknown", None),
    "old and across the border": own_company("old and across the border", 4_000, buitenland="buurland"),
    "linked until the day before": own_company("linked until the day before", linked_until=date(2023, 5, 31)),
    "released": own_company("released", released=date(2024, 5, 1)),
    "not linked": lent_by("not linked", buitenland="elders"),
    "an excluded borrower": to_daughter("an excluded borrower", uitgezonderd="corporatie"),
    **sole_trader(own_company),
    **excluded(own_company),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_linked_lender_without_a_past_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Op MTT00 A plain rust sinds 1 juni 2023 een hypotheek van 300.000 euro van Eigen Geld B.V. aan een natuurlijk persoon"
            " (geldnemer); zij zijn verbonden (bestuur) en de geldgever was toen pas opgericht of is buiten Nederland en de"
            " buurlanden gevestigd."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("jong=366", "a day older", "age unknown"),
        ("jong=364", "plain", "on the last day"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("a bank beside", {"bank_ernaast"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
