"""The rule on companies in a branch on the list: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company
from tests.rules.innocent import excluded, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["kwetsbare_branche"]


def seated(
    tag: str,
    branche: str | None = "horeca",
    soort: str = "bezoekadres",
    moved: date | None = None,
    *,
    branch: bool = False,
    **attributes: Any,
) -> Graph:
    """A company in a place on the object."""
    home, place, seat = ("Verblijfsobject", tag), ("Adres", f"a-{tag}"), ("Vestiging", tag) if branch else company(tag)
    graph = Graph().node(*company(tag), naam=f"{tag} B.V.", branche=branche, **attributes)
    graph.node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
    graph.node(*place, straat="Voorbeeldstraat", huisnummer=1, woonplaats="Maastricht")
    if branch:
        graph.edge("HEEFT_VESTIGING", company(tag), seat)
    graph.edge("HEEFT_VBO", ("Perceel", tag), home).edge("HEEFT_ADRES", home, place)
    return graph.edge("GEVESTIGD_OP", seat, place, soort=soort, geldig_tot=moved)


REPORTED = {
    "plain": seated("plain"),
    "a branch of it": seated("a branch of it", branch=True),
}
LEFT_ALONE = {
    "another branch": seated("another branch", None),
    "by post": seated("by post", soort="correspondentieadres"),
    "moved": seated("moved", moved=date(2024, 1, 1)),
    "ended": seated("ended", beeindigd=date(2024, 1, 1)),
    **excluded(seated),
    **sole_trader(seated),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_company_of_the_list_is_shown_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        "Op Voorbeeldstraat 1, Maastricht (MTT00 A plain) is plain B.V. gevestigd, in de branche horeca."
    ]


def test_it_opens_nothing() -> None:
    assert (RULE.strength, RULE.weight) == ("context", 0)
