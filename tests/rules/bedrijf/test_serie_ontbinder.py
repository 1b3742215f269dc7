"""The rule on directors with a series of dissolved companies: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Node

RULE = RULES["serie_ontbinder"]


def directed(
    tag: str,
    aantal: int | None = 6,
    director: Node | None = None,
    left: date | None = None,
    sold: date | None = None,
    **company: Any,
) -> Graph:
    """A company that the tag names holds an object and has a director; its id is the tag."""
    owner, thing = ("Bedrijf", tag), ("Perceel", f"o-{tag}")
    officer = director or ("Persoon", f"p-{tag}")
    return (
        Graph()
        .node(*owner, naam=f"{tag} B.V.", **company)
        .node(*thing, aanduiding=f"MTT00 A {tag}")
        .edge("BESTUURT", officer, owner, functie="bestuurder", ontbonden_bedrijven=aantal, geldig_tot=left)
        .edge("BEZIT", owner, thing, geldig_tot=sold)
    )


def by_an_excluded_party(tag: str, **director: Any) -> Graph:
    """The director is a company on the list, such as a licensed trust office."""
    officer = ("Bedrijf", f"kantoor-{tag}")
    return directed(tag, director=officer).node(*officer, **director)


def of_two_directors(tag: str) -> Graph:
    """A second director has a series of his own."""
    return directed(tag).edge("BESTUURT", ("Persoon", f"q-{tag}"), ("Bedrijf", tag), ontbonden_bedrijven=9)


def without_property(tag: str) -> Graph:
    """A director with a series, of a company that holds nothing."""
    return Graph().edge("BESTUURT", ("Persoon", f"p-{tag}"), ("Bedrijf", tag), ontbonden_bedrijven=6)


REPORTED = {
    "plain": directed("plain"),
    "at the threshold": directed("at the threshold", 5),
    "by a company": directed("by a company", director=("Bedrijf", "beheer")),
    "two directors": of_two_directors("two directors"),
    "two objects": directed("two objects").edge("BEZIT", ("Bedrijf", "two objects"), ("Perceel", "tweede")),
}
LEFT_ALONE = {
    "one less": directed("one less", 4),
    "not counted": directed("not counted", None),
    "the director left": directed("the director left", left=date(2024, 1, 1)),
    "the object was sold": directed("the object was sold", sold=date(2024, 1, 1)),
    "without property": without_property("without property"),
    "by an excluded party": by_an_excluded_party("by an excluded party", uitgezonderd="trustkantoor"),
    "a sole trader": directed("a sole trader", eenmanszaak=True),
    **excluded(directed),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_company_of_a_director_with_a_series_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_company_and_one_director(store: GraphStore) -> None:
    found = hits_per_subject(store, RULE)

    assert (found["two directors"], found["two objects"]) == (2, 1)


def test_two_objects_stand_in_one_hit(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "two objects")

    assert hit.evidence["perceel"] == ("o-two objects", "tweede")


def test_the_sentence_is_about_the_company_and_names_no_person(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., rechthebbende op MTT00 A plain, wordt bestuurd door een natuurlijk persoon (bestuurder); van de andere"
            " bedrijven met deze bestuurder zijn er 6 binnen drie jaar ontbonden."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [("aantal=4", "one less", "not counted"), ("serie_ontbinder.aantal=6", "plain", "at the threshold")],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
