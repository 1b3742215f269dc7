"""The rule on owners with repeated closures: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Node

RULE = RULES["herhaalde_sluiting"]
CLOSED = date(2023, 3, 1)


def closed(
    tag: str,
    sluitingen: int | None = 2,
    hier: int | None = 1,
    owner: Node | None = None,
    soort: str | None = "sluiting_13b",
    since: date | None = date(2015, 1, 1),
    sold: date | None = None,
    per_honderd: int | None = 50,
    **company: Any,
) -> Graph:
    """A home on the object that the tag names was closed while a company held it."""
    holder, thing, home = owner or ("Bedrijf", f"KVK:{tag}"), ("Perceel", tag), ("Verblijfsobject", f"v-{tag}")
    place, event = ("Adres", f"a-{tag}"), ("Gebeurtenis", f"g-{tag}")
    return (
        Graph()
        .node(*holder, naam="Panden B.V.", **company)
        .node(*thing, aanduiding=f"MTT00 A {tag}")
        .node(*place, straat="Voorbeeldstraat", huisnummer=12, woonplaats="Maastricht")
        .node(*event, soort=soort, datum=CLOSED)
        .edge(
            "BEZIT",
            holder,
            thing,
            id=f"{holder[1]}-{tag}",
            sluitingen=sluitingen,
            sluitingen_hier=hier,
            geldig_van=since,
            geldig_tot=sold,
            sluitingen_per_honderd=per_honderd,
        )
        .edge("HEEFT_VBO", thing, home)
        .edge("HEEFT_ADRES", home, place)
        .edge("GEBEURD_OP", event, place)
    )


def closed_twice_here(tag: str) -> Graph:
    """Both closures were here; an inspection was too."""
    graph = closed(tag, hier=2)
    for name, soort, day in (("tweede", "sluiting_13b", date(2024, 3, 1)), ("bezoek", "controle", date(2024, 5, 1))):
        event = ("Gebeurtenis", f"{name}-{tag}")
        graph.node(*event, soort=soort, datum=day).edge("GEBEURD_OP", event, ("Adres", f"a-{tag}"))
    return graph


def of_two_owners(tag: str) -> Graph:
    second = ("Persoon", f"mede-{tag}")
    return closed(tag).edge(
        "BEZIT", second, ("Perceel", tag), sluitingen=3, sluitingen_hier=1, sluitingen_per_honderd=200
    )


def of_a_landlord(tag: str, objects: int) -> Graph:
    """The owner has so many objects."""
    graph = closed(tag)
    graph.edges["BEZIT"][f"KVK:{tag}-{tag}"]["portefeuille"] = objects
    return graph


REPORTED = {
    "of a large landlord": of_a_landlord("of a large landlord", 50),
    "of a smaller landlord": of_a_landlord("of a smaller landlord", 49),
    "plain": closed("plain"),
    "of a person": closed("of a person", owner=("Persoon", "verhuurder")),
    "a sole trader": closed("a sole trader", eenmanszaak=True),
    "held since unknown": closed("held since unknown", since=None),
    "held since that day": closed("held since that day", since=CLOSED),
    "more elsewhere": closed("more elsewhere", 4),
    "one on four": closed("one on four", per_honderd=25),
    "twice here": closed_twice_here("twice here"),
    "two owners": of_two_owners("two owners"),
}
LEFT_ALONE = {
    "once": closed("once", 1),
    "not counted": closed("not counted", None, None),
    "among many units": closed("among many units", per_honderd=24),
    "units unknown": closed("units unknown", per_honderd=None),
    "only elsewhere": closed("only elsewhere", 3, 0),
    "sold": closed("sold", sold=date(2024, 1, 1)),
    "bought after the closure": closed("bought after the closure", since=date(2023, 3, 2)),
    "a penalty": closed("a penalty", soort="last_onder_dwangsom"),
    "kind unknown": closed("kind unknown", soort=None),
    **excluded(closed),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_repeated_closure_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_object_of_one_owner(store: GraphStore) -> None:
    found = hits_per_subject(store, RULE)

    assert (found["two owners"], found["twice here"]) == (2, 1)


def test_the_closures_here_are_evidence_and_other_events_are_not(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "twice here")

    assert hit.evidence["gebeurtenis"] == ("g-twice here", "tweede-twice here")


def test_the_sentence_says_what_was_seen_and_names_no_person(store: GraphStore) -> None:
    text = (
        "Op Voorbeeldstraat 12, Maastricht ({}) was op 1 maart 2023 een sluiting, terwijl het van {} was; op alles wat deze"
        " eigenaar en zijn groep bezitten waren er in vijf jaar 2 sluitingen (50 per 100 eenheden), waarvan 1 hier."
    )

    assert sentences(store, RULE, "plain") == [text.format("MTT00 A plain", "Panden B.V.")]
    person = text.format("MTT00 A of a person", "een natuurlijk persoon (eigenaar)")
    assert sentences(store, RULE, "of a person") == [person]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("sluitingen=3", "more elsewhere", "plain"),
        ("herhaalde_sluiting.sluitingen=4", "more elsewhere", "twice here"),
        ("per_honderd=24", "among many units", "units unknown"),
        ("per_honderd=26", "plain", "one on four"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


def test_many_objects_explain_it(store: GraphStore) -> None:
    assert explained(store, RULE, "grote_verhuurder") == {"of a large landlord"}
