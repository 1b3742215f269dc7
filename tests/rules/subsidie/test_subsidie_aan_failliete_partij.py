"""The rule on grants to what is bankrupt: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["subsidie_aan_failliete_partij"]


def granted(tag: str, dagen: int | None = 120, soort: str = "F", day: date = date(2023, 1, 1), **company: Any) -> Graph:
    """A foundation that is bankrupt gets a grant."""
    grant, ruling = ("Subsidie", f"s-{tag}"), ("Insolventie", f"i-{tag}")
    graph = Graph().node(*firm(tag), naam="Stichting Kansrijk", **company).node(*ruling, soort=soort, datum=day)
    graph.node(*grant, regeling="Jeugdwerk", verleend_euro=15_500, datum_besluit=date(2023, 5, 1))
    graph.edge("ONTVANGT", firm(tag), grant, dagen_na_faillissement=dagen)
    return graph.edge("GAAT_OVER", ruling, firm(tag))


REPORTED = {
    "plain": granted("plain"),
    "a day after": granted("a day after", 1),
}
LEFT_ALONE = {
    "on the day itself": granted("on the day itself", 0),
    "before it, or after it ended": granted("before it, or after it ended", None),
    "a suspension of payment": granted("a suspension of payment", soort="S"),
    "a later ruling": granted("a later ruling", day=date(2024, 1, 1)),
    **excluded(granted),
    **sole_trader(granted),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_grant_during_a_bankruptcy_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"s-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "s-plain") == [
        (
            "Stichting Kansrijk is op 1 januari 2023 failliet verklaard; 120 dagen later, op 1 mei 2023, is subsidie Jeugdwerk"
            " (s-plain) van 15.500 euro verleend."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=121", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"s-{case}") == (False,)
