"""The rule on prices of next to nothing: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, sentences
from tests.rules.transactie.selling import sale, sold_by

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["symbolische_koopsom"]


def given(
    tag: str,
    koopsom: int | None = 1,
    waarde: int | None = 300_000,
    soort: str = "koop",
    aandeel: int = 1000,
    **seller: Any,
) -> Graph:
    """A company parts with something of value for a price."""
    graph = sold_by(tag, {"woz_op_datum_euro": waarde, "aandeel_promille": aandeel}, **seller)
    return graph.node("Transactie", f"t-{tag}", koopsom_euro=koopsom, soort=soort)


def to_sister(tag: str, *, linked: bool = False, **buyer: Any) -> Graph:
    """A company buys."""
    sister, seller = ("Bedrijf", f"zus-{tag}"), ("Bedrijf", f"KVK:{tag}")
    facts = {"woz_op_datum_euro": 300_000, "aandeel_promille": 1000}
    graph = sale(tag, buyer=sister, facts=facts, koopsom_euro=1).node(*sister, **buyer)
    return link(graph, seller, sister) if linked else graph


REPORTED = {
    "plain": given("plain"),
    "just as much": given("just as much", 1_000),
    "for nothing": given("for nothing", 0, soort="overdracht"),
    "of just the value": given("of just the value", waarde=50_000),
    "to a company": to_sister("to a company"),
    "within a group": to_sister("within a group", linked=True),
    **sole_trader(given),
}
LEFT_ALONE = {
    "a euro more": given("a euro more", 1_001),
    "price unknown": given("price unknown", None, soort="overdracht"),
    "a euro less of value": given("a euro less of value", waarde=49_999),
    "value unknown": given("value unknown", waarde=None),
    "a share": given("a share", aandeel=500),
    "a gift": given("a gift", 0, soort="schenking"),
    "a merger": given("a merger", 0, soort="fusie"),
    "an excluded buyer": to_sister("an excluded buyer", uitgezonderd="overheid"),
    **excluded(given),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_price_of_next_to_nothing_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Van de Hand B.V. droeg MTT00 A plain op 1 juni 2023 over aan een natuurlijk persoon (koper) voor 1 euro; de WOZ-waarde"
            " was op die dag 300.000 euro."
        )
    ]


def test_a_price_that_is_not_known_is_a_case_that_could_not_be_judged(store: GraphStore) -> None:
    assert store.rows(RULE.undecided, {}) == [(1,)]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("koopsom=1001", "a euro more", "price unknown"),
        ("waarde=49999", "a euro less of value", "value unknown"),
        ("koopsom=999", "plain", "just as much"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("to a company", set()),
        ("within a group", {"groep"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
