"""The rule on who asks to rebuild and then buys: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company
from tests.rules.eigenaar.rebuilding import asked, with_garage
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits_per_subject, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph, Node

RULE = RULES["verbouwer_neemt_over"]
TAKEN = date(2024, 11, 1)


def taken(tag: str, dagen: int | None = 153, *, by: Node | None = None, over: str | None = None, **case: Any) -> Graph:
    """A company asks to rebuild what a person bought, and buys it so many days later.

    Args:
        tag: of the case.
        dagen: from the application to the second purchase.
        by: another buyer than the company.
        over: another object than the first.
        case: as for ``asked``.
    """
    second = ("Transactie", f"t2-{tag}")
    graph = asked(tag, {"overname_dagen": dagen, "overname_id": None if dagen is None else second[1]}, **case)
    graph.node(*second, datum=TAKEN, soort="koop").edge("KOPER", by or company(tag), second)
    return graph.edge("BETREFT", second, ("Perceel", over or tag))


REPORTED = {
    "plain": taken("plain"),
    "the same day": taken("the same day", 0),
    "at the threshold": taken("at the threshold", 730),
    "with a garage": with_garage(taken("with a garage"), "with a garage"),
    "a developer": taken("a developer", sbi="4110"),
    "a builder": taken("a builder", sbi="4120"),
    "sbi unknown": taken("sbi unknown", sbi=None),
}
LEFT_ALONE = {
    "a day later": taken("a day later", 731),
    "never": taken("never", None),
    "by somebody else": taken("by somebody else", by=("Bedrijf", "ander")),
    "another object": taken("another object", over="elders"),
    "another purchase before": taken("another purchase before", of="elders"),
    "bought from a company": taken("bought from a company", buyer=("Bedrijf", "koper")),
    **excluded(taken),
    **sole_trader(taken),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_who_rebuilds_and_then_buys_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_only_the_object_that_passed_to_the_applicant_is_a_subject(store: GraphStore) -> None:
    found = hits_per_subject(store, RULE)

    assert (found["with a garage"], found["with a garage, garage"]) == (1, 0)


def test_the_sentence_says_what_was_seen_and_names_no_person(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Een natuurlijk persoon (koper) kocht MTT00 A plain op 1 maart 2024; op 1 juni 2024 vroeg"
            " plain B.V., zonder bekende band, er bouwvergunning Z-plain aan en op 1 november 2024 kocht plain B.V. het van"
            " de koper."
        )
    ]


def test_a_developer_is_explained_and_a_builder_is_not(store: GraphStore) -> None:
    assert explained(store, RULE, "ontwikkelaar") == {"a developer"}


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [("dagen=731", "a day later", "never"), ("dagen=729", "plain", "at the threshold")],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
