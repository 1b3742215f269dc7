"""The rule on grants to a party at an empty or crowded address: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm, home, place, seated

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["subsidie_op_leeg_adres"]
SEAT: dict[str, Any] = {}


def granted(
    tag: str,
    dagen: int | None = None,
    bedrijven: int | None = 40,
    ruimte: int | None = 3,
    seat: dict[str, Any] = SEAT,
    **values: Any,
) -> Graph:
    """A foundation with its seat at an address with so many companies gets a grant."""
    graph = home(tag, dagen_onbewoond=dagen, bedrijven=bedrijven).node(*place(tag), per_bedrijf_m2=ruimte)
    grant = ("Subsidie", f"s-{tag}")
    graph.node(*grant, regeling="Jeugdwerk", verleend_euro=9_000, datum_besluit=date(2024, 3, 1))
    return seated(graph, tag, **seat, **values).edge("ONTVANGT", firm(tag), grant)


def spent(tag: str, where: str) -> Graph:
    """The grant is spent at an address."""
    return granted(tag).edge("BESTEED_OP", ("Subsidie", f"s-{tag}"), place(where))


REPORTED = {
    "plain": granted("plain"),
    "at the thresholds": granted("at the thresholds", None, 25, 9),
    "alone in an empty home": granted("alone in an empty home", 365, 1, 80),
    "spent elsewhere": spent("spent elsewhere", "plain"),
    "spent there": spent("spent there", "spent there"),
}
LEFT_ALONE = {
    "a company less": granted("a company less", None, 24),
    "more room": granted("more room", ruimte=10),
    "room unknown": granted("room unknown", ruimte=None),
    "empty for less": granted("empty for less", 364, 1, 80),
    "with a neighbour": granted("with a neighbour", 365, 2, 80),
    "a mail address": granted("a mail address", seat={"soort": "correspondentieadres"}),
    "left": granted("left", seat={"left": date(2024, 5, 1)}),
    **excluded(granted),
    **sole_trader(granted),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_grantee_at_such_an_address_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"s-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "s-plain") == [
        (
            "Voorbeeld B.V. kreeg op 1 maart 2024 subsidie Jeugdwerk (s-plain) van 9000 euro; op het bezoekadres"
            " Voorbeeldstraat 12, Maastricht staan 40 bedrijven (dagen zonder ingeschrevene in de woning: onbekend)."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "case"), [("bedrijven=41", "plain"), ("ruimte=3", "plain"), ("dagen=366", "alone in an empty home")]
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"s-{case}") == (False,)


def test_an_activity_elsewhere_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "activiteit_elders") == {"s-spent elsewhere"}
