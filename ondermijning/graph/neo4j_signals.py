"""Signals as nodes in Neo4j: what each is about and which nodes it rests on, so that Neo4j Browser can draw it.

Signals live in the ledger; the server holds a copy that each call brings up to date. The embedded graph holds none: it is
built before the rules run.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from ondermijning.graph.neo4j_build import BATCH, MARK
from ondermijning.graph.signal_graph import ABOUT, EVIDENCE
from ondermijning.model import EDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ondermijning.graph.neo4j import Neo4jStore
    from ondermijning.graph.signal_graph import SignalEdge, SignalNode


def write_signals(store: Neo4jStore, nodes: Iterable[SignalNode], edges: Iterable[SignalEdge]) -> None:
    """Make the signals in Neo4j exactly these; an edge to a node that the graph does not hold is left out.

    Raises:
        GraphError: the server refuses.
    """
    mark = f"signalen/{uuid.uuid4().hex}"
    for rows in _batches([node._asdict() for node in nodes]):
        store.write(
            f"UNWIND $rows AS row MERGE (s:Signaal {{id: row.id}}) SET s = row, s.bouw = $mark, s:{MARK}",
            rows=rows,
            mark=mark,
        )
    for (kind, label), targets in _by_kind(edges).items():
        for rows in _batches(targets):
            store.write(_merge_edges(kind, label), rows=rows, mark=mark)
    for kind in (ABOUT, EVIDENCE):
        store.write(f"MATCH (:Signaal)-[r:{kind}]->() WHERE r.bouw <> $mark DELETE r", mark=mark)
    store.write("MATCH (s:Signaal) WHERE s.bouw <> $mark DETACH DELETE s", mark=mark)


def _merge_edges(kind: str, label: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (s:Signaal {{id: row.signal}}) MATCH (n:{label} {{id: row.node}}) "
        f"MERGE (s)-[r:{kind} {{id: row.id}}]->(n) SET r.bouw = $mark"
    )


def _by_kind(edges: Iterable[SignalEdge]) -> Mapping[tuple[str, str], list[dict[str, str]]]:
    """Rows per type and label; only what the model allows becomes part of a statement."""
    groups: dict[tuple[str, str], list[dict[str, str]]] = {}
    for edge in sorted(set(edges)):
        if ("Signaal", edge.label) in EDGES[edge.kind].ends:
            row = {"id": f"{edge.kind}:{edge.signal}:{edge.node}", "signal": edge.signal, "node": edge.node}
            groups.setdefault((edge.kind, edge.label), []).append(row)
    return groups


def _batches(rows: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]
