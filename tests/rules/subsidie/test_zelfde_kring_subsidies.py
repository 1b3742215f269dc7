"""The rule on grants to one circle: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.rules.subsidie.granting import grantee, links_in_evidence
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Node

RULE = RULES["zelfde_kring_subsidies"]
GRANTED = date(2023, 3, 1)


def circle(
    tag: str,
    verleningen: int | None = 3,
    ontvangers: int | None = 3,
    kringen: tuple[str | None, str | None] | None = None,
    other_on: date = date(2022, 9, 1),
    **company: Any,
) -> Graph:
    """Two foundations of a circle get grants; the tag names the later one."""
    one, other = grantee(tag), _second(tag)
    mine, theirs = kringen or (tag, tag)
    return (
        Graph()
        .node(*one, naam="Wijkwijs Cultuur", kring=mine, **company)
        .node(*other, naam="Wijkwijs Jeugd", kring=theirs)
        .node("Subsidie", tag, regeling="Cultuur")
        .edge(
            "ONTVANGT",
            one,
            ("Subsidie", tag),
            kring_verleningen=verleningen,
            kring_ontvangers=ontvangers,
            geldig_van=GRANTED,
        )
        .edge("ONTVANGT", other, ("Subsidie", f"eerder-{tag}"), geldig_van=other_on)
    )


def linked(tag: str) -> Graph:
    """The two have a director in common."""
    return link(circle(tag), grantee(tag), _second(tag), via="gezamenlijke bestuurder", stappen=2)


def with_a_third(tag: str) -> Graph:
    """A third member of the circle had a grant too; another company that it is linked to had none."""
    third = ("Bedrijf", f"derde-{tag}")
    graph = link(circle(tag).node(*third, kring=tag), grantee(tag), ("Bedrijf", f"vierde-{tag}"))
    return graph.edge("ONTVANGT", third, ("Subsidie", f"nog-een-{tag}"), geldig_van=date(2022, 12, 1))


def shared_grant(tag: str) -> Graph:
    """Two of the circle receive one and the same grant, and nobody any other."""
    graph = Graph().node(*grantee(tag), kring=tag).node(*_second(tag), kring=tag)
    for receiver in (grantee(tag), _second(tag)):
        graph.edge("ONTVANGT", receiver, ("Subsidie", tag), kring_verleningen=3, kring_ontvangers=2, geldig_van=GRANTED)
    return graph


def only_its_own(tag: str) -> Graph:
    """Nobody else in the circle had a grant, as far as is known."""
    graph = Graph().node(*grantee(tag), kring=tag).node(*_second(tag), kring=tag)
    graph.edge("ONTVANGT", grantee(tag), ("Subsidie", f"eerder-{tag}"), geldig_van=date(2022, 9, 1))
    return graph.edge(
        "ONTVANGT", grantee(tag), ("Subsidie", tag), kring_verleningen=3, kring_ontvangers=2, geldig_van=GRANTED
    )


def _second(tag: str) -> Node:
    return "Bedrijf", f"tweede-{tag}"


def in_group(tag: str, share: int) -> Graph:
    """The other holds so much of the first."""
    return circle(tag).edge("ZEGGENSCHAP_OVER", _second(tag), grantee(tag), aandeel_promille=share)


REPORTED = {
    "an open group": in_group("an open group", 500),
    "a small share": in_group("a small share", 499),
    "plain": circle("plain"),
    "linked": linked("linked"),
    "two grantees": circle("two grantees", 3, 2),
    "many": circle("many", 9, 5),
    "on the same day": circle("on the same day", other_on=GRANTED),
    "a sole trader": circle("a sole trader", eenmanszaak=True),
    "with a third": with_a_third("with a third"),
}
LEFT_ALONE = {
    "two grants": circle("two grants", 2, 2),
    "one grantee": circle("one grantee", 4, 1),
    "not counted": circle("not counted", None, None),
    "another circle": circle("another circle", kringen=("een", "ander")),
    "the other has no circle": circle("the other has no circle", kringen=("los", None)),
    "neither has a circle": circle("neither has a circle", kringen=(None, None)),
    "the other came later": circle("the other came later", other_on=date(2023, 3, 2)),
    "only its own grants": only_its_own("only its own grants"),
    "one shared grant": shared_grant("one shared grant"),
    **excluded(circle),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_grant_to_a_circle_that_had_more_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_grant_is_one_hit_that_names_every_other_grantee_of_the_circle(store: GraphStore) -> None:
    assert hits_per_subject(store, RULE)["with a third"] == 1
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "with a third")
    assert hit.evidence["ander"] == ("derde-with a third", "tweede-with a third")


def test_the_evidence_says_how_they_are_linked_where_that_is_known(store: GraphStore) -> None:
    found = links_in_evidence(store, RULE, "plain", "linked", "with a third")

    assert found == [(), ("gezamenlijke bestuurder",), ()]


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Met subsidie Cultuur (plain) aan Wijkwijs Cultuur kreeg één kring van verbonden partijen (ook Wijkwijs Jeugd) in 24"
            " maanden 3 subsidies, verdeeld over 3 ontvangers."
        )
    ]
    assert "een natuurlijk persoon (ontvanger)" in sentences(store, RULE, "a sole trader")[0]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("verleningen=2", "two grants", "one grantee"),
        ("verleningen=4", "many", "plain"),
        ("zelfde_kring_subsidies.ontvangers=3", "plain", "two grantees"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


def test_a_group_in_the_trade_register_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "groep") == {"an open group"}
