"""Signals in a real Neo4j: exactly those of the ledger, beside a graph that stays what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.graph.server.signal_graph import ABOUT, EVIDENCE, SignalEdge, SignalNode
from ondermijning.graph.server.signals import write_signals
from tests.support.graphs import Graph, fill_server, in_neo4j

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.graph.server.store import Neo4jStore
    from tests.support.neo4j_server import Server

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

FIRST = SignalNode("aa01", "Perceel", "nieuw", "Iets met o1.", "signaal: iets", ("iets",))
SECOND = SignalNode("bb02", "Bedrijf", "gesloten", "Iets met b1.", "signaal: iets", ("iets",))
EDGES = (
    SignalEdge(ABOUT, "aa01", "Perceel", "o1"),
    SignalEdge(EVIDENCE, "aa01", "Perceel", "o1"),
    SignalEdge(EVIDENCE, "aa01", "Bedrijf", "b1"),
    SignalEdge(EVIDENCE, "aa01", "Bedrijf", "weg"),
    SignalEdge(ABOUT, "bb02", "Bedrijf", "b1"),
)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    graph = Graph()
    graph.node("Perceel", "o1")
    graph.node("Bedrijf", "b1")
    graph.edge("BEZIT", ("Bedrijf", "b1"), ("Perceel", "o1"))
    return graph.write(tmp_path)


@pytest.fixture
def store(tables: Path, empty_neo4j: Server) -> Iterator[Neo4jStore]:
    with in_neo4j(tables, empty_neo4j) as opened:
        yield opened


def drawn(store: Neo4jStore) -> set[tuple[str, str, str]]:
    return {
        (row[0], kind, row[1])
        for kind in (ABOUT, EVIDENCE)
        for row in store.rows(f"MATCH (s:Signaal)-[r:{kind}]->(n:Perceel|Bedrijf) RETURN s.id AS e0, n.id AS e1", {})
    }


def states(store: Neo4jStore) -> set[tuple[str, str]]:
    return {(row[0], row[1]) for row in store.rows("MATCH (s:Signaal) RETURN s.id AS e0, s.status AS e1", {})}


def test_signals_point_at_what_the_graph_holds_and_twice_written_stand_once(store: Neo4jStore) -> None:
    for _ in range(2):
        write_signals(store, [FIRST, SECOND], EDGES)
        assert drawn(store) == {
            ("aa01", ABOUT, "o1"),
            ("aa01", EVIDENCE, "o1"),
            ("aa01", EVIDENCE, "b1"),
            ("bb02", ABOUT, "b1"),
        }
        assert states(store) == {("aa01", "nieuw"), ("bb02", "gesloten")}


def test_what_the_ledger_no_longer_holds_leaves_the_server(store: Neo4jStore) -> None:
    write_signals(store, [FIRST, SECOND], EDGES)
    write_signals(store, [FIRST._replace(status="in_weging")], EDGES[:1])
    assert drawn(store) == {("aa01", ABOUT, "o1")}
    assert states(store) == {("aa01", "in_weging")}


def test_signals_stay_when_the_graph_below_them_is_renewed_and_lose_what_went(
    store: Neo4jStore, tables: Path, tmp_path: Path
) -> None:
    write_signals(store, [FIRST], EDGES)
    fill_server(store, tables, "opnieuw")
    assert states(store) == {("aa01", "nieuw")}

    fill_server(store, Graph().node("Bedrijf", "b1").write(tmp_path / "kleiner"), "kleiner")
    assert drawn(store) == {("aa01", EVIDENCE, "b1")}


def test_only_what_differs_is_written(store: Neo4jStore) -> None:
    assert write_signals(store, [FIRST, SECOND], EDGES) == 2
    assert write_signals(store, [FIRST, SECOND], EDGES) == 0
    assert write_signals(store, [FIRST, SECOND._replace(status="in_weging")], EDGES) == 1
    assert write_signals(store, [SECOND._replace(status="in_weging")], EDGES) == 1
    assert write_signals(store, [SECOND._replace(status="in_weging")], EDGES, anew=True) == 1
