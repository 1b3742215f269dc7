"""The rule on officers of very many companies: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import holding
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["beroepsbestuurder"]


def directed(
    tag: str,
    spread: tuple[int, int, int] = (12, 6, 9),
    officer: Node | None = None,
    left: date | None = None,
    **more: Any,
) -> Graph:
    """A company with property and an officer; its id is the tag."""
    bedrijven, branches, adressen = spread
    graph = holding(f"o-{tag}", holder=("Bedrijf", tag), sold=more.pop("sold", None))
    graph.node("Bedrijf", tag, naam=f"{tag} B.V.", **more)
    return graph.edge(
        "BESTUURT",
        officer or ("Persoon", f"p-{tag}"),
        ("Bedrijf", tag),
        bestuurt_bedrijven=bedrijven,
        bestuurt_branches=branches,
        bestuurt_adressen=adressen,
        geldig_tot=left,
    )


def owned(tag: str, aandeel: int) -> Graph:
    """The officer holds the company too."""
    return directed(tag).edge("ZEGGENSCHAP_OVER", ("Persoon", f"p-{tag}"), ("Bedrijf", tag), aandeel_promille=aandeel)


REPORTED = {
    "plain": directed("plain"),
    "at the thresholds": directed("at the thresholds", (10, 5, 5)),
    "his own": owned("his own", 500),
    "a share of his": owned("a share of his", 499),
}
LEFT_ALONE = {
    "one company less": directed("one company less", (9, 6, 9)),
    "one branch less": directed("one branch less", (12, 4, 9)),
    "one address less": directed("one address less", (12, 6, 4)),
    "the officer left": directed("the officer left", left=date(2024, 1, 1)),
    "sold": directed("sold", sold=date(2024, 1, 1)),
    "by a listed party": directed("by a listed party", officer=("Bedrijf", "kantoor")).node(
        "Bedrijf", "kantoor", uitgezonderd="trustkantoor"
    ),
    **excluded(directed),
    **sole_trader(directed),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_officer_of_many_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V., rechthebbende op MTT00 A o-plain, wordt bestuurd door een natuurlijk persoon (bestuurder); die"
            " bestuurt 12 bedrijven in 6 branches op 9 adressen."
        )
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("eigen_bedrijf", {"his own"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("bedrijven=9", "one company less", "one branch less"),
        ("branches=4", "one branch less", "one address less"),
        ("adressen=4", "one address less", "sold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
