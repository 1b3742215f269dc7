"""The rule on lenders of one circle alone: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company
from tests.rules.explaining import explained
from tests.rules.financiering.lending import lent_by, loan
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["huisgeldgever"]


def lends(tag: str, objecten: int | None = 3, released: date | None = None, **lender: Any) -> Graph:
    """A company lends on an object; to one circle alone it lends on so many."""
    return counted(lent_by(tag, released, **lender), objecten)


def by_a_person(tag: str) -> Graph:
    return counted(loan(tag, lender=("Persoon", "geldgever")), 3)


def on_two(tag: str) -> Graph:
    """Another object secures the same mortgage."""
    return lends(tag).edge("HYPOTHEEK_OP", ("Hypotheek", f"h-{tag}"), ("Perceel", f"{tag} too"))


def counted(graph: Graph, objecten: int | None) -> Graph:
    for edge in graph.edges["GELDGEVER"].values():
        edge["kring_objecten"] = objecten
    return graph


REPORTED = {
    "plain": lends("plain"),
    "at the threshold": lends("at the threshold", 2),
    "on two": on_two("on two"),
    "with staff": lends("with staff", werkzame_personen=10),
    "with less staff": lends("with less staff", werkzame_personen=9),
}
LEFT_ALONE = {
    "one object": lends("one object", 1),
    "not counted": lends("not counted", None),
    "paid back": lends("paid back", released=date(2024, 1, 1)),
    "a person": by_a_person("a person"),
    **excluded(lends),
    **sole_trader(lends),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_lender_of_one_circle_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, company(case)[1]) == verdict


def test_a_hit_is_one_lender_with_every_object(store: GraphStore) -> None:
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == company("on two")[1])

    assert hit.evidence["perceel"] == ("on two", "on two too")


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, company("plain")[1]) == [
        (
            "Leengeld B.V. heeft een hypotheek op 3 objecten, waaronder MTT00 A plain sinds 1 juni 2023, en leent volgens het"
            " Kadaster alleen aan één partij of aan partijen die met elkaar zijn verbonden; het is geen bank."
        )
    ]


def test_who_employs_people_is_explained(store: GraphStore) -> None:
    assert explained(store, RULE, "met_personeel") == {company("with staff")[1]}


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [("objecten=3", "plain", "at the threshold"), ("objecten=2", "at the threshold", "one object")],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, company(reported)[1], company(left)[1]) == (True, False)
