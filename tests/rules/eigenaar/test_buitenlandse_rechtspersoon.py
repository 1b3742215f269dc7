"""The rule on foreign legal persons that hold: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.cases import company, holding
from tests.rules.explaining import explained
from tests.rules.innocent import excluded, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["buitenlandse_rechtspersoon"]


def held(tag: str, buitenland: str | None = "elders", **company: Any) -> Graph:
    """A holder from abroad."""
    return holding(tag, {"recht": "eigendom"}, **({"buitenland": buitenland} | company))


REPORTED = {
    "plain": held("plain"),
    "with a branch": held("with a branch")
    .edge("HEEFT_VESTIGING", company("with a branch"), ("Vestiging", "v1"))
    .node("Vestiging", "v1", hoofdvestiging=True),
}
LEFT_ALONE = {
    "from next door": held("from next door", "buurland"),
    "Dutch or unknown": held("Dutch or unknown", None),
    "sold": held("sold", sold=date(2024, 1, 1)),
    "a person": Graph().edge("BEZIT", ("Persoon", "p"), ("Perceel", "a person")),
    **excluded(held),
    **sole_trader(held),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_foreign_holder_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        "plain B.V., een rechtspersoon met zetel buiten Nederland en de buurlanden, is rechthebbende op MTT00 A plain."
    ]


@pytest.mark.parametrize(
    ("counter", "cases"),
    [
        ("nederlandse_vestiging", {"with a branch"}),
    ],
)
def test_what_explains_a_case_is_found_and_what_does_not_is_not(
    store: GraphStore, counter: str, cases: set[str]
) -> None:
    assert explained(store, RULE, counter) == cases
