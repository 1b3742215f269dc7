"""The rule on returns at another price: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, sentences
from tests.rules.transactie.selling import after_permit, sale
from tests.support.graphs import together

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["terugkeer_met_prijssprong"]


def back(
    tag: str, dagen: int | None = 900, sprong: int | None = 30, kinds: tuple[str, str] = ("koop", "koop"), **owner: Any
) -> Graph:
    """A company sells to a person and buys back."""
    company, facts = ("Bedrijf", f"KVK:{tag}"), {"stijging_gecorrigeerd_procent": sprong, "dagen_sinds_vorige": dagen}
    before = sale(f"{tag}1", company, ("Persoon", "tussen"), soort=kinds[0], datum=date(2021, 6, 1))
    graph = together([before, sale(tag, ("Persoon", "tussen"), company, facts, soort=kinds[1])])
    graph.node(*company, naam="Terug B.V.", **owner)
    return graph.edge(
        "OPGEVOLGD_DOOR", ("Transactie", f"t-{tag}1"), ("Transactie", f"t-{tag}"), perceel_id=tag, dagen=dagen
    )


def to_linked(tag: str, until: date | None = None, **buyer: Any) -> Graph:
    """It comes back to a company that is linked to the first seller."""
    graph = back(tag)
    graph.edges["KOPER"][f"KOPER:KVK:{tag}|t-{tag}"]["van"] = f"zus-{tag}"
    graph.node("Bedrijf", f"zus-{tag}", naam="Zus B.V.", **buyer)
    return link(graph, ("Bedrijf", f"KVK:{tag}"), ("Bedrijf", f"zus-{tag}"), geldig_tot=until)


REPORTED = {
    "plain": back("plain"),
    "on the last day": back("on the last day", 1826),
    "with just the change": back("with just the change", sprong=20),
    "a fall": back("a fall", sprong=-25),
    "to a linked company": to_linked("to a linked company"),
    "linked until the day": to_linked("linked until the day", date(2021, 6, 1)),
    "after works": after_permit(back("after works"), "after works"),
    **sole_trader(back),
}
LEFT_ALONE = {
    "a day later": back("a day later", 1827),
    "a percent less": back("a percent less", sprong=19),
    "at the price of the market": back("at the price of the market", sprong=0),
    "change unknown": back("change unknown", sprong=None),
    "given back": back("given back", kinds=("koop", "schenking")),
    "bought at an auction": back("bought at an auction", kinds=("executieveiling", "koop")),
    "linked until the day before": to_linked("linked until the day before", date(2021, 5, 31)),
    "an excluded buyer": to_linked("an excluded buyer", uitgezonderd="corporatie"),
    **excluded(back),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_return_at_another_price_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Terug B.V. verkocht MTT00 A plain op 1 juni 2021; op 1 juni 2023 kwam het terug bij Terug B.V., dezelfde of een"
            " verbonden partij; gecorrigeerd voor de markt is dat 30 % verschil."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=1827", "a day later", "a percent less"),
        ("sprong=19", "a percent less", "a day later"),
        ("sprong=21", "plain", "with just the change"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("after works", {"verbouwing"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
