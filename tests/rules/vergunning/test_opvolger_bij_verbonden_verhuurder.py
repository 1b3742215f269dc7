"""The rule on newcomers in premises of a linked owner: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, hits_per_subject, sentences
from tests.rules.vergunning.following import named, new_party, old_party
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Node

RULE = RULES["opvolger_bij_verbonden_verhuurder"]
ASKED = date(2023, 6, 9)


def landlord(tag: str) -> Node:
    """The owner of the premises."""
    return "Bedrijf", f"pand-{tag}"


def let(
    tag: str,
    dagen: int | None = 100,
    *,
    exploitatie: bool | None = True,
    stappen: int = 2,
    applicant: Node | None = None,
    owner: Node | None = None,
    adres_id: str | None = None,
    verhuurder: str | None = "",
    before: Node | None = None,
    **company: Any,
) -> Graph:
    """After a closure on account of one company another applies there; the owner is linked with the first."""
    place, case, asks = ("Adres", f"a-{tag}"), ("Vergunning", tag), applicant or new_party(tag)
    event, holder = before or ("Gebeurtenis", f"g-{tag}"), owner or landlord(tag)
    graph = Graph().node(*place, straat="Voorbeeldstraat", huisnummer=12, woonplaats="Maastricht")
    graph.node(*case, exploitatie=exploitatie, datum_aanvraag=ASKED)
    graph.node(*event, soort="sluiting_13b" if event[0] == "Gebeurtenis" else "exploitatie horeca")
    named(graph, holder, "Pand B.V.").node(*old_party(tag), naam="Eerste Kroeg B.V.")
    named(graph, asks, "Tweede Kroeg B.V.", **company).edge("VRAAGT_AAN", asks, case).edge("VERGUND_VOOR", case, place)
    link(graph, holder, old_party(tag), via="gezamenlijke bestuurder", stappen=stappen)
    return graph.edge(
        "VOLGT_OP",
        case,
        event,
        dagen=dagen,
        adres_id=adres_id or place[1],
        geldig_van=ASKED,
        verhuurder_id=holder[1] if verhuurder == "" else verhuurder,
        verhuurder_band_id=old_party(tag)[1],
    )


def experienced(tag: str) -> Graph:
    """Who applies ran a pub before."""
    earlier = ("Vergunning", f"eerder-{tag}")
    graph = let(tag).node(*earlier, exploitatie=True, datum_aanvraag=date(2019, 2, 1))
    return graph.edge("HOUDT", new_party(tag), earlier, geldig_van=date(2019, 3, 1))


def after_two_closures(tag: str) -> Graph:
    second = ("Gebeurtenis", f"ook-{tag}")
    return (
        let(tag)
        .node(*second, soort="sluiting_13b")
        .edge(
            "VOLGT_OP",
            ("Vergunning", tag),
            second,
            dagen=30,
            adres_id=f"a-{tag}",
            geldig_van=ASKED,
            verhuurder_id=landlord(tag)[1],
            verhuurder_band_id=old_party(tag)[1],
        )
    )


def excluded_owner(tag: str) -> Graph:
    return let(tag).node(*landlord(tag), uitgezonderd="corporatie")


def excluded_before(tag: str) -> Graph:
    return let(tag).node(*old_party(tag), uitgezonderd="overheid")


REPORTED = {
    "plain": let("plain"),
    "on the last day": let("on the last day", 730),
    "after a refusal": let("after a refusal", before=("Vergunning", "y")),
    "by a person": let("by a person", applicant=("Persoon", "nieuw")),
    "of a person": let("of a person", owner=("Persoon", "eigenaar")),
    "linked directly": let("linked directly", stappen=1),
    "experienced": experienced("experienced"),
    "two closures": after_two_closures("two closures"),
}
LEFT_ALONE = {
    "a day later": let("a day later", 731),
    "no linked owner": let("no linked owner", verhuurder=None),
    "a building permit": let("a building permit", exploitatie=False),
    "at another address": let("at another address", adres_id="elders"),
    "an excluded owner": excluded_owner("an excluded owner"),
    "about an excluded party": excluded_before("about an excluded party"),
    **excluded(let),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_newcomer_in_such_premises_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_application_after_one_measure(store: GraphStore) -> None:
    assert hits_per_subject(store, RULE)["two closures"] == 2


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Tweede Kroeg B.V. vroeg op 9 juni 2023 vergunning plain voor Voorbeeldstraat 12, Maastricht, 100 dagen na een"
            " maatregel (sluiting op grond van artikel 13b Opiumwet) tegen Eerste Kroeg B.V.; het pand is van Pand B.V., daarmee"
            " verbonden (gezamenlijke bestuurder),"
            " en Tweede Kroeg B.V. had nog geen vergunning."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=731", "a day later", "no linked owner"),
        ("dagen=729", "plain", "on the last day"),
        ("opvolger_bij_verbonden_verhuurder.stappen=1", "linked directly", "plain"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


def test_who_ran_a_business_before_is_no_newcomer(store: GraphStore) -> None:
    assert explained(store, RULE, "eerder_uitgebaat") == {"experienced"}
