"""The rule on companies with people in a home: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import home, seated

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["bedrijf_in_woning"]


def working(tag: str, people: int | None = 8, gebruiksdoel: str = "woonfunctie", **seat: Any) -> Graph:
    """A company with so many people has its seat in a home."""
    return seated(home(tag, gebruiksdoel=gebruiksdoel), tag, werkzame_personen=people, **seat)


REPORTED = {
    "plain": working("plain"),
    "at the threshold": working("at the threshold", 5),
}
LEFT_ALONE = {
    "fewer people": working("fewer people", 4),
    "people unknown": working("people unknown", None),
    "an office": working("an office", gebruiksdoel="kantoorfunctie"),
    "a mail address": working("a mail address", soort="correspondentieadres"),
    "left": working("left", left=date(2024, 1, 1)),
    "ended": working("ended", beeindigd=date(2024, 1, 1)),
    **excluded(working),
    **sole_trader(working),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_company_with_people_in_a_home_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        (
            "Voorbeeld B.V., met 8 werkzame personen, heeft zijn bezoekadres in de woning op Voorbeeldstraat 12, Maastricht."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("werkzaam=9", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)
