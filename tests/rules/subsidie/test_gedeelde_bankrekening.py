"""The rule on one account for several grantees: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.explaining import explained
from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.linking import link
from tests.rules.running import RULES, sentences
from tests.rules.use_cases import firm
from tests.support.graphs import Graph

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore

RULE = RULES["gedeelde_bankrekening"]


def paid(tag: str, ontvangers: int | None = 2, other: str | None = "", **company: Any) -> Graph:
    """Two foundations have an account together."""
    grant, second, sister = ("Subsidie", f"s-{tag}"), ("Subsidie", f"s2-{tag}"), ("Bedrijf", f"KVK:zus-{tag}")
    graph = Graph().node(*firm(tag), naam="Stichting Kansrijk", **company).node(*sister, naam="Stichting Welkom")
    graph.node(*grant, regeling="Jeugdwerk", verleend_euro=9_000, datum_besluit=date(2024, 5, 1)).node(
        *second, regeling="Sport"
    )
    graph.edge("ONTVANGT", firm(tag), grant, rekening=f"r-{tag}", rekening_ontvangers=ontvangers)
    account = None if other is None else f"r-{tag}{other}"
    return graph.edge("ONTVANGT", sister, second, rekening=account, rekening_ontvangers=None)


def with_proxy(tag: str) -> Graph:
    """One office acts for both."""
    graph, office = paid(tag), ("Bedrijf", f"KVK:kantoor-{tag}")
    for each in (firm(tag), ("Bedrijf", f"KVK:zus-{tag}")):
        graph.edge("GEMACHTIGDE_VAN", office, each, functie="volledige volmacht")
    return graph


REPORTED = {
    "plain": paid("plain"),
    "one acts for both": with_proxy("one acts for both"),
}
LEFT_ALONE = {
    "alone": paid("alone", None),
    "another account": paid("another account", other="x"),
    "account unknown": paid("account unknown", other=None),
    "linked": link(paid("linked"), firm("linked"), ("Bedrijf", "KVK:zus-linked")),
    **excluded(paid),
    **sole_trader(paid),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_shared_account_is_reported_and_nothing_a_step_beyond_it(store: GraphStore, case: str, verdict: str) -> None:
    assert verdict_on(store, RULE, f"s-{case}") == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "s-plain") == [
        (
            "Subsidie Jeugdwerk (s-plain) van 9000 euro aan Stichting Kansrijk (1 mei 2024) ging naar dezelfde bankrekening"
            " als subsidie Sport (s2-plain) aan Stichting Welkom; 2 partijen zonder bekende band delen die rekening."
        )
    ]


@pytest.mark.parametrize(("setting", "case"), [("ontvangers=3", "plain")])
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, case: str) -> None:
    assert found_with(store, RULE, setting, f"s-{case}") == (False,)


def test_one_who_acts_for_both_explains_it(store: GraphStore) -> None:
    assert explained(store, RULE, "gemachtigde") == {"s-one acts for both"}
