"""The rule on linked companies that go on at one address: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["opvolging_zelfde_adres"]


def successor(
    tag: str,
    dagen: int | None = 30,
    stappen: int = 1,
    seated: str = "",
    old: dict[str, Any] | None = None,
    *,
    branch: bool = False,
    **new: Any,
) -> Graph:
    """A company followed another at the address that the tag names."""
    before, seat = ("Bedrijf", f"oud-{tag}"), ("Vestiging", tag) if branch else company(tag)
    graph = Graph().node(*company(tag), naam=f"{tag} B.V.", opgericht=date(2024, 3, 31), **new)
    graph.node(*before, naam="Oud B.V.", **(old or {}))
    graph.node("Adres", tag, straat=f"{tag}straat", huisnummer=1, woonplaats="Maastricht")
    facts = {"stappen": stappen, "via": "bestuur", "opvolging_dagen": dagen, "opvolging_adres_id": tag}
    graph.edge("VERBONDEN_MET", company(tag), before, **facts)
    if branch:
        graph.edge("HEEFT_VESTIGING", company(tag), seat)
    return graph.edge("GEVESTIGD_OP", seat, ("Adres", seated or tag), soort="bezoekadres")


REPORTED = {
    "plain": successor("plain"),
    "at the threshold": successor("at the threshold", 183),
    "by a branch": successor("by a branch", branch=True),
    "over a third": successor("over a third", stappen=2),
}
LEFT_ALONE = {
    "a day later": successor("a day later", 184),
    "no succession": successor("no succession", None),
    "seated elsewhere": successor("seated elsewhere", seated="elders"),
    "after a public body": successor("after a public body", old={"uitgezonderd": "overheid"}),
    **excluded(successor),
    **sole_trader(successor),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_successor_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., verbonden met Oud B.V., begon op 31 maart 2024 in dezelfde branche op plainstraat 1, Maastricht, 30"
            " dagen nadat Oud B.V. failliet ging of een maatregel kreeg."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=184", "a day later", "no succession"),
        ("stappen=1", "plain", "over a third"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
