"""The rule on resales of what a public body sold: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, sentences
from tests.rules.transactie.selling import after_permit, sale

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["gemeentelijk_vastgoed_doorverkocht"]


def plot(
    tag: str,
    dagen: int | None = 500,
    stijging: int | None = 60,
    seller: str | None = "overheid",
    soort: str = "koop",
    **buyer: Any,
) -> Graph:
    """A public body sells to a company, and that sells on."""
    city, company = ("Bedrijf", f"stad-{tag}"), ("Bedrijf", f"KVK:{tag}")
    first, second = ("Transactie", f"t-{tag}"), ("Transactie", f"verder-{tag}")
    graph = sale(tag, city, company, soort=soort).node(*city, naam="Gemeente", uitgezonderd=seller)
    graph.node(*company, naam="Kavel B.V.", **buyer).node(*second, soort="koop").edge("VERKOPER", company, second)
    facts = {"prijs_deel_euro": 350_000, "stijging_gecorrigeerd_procent": stijging}
    graph.edge("BETREFT", second, ("Perceel", tag), **facts)
    return graph.edge("OPGEVOLGD_DOOR", first, second, perceel_id=tag, dagen=dagen)


REPORTED = {
    "plain": plot("plain"),
    "on the last day": plot("on the last day", 1_096),
    "with just the rise": plot("with just the rise", stijging=30),
    "built on": after_permit(plot("built on"), "built on", "verder-built on"),
    **sole_trader(plot),
}
LEFT_ALONE = {
    "a day later": plot("a day later", 1_097),
    "a percent less": plot("a percent less", stijging=29),
    "change unknown": plot("change unknown", stijging=None),
    "of a company": plot("of a company", seller=None),
    "of a corporation": plot("of a corporation", seller="corporatie"),
    "exchanged": plot("exchanged", soort="ruiling"),
    **excluded(plot),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_dear_resale_of_what_a_public_body_sold_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Gemeente verkocht MTT00 A plain op 1 juni 2023 aan Kavel B.V.; 500 dagen later is het doorverkocht voor 350.000 euro,"
            " gecorrigeerd voor de markt 60 % duurder."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=1097", "a day later", "a percent less"),
        ("stijging=29", "a percent less", "a day later"),
        ("stijging=31", "plain", "with just the rise"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("built on", {"gebouwd"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
