"""The rule on new companies in large halls: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm, home, place, seated

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["nieuw_bedrijf_in_grote_hal"]


def hall(
    tag: str, dagen: int | None = 100, ruimte: int | None = 800, gebruiksdoel: str = "industriefunctie", **company: Any
) -> Graph:
    """A trading company without people has its seat in a hall."""
    known: dict[str, Any] = {
        "werkzame_personen": 1,
        "sbi": "4511",
        "opgericht": date(2024, 9, 22),
        "dagen_sinds_oprichting": dagen,
    }
    graph = home(tag, gebruiksdoel=gebruiksdoel).node(*place(tag), per_bedrijf_m2=ruimte)
    return seated(graph, tag, **known | company)


def in_group(tag: str, people: int) -> Graph:
    """A company with people holds it."""
    mother = ("Bedrijf", f"KVK:moeder-{tag}")
    graph = hall(tag).node(*mother, werkzame_personen=people)
    return graph.edge("ZEGGENSCHAP_OVER", mother, firm(tag), aandeel_promille=1000)


REPORTED = {
    "plain": hall("plain"),
    "at the thresholds": hall("at the thresholds", 364, 500),
    "storage": hall("storage", sbi="52109"),
    "in a group": in_group("in a group", 40),
    "in an empty group": in_group("in an empty group", 1),
}
LEFT_ALONE = {
    "a year old": hall("a year old", 365),
    "age unknown": hall("age unknown", None),
    "less room": hall("less room", ruimte=499),
    "more people": hall("more people", werkzame_personen=2),
    "people unknown": hall("people unknown", werkzame_personen=None),
    "another branch": hall("another branch", sbi="2511"),
    "an office": hall("an office", gebruiksdoel="kantoorfunctie"),
    **excluded(hall),
    **sole_trader(hall),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_new_company_in_a_large_hall_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        (
            "Voorbeeld B.V. (SBI 4511; werkzame personen: 1), 100 dagen geleden opgericht, is gevestigd op Voorbeeldstraat 12,"
            " Maastricht, waar 800 m² per bedrijf is."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "case"), [("dagen=100", "plain"), ("ruimte=801", "plain"), ("werkzaam=0", "plain")]
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)


def test_a_group_with_people_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "groep") == {"a-in a group"}
