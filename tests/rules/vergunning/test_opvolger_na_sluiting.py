"""The rule on linked successors after a closure: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, hits_per_subject, sentences
from tests.rules.vergunning.following import DECIDED, asked_after, linked, named, new_party, old_party

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["opvolger_na_sluiting"]


def closed(tag: str, soort: str = "sluiting_13b", about: Node | None = None, **after: Any) -> Graph:
    """A place is closed on account of one company; another asks for a permit there."""
    event, party = ("Gebeurtenis", f"g-{tag}"), about or old_party(tag)
    graph = asked_after(tag, event, **after).node(*event, soort=soort, datum=DECIDED).edge("GAAT_OVER", event, party)
    return named(graph, party, "Eerste Kroeg B.V.")


def succeeded(tag: str, band: dict[str, Any] | None = None, **case: Any) -> Graph:
    """The two companies are linked."""
    return linked(closed(tag, **case), tag, band, case.get("applicant"), case.get("about"))


def about_nobody(tag: str) -> Graph:
    """The closure names no party."""
    event = ("Gebeurtenis", f"g-{tag}")
    graph = asked_after(tag, event).node(*event, soort="sluiting_13b", datum=DECIDED)
    return link(graph, new_party(tag), old_party(tag))


def about_both(tag: str) -> Graph:
    """Who asks now was itself one of those it was about."""
    return succeeded(tag).edge("GAAT_OVER", ("Gebeurtenis", f"g-{tag}"), new_party(tag))


def linked_over_another_event(tag: str) -> Graph:
    """Who asks now is linked to the party of another event, and to nobody of this one."""
    third = ("Bedrijf", f"derde-{tag}")
    return link(closed(tag).edge("GAAT_OVER", ("Gebeurtenis", f"los-{tag}"), third), new_party(tag), third)


def after_two_closures(tag: str) -> Graph:
    second = ("Gebeurtenis", f"ook-{tag}")
    return (
        succeeded(tag)
        .node(*second, soort="sluiting_13b", datum=DECIDED)
        .edge("GAAT_OVER", second, old_party(tag))
        .edge("VOLGT_OP", ("Vergunning", tag), second, adres_id=f"a-{tag}", dagen=30)
    )


REPORTED = {
    "plain": succeeded("plain"),
    "on the last day": succeeded("on the last day", dagen=365),
    "a refusal": succeeded("a refusal", soort="weigering_vergunning"),
    "by a person": succeeded("by a person", applicant=("Persoon", "nieuw")),
    "about a person": succeeded("about a person", about=("Persoon", "vorig")),
    "linked directly": succeeded("linked directly", {"via": "bestuur", "stappen": 1}),
    "linked up to that day": succeeded("linked up to that day", {"geldig_tot": DECIDED}),
    "two closures": after_two_closures("two closures"),
}
LEFT_ALONE = {
    "a day later": succeeded("a day later", dagen=366),
    "a stranger": closed("a stranger"),
    "another event": linked_over_another_event("another event"),
    "the same party": closed("the same party", about=new_party("the same party")),
    "one of the same parties": about_both("one of the same parties"),
    "the link was over": succeeded("the link was over", {"geldig_tot": date(2023, 2, 28)}),
    "at another address": succeeded("at another address", elsewhere=True),
    "about nobody": about_nobody("about nobody"),
    "about an excluded party": succeeded("about an excluded party").node(
        *old_party("about an excluded party"), uitgezonderd="overheid"
    ),
    **excluded(succeeded),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_linked_applicant_after_a_closure_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_application_after_one_event(store: GraphStore) -> None:
    assert hits_per_subject(store, RULE)["two closures"] == 2


def test_the_sentence_says_what_was_seen_and_names_no_person(store: GraphStore) -> None:
    measure = "een maatregel (sluiting op grond van artikel 13b Opiumwet)"
    start = f"Op 1 maart 2023 was er op Voorbeeldstraat 12, Maastricht {measure} tegen "
    end = "; 100 dagen later vroeg Tweede Kroeg B.V., daarmee verbonden, vergunning {} aan voor dat adres."

    assert sentences(store, RULE, "plain") == [f"{start}Eerste Kroeg B.V.{end.format('plain')}"]
    assert sentences(store, RULE, "about a person") == [
        f"{start}een natuurlijk persoon (betrokkene){end.format('about a person')}"
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=366", "a day later", "a stranger"),
        ("dagen=364", "plain", "on the last day"),
        ("opvolger_na_sluiting.stappen=1", "linked directly", "plain"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
