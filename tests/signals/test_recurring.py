"""Companies that come back around objects with a signal: who is counted, against what, and how likely it is by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from ondermijning.ledger.disputes import begin_dispute
from ondermijning.signals.closing import close_signal
from ondermijning.signals.recurring import (
    DIRECTOR,
    LENDER,
    Least,
    Recurring,
    chance_of,
    flagged_objects,
    recurring,
)
from tests.signals.making import ALONE, COMPANY, OWNER, P1, hit
from tests.support.graphs import Graph, embedded

if TYPE_CHECKING:
    from tests.signals.making import Runs

ANY = Least(1, 0, 2)
FLAGGED = frozenset({"o0", "o1", "o2", "o3", "o4"})


def lent(graph: Graph, lender: str, *objects: int, **about: object) -> Graph:
    """A company lends on each of these objects."""
    graph.node("Bedrijf", lender, **{"eenmanszaak": False, **about})
    for number in objects:
        loan = "Hypotheek", f"h{number}-{lender}"
        graph.node(*loan).edge("GELDGEVER", ("Bedrijf", lender), loan).edge(
            "HYPOTHEEK_OP", loan, ("Perceel", f"o{number}")
        )
    return graph


def found(graph: Graph, least: Least = ANY) -> dict[str, Recurring]:
    with embedded(graph) as store:
        return {each.company: each for each in recurring(store, FLAGGED, least)}


def test_a_share_of_objects_is_laid_against_that_of_all_objects_with_a_lender() -> None:
    told = found(lent(lent(Graph(), "veel", 0, 1, 2, 9), "bank", *range(3, 20)))

    assert told["veel"][1:4] == (LENDER, 4, 3)
    assert told["veel"].lift == pytest.approx((3 / 4) / (5 / 20))
    assert told["veel"].chance == pytest.approx(float(hypergeom.sf(2, 20, 5, 4)))
    assert told["bank"].lift < 1


def test_a_director_is_laid_against_the_objects_of_companies_with_one() -> None:
    graph = Graph()
    for number in range(4):
        owner = "Bedrijf", f"e{number}"
        graph.edge("BESTUURT", ("Bedrijf", "bestuurder"), owner).edge("BEZIT", owner, ("Perceel", f"o{number + 3}"))
    graph.node("Bedrijf", "bestuurder", eenmanszaak=False)
    assert found(graph)["bestuurder"][:4] == ("bestuurder", DIRECTOR, 4, 2)


@pytest.mark.parametrize("about", [{"eenmanszaak": True}, {"uitgezonderd": "bank"}, {"eenmanszaak": None}])
def test_a_sole_trader_and_an_excluded_party_are_not_counted(about: dict[str, object]) -> None:
    assert found(lent(Graph(), "een", 0, 1, **about)) == {}


def test_a_natural_person_is_not_counted() -> None:
    graph = Graph().edge("GELDGEVER", ("Persoon", "p"), ("Hypotheek", "h"))
    assert found(graph.edge("HYPOTHEEK_OP", ("Hypotheek", "h"), ("Perceel", "o0"))) == {}


@pytest.mark.parametrize(
    ("least", "told"),
    [
        (Least(3, 3.0, 0.1), {"veel"}),
        (Least(4, 3.0, 0.1), set()),
        (Least(3, 3.1, 0.1), set()),
        (Least(3, 3.0, 0.03), set()),
    ],
)
def test_each_limit_is_asked_for(least: Least, told: set[str]) -> None:
    assert set(found(lent(lent(Graph(), "veel", 0, 1, 2, 9), "bank", *range(3, 20)), least)) == told


def test_without_a_signal_nobody_comes_back() -> None:
    assert found(lent(Graph(), "een", 10, 11), Least(0, 0.1, 2)) == {}


def test_objects_of_open_signals_and_of_their_evidence_count_and_those_of_closed_ones_do_not(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(COMPANY, perceel="p2", koper="KVK:2"), hit(OWNER, perceel="p2", koper="KVK:2"))
    assert flagged_objects(runs.ledger) == {"p1", "p2"}

    close_signal(runs.ledger, P1, opvolging="toezicht", aard_aanleiding="eigendom", note="bezocht", actor="tester")
    assert flagged_objects(runs.ledger) == {"p2"}


def test_objects_of_a_signal_that_waits_until_a_dispute_has_ended_do_not_count(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(ALONE, "p2", "KVK:2", "t2"))
    begin_dispute(runs.ledger, "KVK:1", "klopt niet", "tester")
    assert flagged_objects(runs.ledger) == {"p2"}


@given(st.data())
def test_the_chance_is_that_of_drawing_by_lot(data: st.DataObject) -> None:
    every = data.draw(st.integers(1, 60))
    marked, drawn = data.draw(st.integers(0, every)), data.draw(st.integers(0, every))
    number = data.draw(st.integers(0, min(marked, drawn)))
    assert chance_of(every, marked, drawn, number) == pytest.approx(
        float(hypergeom.sf(number - 1, every, marked, drawn))
    )
