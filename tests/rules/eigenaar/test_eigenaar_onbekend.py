"""The rule on objects that nobody is known to hold: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.rules.innocent import store_of, verdict_on, verdicts
from tests.rules.running import RULES, sentences
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["eigenaar_onbekend"]


def unheld(tag: str, code: str = "2", ended: date | None = None, *, gone: bool = False) -> Graph:
    """Ownership rests on the object."""
    graph = Graph().node("Perceel", tag, aanduiding=f"MTT00 A {tag}", vervallen=gone)
    graph.node("Recht", f"r-{tag}", aard_code=code, geldig_tot=ended)
    return graph.edge("RUST_OP", ("Recht", f"r-{tag}"), ("Perceel", tag))


def held(tag: str, sold: date | None = None) -> Graph:
    """Somebody holds it."""
    return unheld(tag).edge("BEZIT", ("Persoon", "p"), ("Perceel", tag), geldig_tot=sold)


REPORTED = {
    "plain": unheld("plain"),
    "held before": held("held before", date(2020, 1, 1)),
}
LEFT_ALONE = {
    "held": held("held"),
    "another right": unheld("another right", "3"),
    "the right ended": unheld("the right ended", ended=date(2020, 1, 1)),
    "the object is gone": unheld("the object is gone", gone=True),
    "split": unheld("split").edge("GESPLITST_IN", ("Perceel", "split"), ("Perceel", "deel")),
    "no right is known": Graph().node("Perceel", "no right is known", vervallen=False),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_an_object_without_a_holder_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        "Op MTT00 A plain rust eigendom (r-plain) zonder dat het Kadaster een rechthebbende noemt."
    ]
