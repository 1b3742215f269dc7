"""The rule on purchase agreements that came to nothing: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["vervallen_koopovereenkomsten"]


def lapsed(tag: str, overeenkomsten: int | None = 3, **buyer: Any) -> Graph:
    """A company had an agreement that ended, as others did before."""
    company = ("Bedrijf", f"KVK:{tag}")
    graph = Graph().node("Perceel", tag, aanduiding=f"MTT00 A {tag}").node(*company, naam="Bod B.V.", **buyer)
    return graph.edge(
        "KOOPT",
        company,
        ("Perceel", tag),
        vervallen_koopovereenkomsten=overeenkomsten,
        geldig_van=date(2023, 6, 1),
        geldig_tot=date(2023, 12, 1),
    )


REPORTED = {"plain": lapsed("plain"), "just enough": lapsed("just enough", 2), **sole_trader(lapsed)}
LEFT_ALONE = {"once": lapsed("once", 1), "delivered": lapsed("delivered", None), **excluded(lapsed)}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_buyer_whose_agreements_come_to_nothing_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "De koopovereenkomst van Bod B.V. voor MTT00 A plain van 1 juni 2023 verviel op 1 december 2023 zonder levering; het"
            " was vervallen overeenkomst 3 van deze koper in 24 maanden."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("overeenkomsten=3", "plain", "just enough"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
