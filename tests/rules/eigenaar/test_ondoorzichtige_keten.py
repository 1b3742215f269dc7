"""The rule on long or closed chains of holdings: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, holding
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["ondoorzichtige_keten"]


def chained(
    tag: str, diepte: int = 5, aandeel: int = 1000, top: Node | None = None, vorm: str | None = None, **more: Any
) -> Graph:
    """A holder that somebody controls over some steps."""
    head = top or ("Bedrijf", f"top-{tag}")
    graph = holding(tag, **more)
    if head[0] == "Bedrijf":
        graph.node(*head, naam="Kop B.V.", rechtsvorm=vorm)
    return graph.edge("ZEGGENSCHAP_OVER", head, company(tag), aandeel_promille=aandeel, diepte=diepte)


REPORTED = {
    "plain": chained("plain"),
    "at the thresholds": chained("at the thresholds", 4, 250),
    "to a person": chained("to a person", top=("Persoon", "p")),
    "to a foundation": chained("to a foundation", 1, vorm="ST"),
    "to a foreign company": chained("to a foreign company", 2, vorm="BUITENLAND"),
    "with staff": chained("with staff", werkzame_personen=10),
    "with little staff": chained("with little staff", werkzame_personen=9),
}
LEFT_ALONE = {
    "a step shorter": chained("a step shorter", 3),
    "a small share": chained("a small share", aandeel=249),
    "an ordinary holding": chained("an ordinary holding", 1, vorm="BV"),
    "sold": chained("sold", sold=date(2024, 1, 1)),
    "below a public body": chained("below a public body").node(
        "Bedrijf", "top-below a public body", uitgezonderd="overheid"
    ),
    "nobody known": holding("nobody known"),
    **excluded(chained),
    **sole_trader(chained),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_long_or_closed_chain_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "De zeggenschap over plain B.V., rechthebbende op MTT00 A plain, ligt voor 100 % bij Kop B.V., 5 stappen"
            " verder in de keten."
        )
    ]


def test_holders_of_whom_no_shareholder_is_known_are_counted_as_not_judged(store: GraphStore) -> None:
    ((count,),) = store.rows(RULE.undecided, {})
    assert count > 1


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("met_personeel", {"with staff"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("diepte=3", "a step shorter", "an ordinary holding"),
        ("aandeel=249", "a small share", "sold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
