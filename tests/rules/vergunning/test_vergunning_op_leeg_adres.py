"""The rule on permits for an empty address: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm, home, permit, rebuilt

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["vergunning_op_leeg_adres"]


def empty(
    tag: str,
    dagen: int | None = 500,
    until: date | None = None,
    kind: str = "omzetting",
    bedrijven: int | None = None,
    **company: Any,
) -> Graph:
    """A company holds a permit for a home where nobody is registered."""
    graph = home(tag, dagen_onbewoond=dagen, onbewoond_sinds=date(2023, 8, 19), bedrijven=bedrijven)
    graph.node(*firm(tag), naam="Voorbeeld B.V.", **company)
    return permit(graph, tag, f"z-{tag}", **{kind: True}).edge(
        "HOUDT", firm(tag), ("Vergunning", f"z-{tag}"), geldig_tot=until
    )


REPORTED = {
    "plain": empty("plain"),
    "at the threshold": empty("at the threshold", 365),
    "to run a business": empty("to run a business", kind="exploitatie"),
    "to let": empty("to let", kind="verhuur"),
    "rebuilt": rebuilt(empty("rebuilt"), "rebuilt"),
}
LEFT_ALONE = {
    "a day less": empty("a day less", 364),
    "counted once or never": empty("counted once or never", None),
    "ended": empty("ended", until=date(2024, 1, 1)),
    "a company is there": empty("a company is there", bedrijven=1),
    "lived in": empty("lived in", None),
    **excluded(empty),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_permit_for_an_empty_address_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"z-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "z-plain") == [
        (
            "Vergunning z-plain van Voorbeeld B.V. geldt voor Voorbeeldstraat 12, Maastricht; daar stond bij elke telling"
            " sinds 19 augustus 2023, 500 dagen lang, niemand ingeschreven en er is geen bedrijf gevestigd."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=501", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"z-{case}") == (False,)


def test_a_renovation_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "verbouwing") == {"z-rebuilt"}
