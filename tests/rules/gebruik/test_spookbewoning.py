"""The rule on homes without residents that are used: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import home, rebuilt, seated

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["spookbewoning"]
SEAT: dict[str, Any] = {}


def used(tag: str, dagen: int | None = 200, seat: dict[str, Any] = SEAT, **values: Any) -> Graph:
    """Nobody is registered at a home where a company has its seat."""
    about = {name: values.pop(name) for name in ("gebruiksdoel", "gone") if name in values}
    return seated(home(tag, dagen_onbewoond=dagen, onbewoond_sinds=date(2024, 1, 1), **about), tag, **seat, **values)


REPORTED = {
    "plain": used("plain"),
    "at the threshold": used("at the threshold", 183),
    "rebuilt": rebuilt(used("rebuilt"), "rebuilt"),
}
LEFT_ALONE = {
    "a day less": used("a day less", 182),
    "counted once or never": used("counted once or never", None),
    "a shop with a home": used("a shop with a home", gebruiksdoel="winkelfunctie, woonfunctie"),
    "a mail address": used("a mail address", seat={"soort": "correspondentieadres"}),
    "a seat that ended": used("a seat that ended", seat={"left": date(2024, 5, 1)}),
    "a company that ended": used("a company that ended", beeindigd=date(2024, 5, 1)),
    "an object of before": used("an object of before", gone=date(2024, 1, 1)),
    "nobody there": home("nobody there", dagen_onbewoond=400),
    **excluded(used),
    **sole_trader(used),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_empty_home_that_is_used_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, f"a-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "a-plain") == [
        (
            "In de woning op Voorbeeldstraat 12, Maastricht stond bij elke telling sinds 1 januari 2024, 200 dagen lang,"
            " niemand ingeschreven, terwijl het bezoekadres van Voorbeeld B.V. daar is."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("dagen=201", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"a-{case}") == (False,)


def test_a_renovation_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "verbouwing") == {"a-rebuilt"}
