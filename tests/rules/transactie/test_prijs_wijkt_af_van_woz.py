"""The rule on prices far from the WOZ value: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, sentences
from tests.rules.transactie.selling import after_permit, sale, sold_by

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["prijs_wijkt_af_van_woz"]


def priced(tag: str, verhouding: int | None = 50, waarde: int | None = 400_000, **seller: Any) -> Graph:
    """A company sells for a percentage of the value."""
    graph = sold_by(tag, {"woz_verhouding_procent": verhouding, "woz_op_datum_euro": waarde}, **seller)
    return graph.edge("HEEFT_VBO", ("Perceel", tag), ("Verblijfsobject", f"thuis-{tag}"))


def to_company(tag: str, **buyer: Any) -> Graph:
    """A company buys."""
    facts = {"woz_verhouding_procent": 50, "woz_op_datum_euro": 400_000}
    graph = sale(tag, buyer=("Bedrijf", f"koper-{tag}"), facts=facts).node("Bedrijf", f"koper-{tag}", **buyer)
    return graph.edge("HEEFT_VBO", ("Perceel", tag), ("Verblijfsobject", f"thuis-{tag}"))


def held_in(tag: str, right: str, verhouding: int = 50) -> Graph:
    """Somebody holds it in this right."""
    return priced(tag, verhouding).edge(
        "BEZIT", ("Persoon", "houder"), ("Perceel", tag), id=f"bezit-{tag}", recht=right
    )


def objected(tag: str, *, pending: bool | None) -> Graph:
    """An objection to the value is pending, or not."""
    home, value = ("Verblijfsobject", f"v-{tag}"), ("Waardering", f"w-{tag}")
    graph = priced(tag).node(*value, bezwaar=pending).edge("HEEFT_VBO", ("Perceel", tag), home)
    return graph.edge("WAARDE_VAN", value, home)


REPORTED = {
    "plain": priced("plain"),
    "a percent below": priced("a percent below", 69),
    "a percent above": priced("a percent above", 141),
    "of just the value": priced("of just the value", waarde=50_000),
    "cheap after works": after_permit(priced("cheap after works"), "cheap after works"),
    "dear after works": after_permit(priced("dear after works", 200), "dear after works"),
    "leasehold": held_in("leasehold", "Erfpacht (recht van)"),
    "dear leasehold": held_in("dear leasehold", "erfpacht", 200),
    "ownership": held_in("ownership", "eigendom"),
    "objected": objected("objected", pending=True),
    "not objected": objected("not objected", pending=False),
    **sole_trader(priced),
}
LEFT_ALONE = {
    "just below": priced("just below", 70),
    "just above": priced("just above", 140),
    "land alone": sold_by("land alone", {"woz_verhouding_procent": 50, "woz_op_datum_euro": 400_000}),
    "ratio unknown": priced("ratio unknown", None),
    "a euro less": priced("a euro less", waarde=49_999),
    "an auction": priced("an auction").node("Transactie", "t-an auction", soort="executieveiling"),
    "an excluded buyer": to_company("an excluded buyer", uitgezonderd="corporatie"),
    **excluded(priced),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_price_far_from_the_value_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "MTT00 A plain is op 1 juni 2023 verkocht voor 200.000 euro; dat is 50 % van de WOZ-waarde, die op die dag 400.000 euro"
            " was."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("onder=71", "just below", "just above"),
        ("boven=139", "just above", "just below"),
        ("waarde=49999", "a euro less", "just below"),
        ("onder=69", "plain", "a percent below"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("cheap after works", set()),
        ("dear after works", {"verbouwing"}),
        ("leasehold", {"erfpacht"}),
        ("dear leasehold", set()),
        ("ownership", set()),
        ("objected", {"bezwaar"}),
        ("not objected", set()),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
