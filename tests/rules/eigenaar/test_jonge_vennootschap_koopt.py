"""The rule on young companies that buy: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, hits_per_subject, sentences
from tests.support.graphs import Graph, embedded, together

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.graph.store import GraphStore

RULE = RULES["jonge_vennootschap_koopt"]


def purchase(tag: str, leeftijd: int | None = 150, turn: int = 1, soort: str = "koop", **buyer: Any) -> Graph:
    """A company buys the object that the tag names from a person."""
    sale, company = ("Transactie", f"t{turn}-{tag}"), ("Bedrijf", f"KVK:{tag}")
    return (
        Graph()
        .node("Perceel", tag, aanduiding=f"MTT00 A {tag}")
        .node(*company, naam="Nieuw B.V.", opgericht=date(2023, 10, 3), **buyer)
        .node(*sale, datum=date(2024, 3, turn), soort=soort)
        .edge("VERKOPER", ("Persoon", f"verkoper-{tag}"), sale)
        .edge("KOPER", company, sale, dagen_sinds_oprichting=leeftijd)
        .edge("BETREFT", sale, ("Perceel", tag))
    )


def together_with(tag: str, **values: Any) -> Graph:
    """Another young company buys along in the same deed."""
    sale = ("Transactie", f"t1-{tag}")
    return (
        purchase(tag)
        .node("Bedrijf", "KVK:mee", naam="Mee B.V.", **values)
        .edge("KOPER", ("Bedrijf", "KVK:mee"), sale, id=f"mee-{tag}", dagen_sinds_oprichting=20)
    )


REPORTED = {
    "plain": purchase("plain"),
    "on the day of its founding": purchase("on the day of its founding", 0),
    "just a year old": purchase("just a year old", 365),
    "two sellers": purchase("two sellers").edge("VERKOPER", ("Persoon", "v2"), ("Transactie", "t1-two sellers")),
    "two companies": together_with("two companies"),
    "bought in two deeds": together([purchase("bought in two deeds"), purchase("bought in two deeds", turn=2)]),
}
LEFT_ALONE = {
    "a day older": purchase("a day older", 366),
    "age unknown": purchase("age unknown", None),
    "a merger": purchase("a merger", soort="fusie"),
    "a gift": purchase("a gift", soort="schenking"),
    "a transfer without a price": purchase("a transfer without a price", soort="overdracht"),
    "excluded by its legal form": purchase("excluded by its legal form", uitgezonderd="vereniging van eigenaars"),
    "a person": Graph()
    .node("Perceel", "a person")
    .node("Transactie", "tp", soort="koop")
    .edge("KOPER", ("Persoon", "p"), ("Transactie", "tp"), dagen_sinds_oprichting=10)
    .edge("BETREFT", ("Transactie", "tp"), ("Perceel", "a person")),
    **excluded(purchase),
    **sole_trader(purchase),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_purchase_by_a_young_company_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


@pytest.mark.parametrize(("case", "number"), [("two sellers", 1), ("two companies", 2), ("bought in two deeds", 2)])
def test_a_hit_is_one_company_and_one_deed(store: GraphStore, case: str, number: int) -> None:
    assert hits_per_subject(store, RULE)[case] == number


def test_a_company_that_is_excluded_is_no_hit_beside_one_that_is_not(tmp_path: Path) -> None:
    with embedded(together_with("x", uitgezonderd="corporatie"), tmp_path) as store:
        (hit,) = hits(store, RULE)

    assert hit.evidence["koper"] == ("KVK:x",)


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        "Nieuw B.V. kocht MTT00 A plain op 1 maart 2024, 150 dagen na de oprichting."
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [("dagen=364", "plain", "just a year old"), ("jonge_vennootschap_koopt.dagen=366", "a day older", "a merger")],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
