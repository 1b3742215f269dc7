"""The rule on care companies with marks of the profile: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["zorgbedrijf_profiel"]


def caring(tag: str, kenmerken: int | None = 3, **company: Any) -> Graph:
    """A care company with so many marks."""
    welke = "bestuurswissels, contant geld, vastgoed"
    return Graph().node(
        *firm(tag), naam="Zorg B.V.", sbi="87301", zorgkenmerken=kenmerken, zorgkenmerken_welke=welke, **company
    )


REPORTED = {
    "plain": caring("plain"),
    "all four": caring("all four", 4),
    "old and large": caring("old and large", opgericht=date(1990, 1, 1), werkzame_personen=50),
    "old and small": caring("old and small", opgericht=date(1990, 1, 1), werkzame_personen=49),
}
LEFT_ALONE = {
    "two": caring("two", 2),
    "none": caring("none", None),
    "ended": caring("ended", beeindigd=date(2024, 1, 1)),
    **excluded(caring),
    **sole_trader(caring),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_care_company_with_such_marks_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"KVK:{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "KVK:plain") == [
        (
            "Zorg B.V. (SBI 87301) heeft 3 van de vier kenmerken die registers laten zien: bestuurswissels, contant geld,"
            " vastgoed."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("kenmerken=4", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"KVK:{case}") == (False,)


def test_a_large_institution_of_old_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "lang_bestaand") == {"KVK:old and large"}
