"""Signals as nodes in Neo4j: what each is about and which nodes it rests on, so that Neo4j Browser can draw it.

Signals live in the ledger; the server holds a copy that each call brings up to date by what differs. The embedded graph holds
none: it is built before the rules run.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING

from ondermijning.graph.server.content import HASH, SIGNAL
from ondermijning.graph.server.filling import MARK
from ondermijning.graph.server.store import Statement
from ondermijning.model import EDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ondermijning.graph.server.signal_graph import SignalEdge, SignalNode
    from ondermijning.graph.server.store import Neo4jStore

_DRAWN = f"MATCH (s:{SIGNAL}) WHERE s.{HASH} IS NOT NULL RETURN s.id, s.{HASH}"
_ERASED = f"UNWIND $ids AS id MATCH (s:{SIGNAL} {{id: id}}) WHERE s.{HASH} IS NOT NULL DETACH DELETE s"
_NODES = f"UNWIND $rows AS row CREATE (s:{SIGNAL}:{MARK}) SET s = row"


def write_signals(
    store: Neo4jStore, nodes: Iterable[SignalNode], edges: Iterable[SignalEdge], *, anew: bool = False
) -> int:
    """Make the signals in Neo4j exactly these; an edge to a node that the graph does not hold is left out.

    Args:
        store: an open connection.
        nodes: the signals.
        edges: what they point at.
        anew: draw them all again, since the graph below them changed.

    Returns:
        How many were drawn, drawn again or taken away.

    Raises:
        GraphError: the server refuses.
    """
    wanted = {node.id: node for node in nodes}
    pointing = _by_signal(edges)
    hashes = {key: _hash(node, pointing[key]) for key, node in wanted.items()}
    drawn: dict[str, int] = dict(store.stream(_DRAWN))
    stale = sorted(key for key, value in drawn.items() if anew or hashes.get(key) != value)
    fresh = sorted(key for key, value in hashes.items() if anew or drawn.get(key) != value)
    rows = [{**wanted[key]._asdict(), HASH: hashes[key]} for key in fresh]
    statements = [Statement(_ERASED, {"ids": stale}), Statement(_NODES, {"rows": rows})]
    if stale or fresh:
        store.change_together([*statements, *_edges(each for key in fresh for each in pointing[key])])
    return len({*stale, *fresh})


def _by_signal(edges: Iterable[SignalEdge]) -> Mapping[str, Sequence[SignalEdge]]:
    """Signal → its edges, once each; only those that the model allows."""
    found: dict[str, list[SignalEdge]] = defaultdict(list)
    for edge in sorted(set(edges)):
        if (SIGNAL, edge.label) in EDGES[edge.kind].ends:
            found[edge.signal].append(edge)
    return found


def _hash(node: SignalNode, edges: Sequence[SignalEdge]) -> int:
    """As ``content`` makes for the rest: a number that tells whether anything differs."""
    return int(hashlib.sha256(json.dumps([node, edges]).encode()).hexdigest()[:15], 16)


def _edges(edges: Iterable[SignalEdge]) -> Iterator[Statement]:
    groups: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for edge in edges:
        own = {"id": f"{edge.kind}:{edge.signal}:{edge.node}", HASH: 0}
        groups[edge.kind, edge.label].append({"signal": edge.signal, "node": edge.node, "own": own})
    for (kind, label), rows in groups.items():
        text = (
            f"UNWIND $rows AS row MATCH (s:{SIGNAL} {{id: row.signal}}) MATCH (n:{label} {{id: row.node}})"
            f" WHERE n.{HASH} IS NOT NULL CREATE (s)-[r:{kind}]->(n) SET r = row.own"
        )
        yield Statement(text, {"rows": rows})
