"""The rule on building permits for what others bought: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.eigenaar.rebuilding import asked, with_garage
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, hits, hits_per_subject, sentences

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["ander_verbouwt"]


def rebuilt(tag: str, objecten: int | None = 3, aandeel: int | None = 750, **case: Any) -> Graph:
    """A company asks to rebuild so many objects that strangers bought, and this part of all it asks for."""
    return asked(tag, {"vreemde_kopen": objecten, "vreemde_kopen_promille": aandeel}, **case)


def by_two(tag: str) -> Graph:
    """Two people bought it together."""
    return rebuilt(tag).edge("KOPER", ("Persoon", f"mede-{tag}"), ("Transactie", f"t-{tag}"))


REPORTED = {
    "plain": rebuilt("plain"),
    "at the thresholds": rebuilt("at the thresholds", 2, 500),
    "nothing else": rebuilt("nothing else", 2, 1_000),
    "by two": by_two("by two"),
    "with a garage": with_garage(rebuilt("with a garage"), "with a garage"),
    "a builder": rebuilt("a builder", sbi="4120"),
    "an installer": rebuilt("an installer", sbi="43222"),
    "an architect": rebuilt("an architect", sbi="71111"),
    "a manager": rebuilt("a manager", sbi="6832"),
    "a landlord": rebuilt("a landlord", sbi="6820"),
    "sbi unknown": rebuilt("sbi unknown", sbi=None),
}
LEFT_ALONE = {
    "one object": rebuilt("one object", 1, 1_000),
    "less than half": rebuilt("less than half", 3, 499),
    "not counted": rebuilt("not counted", None, None),
    "with a mortgage": rebuilt("with a mortgage", hypotheken=1),
    "not asked about": rebuilt("not asked about", hypotheken=None),
    "another purchase": rebuilt("another purchase", of="elders"),
    "bought by a company": rebuilt("bought by a company", buyer=("Bedrijf", "koper")),
    **excluded(rebuilt),
    **sole_trader(rebuilt),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_who_rebuilds_for_strangers_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_a_hit_is_one_object_of_one_deed_at_the_address_of_the_permit(store: GraphStore) -> None:
    found = hits_per_subject(store, RULE)

    assert (found["by two"], found["with a garage"], found["with a garage, garage"]) == (1, 1, 0)
    (hit,) = (hit for hit in hits(store, RULE) if hit.subject == "by two")
    assert hit.evidence["koper"] == ("mede-by two", "p-by two")


def test_the_sentence_says_what_was_seen_and_names_no_person(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "plain B.V. vroeg bouwvergunning Z-plain voor Voorbeeldstraat 12, Maastricht; MTT00 A plain daar kocht een"
            " natuurlijk persoon (koper), zonder bekende band, op 1 maart 2024 zonder hypotheek. Zo ging het bij 3 panden"
            " waarvoor plain B.V. aanvroeg, 75 % van alle."
        )
    ]


def test_whoever_builds_designs_or_manages_by_trade_is_explained(store: GraphStore) -> None:
    assert explained(store, RULE, "bouwer_of_ontwerper") == {"a builder", "an installer", "an architect", "a manager"}


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("objecten=3", "plain", "at the thresholds"),
        ("aandeel=499", "less than half", "one object"),
        ("aandeel=501", "plain", "at the thresholds"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)
