"""The rule on sales between linked parties: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, sentences
from tests.rules.transactie.selling import sale, sold_by

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["verbonden_koop_afwijkende_prijs"]


def within(tag: str, verhouding: int | None = 50, stappen: int = 1, until: date | None = None, **seller: Any) -> Graph:
    """A company sells to a person that directs it, for a percentage of the value."""
    graph = sold_by(tag, {"woz_verhouding_procent": verhouding}, **seller)
    return link(graph, ("Bedrijf", f"KVK:{tag}"), ("Persoon", f"p-{tag}"), stappen=stappen, geldig_tot=until)


def to_sister(tag: str, **buyer: Any) -> Graph:
    """A company that is linked to the seller buys."""
    sister = ("Bedrijf", f"zus-{tag}")
    graph = sale(tag, buyer=sister, facts={"woz_verhouding_procent": 50}).node(*sister, **buyer)
    return link(graph, ("Bedrijf", f"KVK:{tag}"), sister)


def objected(tag: str) -> Graph:
    """An objection to the value is pending."""
    home, value = ("Verblijfsobject", f"v-{tag}"), ("Waardering", f"w-{tag}")
    graph = within(tag).node(*value, bezwaar=True).edge("HEEFT_VBO", ("Perceel", tag), home)
    return graph.edge("WAARDE_VAN", value, home)


REPORTED = {
    "plain": within("plain"),
    "a percent below": within("a percent below", 69),
    "a percent above": within("a percent above", 141),
    "over a third party": within("over a third party", stappen=2),
    "linked until the day": within("linked until the day", until=date(2023, 6, 1)),
    "to a sister": to_sister("to a sister"),
    "objected": objected("objected"),
    **sole_trader(within),
}
LEFT_ALONE = {
    "just below": within("just below", 70),
    "just above": within("just above", 140),
    "ratio unknown": within("ratio unknown", None),
    "linked until the day before": within("linked until the day before", until=date(2023, 5, 31)),
    "not linked": sold_by("not linked", {"woz_verhouding_procent": 50}),
    "given away": within("given away").node("Transactie", "t-given away", soort="schenking"),
    "an excluded buyer": to_sister("an excluded buyer", uitgezonderd="corporatie"),
    **excluded(within),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_sale_between_linked_parties_far_from_the_value_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Van de Hand B.V. verkocht MTT00 A plain op 1 juni 2023 voor 200.000 euro aan een natuurlijk persoon (koper), met wie"
            " een band bestaat (bestuur); dat is 50 % van de WOZ-waarde op die dag."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("onder=71", "just below", "just above"),
        ("boven=139", "just above", "just below"),
        ("stappen=1", "plain", "over a third party"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("objected", {"bezwaar"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
