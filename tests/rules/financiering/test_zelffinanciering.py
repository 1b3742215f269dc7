"""The rule on mortgages from a linked party: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.financiering.lending import also_lent, loan
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, hits, hits_per_subject, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["zelffinanciering"]


def own_company(
    tag: str, stappen: int = 1, linked_until: date | None = None, released: date | None = None, **lender: Any
) -> Graph:
    """A person borrows from the company that he directs."""
    company = ("Bedrijf", f"KVK:{tag}")
    graph = loan(tag, released=released).node(*company, naam="Eigen Geld B.V.", **lender)
    return link(graph, company, ("Persoon", f"p-{tag}"), stappen=stappen, geldig_tot=linked_until)


def in_a_group(tag: str, **borrower: Any) -> Graph:
    """One company borrows from another that is linked to it."""
    lender, other = ("Bedrijf", f"KVK:{tag}"), ("Bedrijf", f"dochter-{tag}")
    return link(loan(tag, lender, other), lender, other).node(*other, **borrower)


def itself(tag: str, **party: Any) -> Graph:
    """Lender and borrower are one company."""
    company = ("Bedrijf", f"KVK:{tag}")
    return loan(tag, company, company).node(*company, naam="Een B.V.", **party)


def of_two_lenders(tag: str) -> Graph:
    """A bank that is not linked lends along."""
    return own_company(tag).edge("GELDGEVER", ("Bedrijf", "bank"), ("Hypotheek", f"h-{tag}"), id=f"bank-{tag}")


REPORTED = {
    "a bank beside": also_lent(own_company("a bank beside"), "a bank beside"),
    "a bank itself": own_company("a bank itself", **by_activity("64191")),
    "plain": own_company("plain"),
    "over a third party": own_company("over a third party", stappen=2),
    "linked until the day": own_company("linked until the day", linked_until=date(2023, 6, 1)),
    "itself": itself("itself"),
    "in a group": in_a_group("in a group"),
    "of two lenders": of_two_lenders("of two lenders"),
    "a sole trader lends": own_company("a sole trader lends", eenmanszaak=True),
    "on two objects": own_company("on two objects").edge(
        "HYPOTHEEK_OP", ("Hypotheek", "h-on two objects"), ("Perceel", "tuin")
    ),
    "an unknown amount": own_company("an unknown amount").node("Hypotheek", "h-an unknown amount", bedrag_euro=None),
}
LEFT_ALONE = {
    "no link": loan("no link"),
    "linked to another": link(loan("linked to another"), ("Bedrijf", "KVK:linked to another"), ("Persoon", "derde")),
    "linked until the day before": own_company("linked until the day before", linked_until=date(2023, 5, 31)),
    "released": own_company("released", released=date(2024, 5, 1)),
    "an excluded borrower": in_a_group("an excluded borrower", uitgezonderd="corporatie"),
    "excluded and itself": itself("excluded and itself", uitgezonderd="bank"),
    **excluded(own_company),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_mortgage_from_a_linked_party_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_mortgage_on_two_objects_is_a_hit_on_each(store: GraphStore) -> None:
    found = hits_per_subject(store, RULE)

    assert (found["on two objects"], found["tuin"]) == (1, 1)


def test_a_lender_that_is_not_linked_is_not_in_the_evidence(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "of two lenders")

    assert hit.evidence["geldgever"] == ("KVK:of two lenders",)


def test_the_evidence_says_how_the_parties_are_linked(store: GraphStore) -> None:
    by_subject = {hit.subject: hit for hit in hits(store, RULE)}

    assert by_subject["over a third party"].evidence["stappen"] == (2,)
    assert by_subject["plain"].evidence["via"] == ("bestuur",)
    assert by_subject["itself"].evidence["via"] == ()


def test_the_sentence_says_what_was_seen_and_names_no_person(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Op MTT00 A plain rust een hypotheek van 300.000 euro van Eigen Geld B.V. aan een natuurlijk persoon"
            " (geldnemer); zij zijn met elkaar verbonden of dezelfde partij."
        )
    ]


def test_a_parameter_leaves_out_links_over_a_third_party(store: GraphStore) -> None:
    assert found_with(store, RULE, "stappen=1", "plain", "itself", "over a third party") == (True, True, False)


def test_a_bank_that_lent_along_is_told_beside_it(store: GraphStore) -> None:
    found = {case: explained(store, RULE, case) for case in ("plain", "a bank beside", "a bank itself")}

    assert found == {"plain": set(), "a bank beside": {"bank_ernaast"}, "a bank itself": set()}
