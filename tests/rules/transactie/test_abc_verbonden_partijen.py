"""The rule on chains A-B-C of linked parties: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, explained, sentences
from tests.rules.transactie.selling import after_permit, sale
from tests.support.graphs import together

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["abc_verbonden_partijen"]


def chain(
    tag: str,
    dagen: int | None = 100,
    sprong: int | None = 30,
    linked: str = "a",
    until: date | None = None,
    kinds: tuple[str, str] = ("koop", "koop"),
    **middle: Any,
) -> Graph:
    """A sells to B and B to C; B is linked with one of them."""
    b, facts = ("Bedrijf", f"KVK:{tag}"), {"stijging_gecorrigeerd_procent": sprong}
    before, after = sale(f"{tag}1", ("Persoon", f"a-{tag}"), b), sale(tag, b, ("Persoon", f"c-{tag}"), facts)
    before.nodes["Transactie"][f"t-{tag}1"]["soort"], after.nodes["Transactie"][f"t-{tag}"]["soort"] = kinds
    graph = together([before, after]).node(*b, naam="Tussen B.V.", **middle)
    graph.edge("OPGEVOLGD_DOOR", ("Transactie", f"t-{tag}1"), ("Transactie", f"t-{tag}"), perceel_id=tag, dagen=dagen)
    return link(graph, b, ("Persoon", f"{linked}-{tag}"), geldig_tot=until)


REPORTED = {
    "plain": chain("plain"),
    "linked with C": chain("linked with C", linked="c"),
    "on the last day": chain("on the last day", 183),
    "with just the rise": chain("with just the rise", sprong=20),
    "a fall": chain("a fall", sprong=-20),
    "linked until the day": chain("linked until the day", until=date(2023, 6, 1)),
    "after works": after_permit(chain("after works"), "after works"),
    **sole_trader(chain),
}
LEFT_ALONE = {
    "linked with another": chain("linked with another", linked="d"),
    "a day later": chain("a day later", 184),
    "a percent less": chain("a percent less", sprong=19),
    "change unknown": chain("change unknown", sprong=None),
    "linked until the day before": chain("linked until the day before", until=date(2023, 5, 31)),
    "given to B": chain("given to B", kinds=("schenking", "koop")),
    "given by B": chain("given by B", kinds=("koop", "schenking")),
    **excluded(chain),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_chain_with_a_linked_party_and_a_change_of_price_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "MTT00 A plain is door een natuurlijk persoon (eerste verkoper) verkocht aan Tussen B.V., en 100 dagen later"
            " door Tussen B.V. aan een natuurlijk persoon (laatste koper) geleverd; gecorrigeerd voor de markt"
            " is dat 30 % verschil, en Tussen B.V. is verbonden met een natuurlijk persoon (verbonden partij): bestuur."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("dagen=184", "a day later", "a percent less"),
        ("sprong=19", "a percent less", "a day later"),
        ("sprong=21", "plain", "with just the rise"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("after works", {"verbouwing"}),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
