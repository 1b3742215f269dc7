"""The rule on buyers at many auctions: what it reports, what it leaves alone, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.innocent import excluded, found_with, sole_trader, store_of, verdict_on, verdicts
from tests.rules.running import RULES, explained, sentences
from tests.rules.transactie.selling import sale
from tests.support.lenders import by_activity

if TYPE_CHECKING:
    from ondermijning.graph.store import GraphStore
    from tests.support.graphs import Graph

RULE = RULES["veel_veilingaankopen"]


def auctioned(tag: str, aankopen: int | None = 4, soort: str = "executieveiling", **buyer: Any) -> Graph:
    """A company buys at an auction, and did so before."""
    company = ("Bedrijf", f"koper-{tag}")
    graph = sale(tag, buyer=company, soort=soort).node(*company, naam="Hamer B.V.", **buyer)
    graph.edges["KOPER"][f"KOPER:koper-{tag}|t-{tag}"]["veilingaankopen"] = aankopen
    return graph


def financed(tag: str, deel: int | None = 80, **lender: Any) -> Graph:
    """Somebody lends a percentage of the price."""
    bank, thing = ("Bedrijf", f"bank-{tag}"), ("Hypotheek", f"h-{tag}")
    graph = auctioned(tag).node(*bank, **by_activity("64191") | lender).edge("GELDGEVER", bank, thing)
    return graph.edge("HYPOTHEEK_OP", thing, ("Perceel", tag), koopsom_verhouding_procent=deel)


REPORTED = {
    "plain": auctioned("plain"),
    "just enough": auctioned("just enough", 3),
    "paid by a bank": financed("paid by a bank"),
    "paid by another": financed("paid by another", **by_activity("6810")),
    "a later loan": financed("a later loan", None),
    **sole_trader(auctioned),
}
LEFT_ALONE = {
    "an auction less": auctioned("an auction less", 2),
    "number unknown": auctioned("number unknown", None),
    "an ordinary purchase": auctioned("an ordinary purchase", soort="koop"),
    **excluded(auctioned),
}
store = store_of(REPORTED, LEFT_ALONE)


@pytest.mark.parametrize(("case", "verdict"), verdicts(REPORTED, LEFT_ALONE))
def test_a_buyer_at_many_auctions_is_reported_and_nothing_a_step_beyond_it(
    store: GraphStore, case: str, verdict: str
) -> None:
    assert verdict_on(store, RULE, case) == verdict


def test_the_sentence_says_what_was_seen(store: GraphStore) -> None:
    assert sentences(store, RULE, "plain") == [
        (
            "Hamer B.V. kocht MTT00 A plain op 1 juni 2023 op een executieveiling; het was aankoop 4 op een veiling in 24 maanden."
        )
    ]


@pytest.mark.parametrize(
    ("setting", "reported", "left"),
    [
        ("aankopen=2", "an auction less", "number unknown"),
        ("aankopen=4", "plain", "just enough"),
    ],
)
def test_a_parameter_moves_the_threshold(store: GraphStore, setting: str, reported: str, left: str) -> None:
    assert found_with(store, RULE, setting, reported, left) == (True, False)


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("plain", set()),
        ("paid by a bank", {"bankfinanciering"}),
        ("paid by another", set()),
        ("a later loan", set()),
    ],
)
def test_what_would_explain_it_is_told_beside_it(store: GraphStore, case: str, found: set[str]) -> None:
    assert explained(store, RULE, case) == found
