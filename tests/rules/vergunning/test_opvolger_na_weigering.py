"""The rule on linked successors after a refusal: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.rules.vergunning.following import DECIDED, asked_after, linked, named, new_party, old_party

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["opvolger_na_weigering"]


def refused(
    tag: str, role: str = "VRAAGT_AAN", besluit: str = "geweigerd", old: Node | None = None, **after: Any
) -> Graph:
    """A permit is refused to one company; another asks for one at the same address."""
    before, party = ("Vergunning", f"eerder-{tag}"), old or old_party(tag)
    graph = asked_after(tag, before, **after).node(*before, besluit=besluit, datum_besluit=DECIDED)
    return named(graph.edge(role, party, before), party, "Eerste Kroeg B.V.")


def succeeded(tag: str, band: dict[str, Any] | None = None, **case: Any) -> Graph:
    """The two companies are linked."""
    return linked(refused(tag, **case), tag, band, case.get("applicant"), case.get("old"))


def after_an_excluded_party(tag: str) -> Graph:
    return succeeded(tag).node(*old_party(tag), uitgezonderd="corporatie")


def asked_by_both(tag: str) -> Graph:
    """Who asks now also asked then, beside the company it is linked to."""
    return succeeded(tag).edge("VRAAGT_AAN", new_party(tag), ("Vergunning", f"eerder-{tag}"))


def two_linked_parties(tag: str) -> Graph:
    """The earlier applicant and the earlier holder are both linked to who asks now."""
    holder = ("Persoon", f"houder-{tag}")
    graph = succeeded(tag).edge("HOUDT", holder, ("Vergunning", f"eerder-{tag}"))
    return link(graph, new_party(tag), holder)


def withdrawn_from_another(tag: str) -> Graph:
    """Somebody else than who asked held what was withdrawn."""
    graph = succeeded(tag, besluit="ingetrokken")
    return graph.edge("HOUDT", ("Persoon", f"houder-{tag}"), ("Vergunning", f"eerder-{tag}"))


def linked_over_another_case(tag: str) -> Graph:
    """Who asks now is linked to the party of another case, and to nobody of this one."""
    third = ("Bedrijf", f"derde-{tag}")
    return link(refused(tag).edge("VRAAGT_AAN", third, ("Vergunning", f"los-{tag}")), new_party(tag), third)


def after_two_refusals(tag: str) -> Graph:
    second = ("Vergunning", f"ook-eerder-{tag}")
    return (
        succeeded(tag)
        .node(*second, besluit="geweigerd", datum_besluit=DECIDED)
        .edge("VRAAGT_AAN", old_party(tag), second)
        .edge("VOLGT_OP", ("Vergunning", tag), second, adres_id=f"a-{tag}", dagen=30)
    )


REPORTED = {
    "plain": succeeded("plain"),
    "on the last day": succeeded("on the last day", dagen=365),
    "on the day itself": succeeded("on the day itself", dagen=0),
    "withdrawn from a holder": succeeded("withdrawn from a holder", role="HOUDT", besluit="ingetrokken"),
    "withdrawn by who asked": succeeded("withdrawn by who asked", besluit="ingetrokken"),
    "withdrawn from another": withdrawn_from_another("withdrawn from another"),
    "by a person": succeeded("by a person", applicant=("Persoon", "nieuw")),
    "after a person": succeeded("after a person", old=("Persoon", "vorig")),
    "a sole trader": succeeded("a sole trader", eenmanszaak=True),
    "linked directly": succeeded("linked directly", {"via": "bestuur", "stappen": 1}),
    "linked up to that day": succeeded("linked up to that day", {"geldig_tot": DECIDED}),
    "two linked parties": two_linked_parties("two linked parties"),
    "two refusals": after_two_refusals("two refusals"),
}
LEFT_ALONE = {
    "a day later": succeeded("a day later", dagen=366),
    "days unknown": succeeded("days unknown", dagen=None),
    "a stranger": refused("a stranger"),
    "another case": linked_over_another_case("another case"),
    "the same party again": refused("the same party again", old=new_party("the same party again")),
    "one of the same parties": asked_by_both("one of the same parties"),
    "the link was over": succeeded("the link was over", {"geldig_tot": date(2023, 2, 28)}),
    "at another address": succeeded("at another address", elsewhere=True),
    "after an excluded party": after_an_excluded_party("after an excluded party"),
    **excluded(succeeded),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_linked_successor_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_application_after_one_decision(store: GraphStore) -> None:
    found = hits_per_subject(store, RULE)

    assert (found["two refusals"], found["two linked parties"]) == (2, 1)


def test_every_linked_party_of_the_earlier_case_is_evidence(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "two linked parties")

    assert hit.evidence["vorige"] == ("houder-two linked parties", "oud-two linked parties")


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Vergunning eerder-plain voor Voorbeeldstraat 12, Maastricht is op 1 maart 2023 geweigerd; 100 dagen later vroeg"
            " Tweede Kroeg B.V., verbonden met wie eerder aanvroeg of houder was, Eerste Kroeg B.V., vergunning plain aan voor"
            " hetzelfde adres."
        )
    ]


def test_the_sentence_names_no_person(store: GraphStore) -> None:
    (text,) = sentences(store, RULE, "a sole trader")

    assert "een natuurlijk persoon (aanvrager)" in text
    assert "Tweede Kroeg" not in text


def test_an_application_that_was_withdrawn_explains_it_and_a_permit_that_was_taken_away_does_not(
    store: GraphStore,
) -> None:
    assert explained(store, RULE, "zelf_ingetrokken") == {"withdrawn by who asked"}


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=366", "a day later", "a stranger"),
        ("dagen=364", "plain", "on the last day"),
        ("opvolger_na_weigering.stappen=1", "linked directly", "plain"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
