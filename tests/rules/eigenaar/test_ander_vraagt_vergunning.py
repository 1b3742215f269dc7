"""The rule on permits that another than the new owner asks for: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import DAY, company, lent, purchase
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, sentences
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["ander_vraagt_vergunning"]


PERMIT = {"exploitatie": True, "datum_aanvraag": date(2024, 6, 1)}


def let(
    tag: str,
    rang: int | None = 900,
    permit: dict[str, Any] = PERMIT,
    sold: date | None = None,
    other: Node | None = None,
    *,
    eerste: bool = True,
    **applicant: Any,
) -> Graph:
    """A first purchase, dear, where somebody else asks for a permit."""
    buyer, thing, home, place = ("Persoon", f"p-{tag}"), ("Perceel", tag), ("Verblijfsobject", tag), ("Adres", tag)
    asker, case = other or company(tag), ("Vergunning", f"Z-{tag}")
    graph = purchase(tag, {"eerste_aankoop": eerste}, buyer=buyer, concerned={"prijs_rang_promille": rang}, **applicant)
    graph.node(*case, **permit).edge("BEZIT", buyer, thing, geldig_tot=sold).edge("HEEFT_VBO", thing, home)
    return graph.edge("HEEFT_ADRES", home, place).edge("VERGUND_VOOR", case, place).edge("VRAAGT_AAN", asker, case)


REPORTED = {
    "plain": let("plain"),
    "at the threshold": let("at the threshold", rang=750),
    "on the day": let("on the day", permit=PERMIT | {"datum_aanvraag": DAY}),
    "by a person": let("by a person", other=("Persoon", "ander")),
    "with a bank": lent(let("with a bank"), "with a bank", **by_activity("64191")),
}
LEFT_ALONE = {
    "not the first": let("not the first", eerste=False),
    "a price below": let("a price below", rang=749),
    "price unknown": let("price unknown", rang=None),
    "asked before": let("asked before", permit=PERMIT | {"datum_aanvraag": date(2024, 2, 29)}),
    "to build": let("to build", permit=PERMIT | {"exploitatie": False}),
    "sold again": let("sold again", sold=date(2024, 5, 1)),
    "asked by himself": let("asked by himself", other=("Persoon", "p-asked by himself")),
    "asked by a link": link(let("asked by a link"), ("Persoon", "p-asked by a link"), company("asked by a link")),
    **excluded(let),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_permit_of_another_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "De eerste bekende aankoop van een natuurlijk persoon (koper) was MTT00 A plain op 1 maart 2024, duurder dan 90 %"
            " van de verkopen van dat jaar; plain B.V., zonder bekende band, vroeg er vergunning Z-plain aan."
        )
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("bankhypotheek", {"with a bank"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("rang=749", "a price below", "price unknown"),
        ("rang=751", "plain", "at the threshold"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
