"""The rule on grantees that sit with a linked owner: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, hits_per_subject, sentences
from tests.rules.subsidie.granting import grantee, links_in_evidence
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Node

RULE = RULES["subsidie_huur_bij_bestuurder"]
GRANTED = date(2023, 3, 1)
DAY_BEFORE = date(2023, 2, 28)


def tenant(
    tag: str,
    owner: Node | None = None,
    soort: str = "bezoekadres",
    moved: date | None = None,
    sold: date | None = None,
    *,
    branch: bool = False,
    lives_there: bool | None = None,
    **company: Any,
) -> Graph:
    """A foundation gets the grant that the tag names and sits in premises of another company."""
    receiver, holder = grantee(tag), owner or _owner(tag)
    place, home = ("Adres", f"a-{tag}"), ("Verblijfsobject", f"v-{tag}")
    seat = ("Vestiging", f"VEST:{tag}") if branch else receiver
    graph = Graph().node(*receiver, naam="Stichting Wijkwerk", **company).node(*holder)
    if branch:
        graph.edge("HEEFT_VESTIGING", receiver, seat)
    return (
        graph.node("Subsidie", tag, regeling="Buurthuizen", datum_besluit=GRANTED, verleend_euro=48_000)
        .node(*place, straat="Voorbeeldstraat", huisnummer=12, woonplaats="Maastricht")
        .node("Perceel", f"o-{tag}", aanduiding=f"MTT00 A {tag}")
        .edge("ONTVANGT", receiver, ("Subsidie", tag))
        .edge("GEVESTIGD_OP", seat, place, soort=soort, geldig_tot=moved)
        .edge("HEEFT_ADRES", home, place)
        .edge("HEEFT_VBO", ("Perceel", f"o-{tag}"), home)
        .edge("BEZIT", holder, ("Perceel", f"o-{tag}"), geldig_tot=sold, zelf_bewoond=lives_there)
    )


def directed(tag: str, until: date | None = None, **case: Any) -> Graph:
    """The owner directs the grantee."""
    return tenant(tag, **case).edge("BESTUURT", case.get("owner") or _owner(tag), grantee(tag), geldig_tot=until)


def linked(tag: str, until: date | None = None, **case: Any) -> Graph:
    """Owner and grantee have a director in common."""
    band = {"via": "gezamenlijke bestuurder", "stappen": 2, "geldig_tot": until}
    return link(tenant(tag, **case), case.get("owner") or _owner(tag), grantee(tag), **band)


def owning_too(tag: str, until: date | None = None) -> Graph:
    """The grantee holds or held a share in the premises itself."""
    return directed(tag).edge("BEZIT", grantee(tag), ("Perceel", f"o-{tag}"), id=f"own-{tag}", geldig_tot=until)


def with_another_company_of_the_owner(tag: str) -> Graph:
    """The owner directs a company, and that is not the grantee."""
    return tenant(tag).edge("BESTUURT", _owner(tag), ("Bedrijf", f"ander-{tag}"))


def of_a_director(tag: str, *, lives_there: bool | None) -> Graph:
    """A director owns the place of the grantee, and lives there or does not."""
    return directed(tag, owner=("Persoon", f"p-{tag}"), lives_there=lives_there)


def with_an_excluded_owner(tag: str) -> Graph:
    return directed(tag).node(*_owner(tag), uitgezonderd="kerkgenootschap")


def on_two_objects(tag: str) -> Graph:
    """The seat stands on two objects of the owner."""
    second = ("Perceel", f"tweede-{tag}")
    graph = directed(tag).edge("HEEFT_VBO", second, ("Verblijfsobject", f"v-{tag}"))
    return graph.edge("BEZIT", _owner(tag), second)


def _owner(tag: str) -> Node:
    return "Bedrijf", f"eigenaar-{tag}"


REPORTED = {
    "directed": directed("directed"),
    "linked": linked("linked"),
    "directed and linked": link(
        directed("directed and linked"), _owner("directed and linked"), grantee("directed and linked")
    ),
    "owned by a person": directed("owned by a person", owner=("Persoon", "bestuurder")),
    "by a branch": directed("by a branch", branch=True),
    "sold on the day": directed("sold on the day", sold=GRANTED),
    "moved on the day": directed("moved on the day", moved=GRANTED),
    "left on the day": directed("left on the day", GRANTED),
    "sold and leased back": owning_too("sold and leased back", date(2022, 1, 1)),
    "the director lives elsewhere": of_a_director("the director lives elsewhere", lives_there=None),
    "two objects": on_two_objects("two objects"),
}
LEFT_ALONE = {
    "a stranger": tenant("a stranger"),
    "another company of the owner": with_another_company_of_the_owner("another company of the owner"),
    "sold before": directed("sold before", sold=DAY_BEFORE),
    "moved before": directed("moved before", moved=DAY_BEFORE),
    "left before": directed("left before", DAY_BEFORE),
    "link over before": linked("link over before", DAY_BEFORE),
    "a postal address": directed("a postal address", soort="correspondentieadres"),
    "its own hall": owning_too("its own hall"),
    "owned by itself": tenant("owned by itself", owner=grantee("owned by itself")),
    "at the home of the director": of_a_director("at the home of the director", lives_there=True),
    "an excluded owner": with_an_excluded_owner("an excluded owner"),
    **excluded(directed),
    **sole_trader(directed),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_tenant_of_a_linked_owner_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_grant_and_one_object(store: GraphStore) -> None:
    found = hits_per_subject(store, RULE)

    assert (found["two objects"], found["directed and linked"]) == (2, 1)


def test_the_evidence_says_how_they_are_linked(store: GraphStore) -> None:
    assert links_in_evidence(store, RULE, "directed", "linked") == [(), ("gezamenlijke bestuurder",)]


def test_the_sentence_says_what_was_seen_and_names_no_person(store: GraphStore) -> None:
    assert sentences(store, RULE, "owned by a person") == [
        (
            "Stichting Wijkwerk kreeg op 1 maart 2023 subsidie Buurthuizen (owned by a person) van 48.000 euro en is gevestigd"
            " op Voorbeeldstraat 12, Maastricht; dat pand (MTT00 A owned by a person) is van een natuurlijk persoon (eigenaar),"
            " bestuurder van of verbonden met de ontvanger."
        )
    ]


def test_a_parameter_leaves_out_who_is_linked_over_a_third(store: GraphStore) -> None:
    assert found_with(store, RULE, "stappen=1", "directed", "linked") == (True, False)
