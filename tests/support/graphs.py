"""Small graphs for tests: described in a line or two, written as a folder of tables, opened in either engine."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_build import build_embedded
from ondermijning.graph.folder import ENDS, edge_file, node_file
from ondermijning.graph.neo4j import Neo4jStore
from ondermijning.graph.neo4j_build import build_neo4j
from ondermijning.model import EDGES, NODES
from ondermijning.sources.snapshot import arrow_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random
    from typing import Self

    from tests.support.neo4j_server import Server

Node = tuple[str, str]  # (label, id)


@dataclass
class Graph:
    """Nodes and edges with the model's columns; what a test does not mention is empty.

    Args:
        nodes: label → id → row.
        edges: type → id → row.
    """

    nodes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    edges: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def node(self, label: str, node_id: str, **values: Any) -> Self:
        """Add a node, or set values of one that is there; a company is no sole trader unless the test says so."""
        known = {column.name for column in NODES[label].columns}
        assert values.keys() <= known, f"{label} has no {sorted(values.keys() - known)}"
        first: dict[str, Any] = {"id": node_id, "eenmanszaak": False} if label == "Bedrijf" else {"id": node_id}
        self.nodes.setdefault(label, {}).setdefault(node_id, first).update(values)
        return self

    def edge(self, kind: str, source: Node, target: Node, **values: Any) -> Self:
        """Add an edge, and its ends where they are not there yet; its id names kind and ends unless the test gives one."""
        known = {column.name for column in EDGES[kind].columns}
        assert values.keys() <= known, f"{kind} has no {sorted(values.keys() - known)}"
        assert (source[0], target[0]) in EDGES[kind].ends, f"{kind} does not join {source[0]} and {target[0]}"
        self.node(*source).node(*target)
        row = {"id": f"{kind}:{source[1]}|{target[1]}", **dict(zip(ENDS, (*source, *target), strict=True)), **values}
        assert row["id"] not in self.edges.get(kind, {}), f"{row['id']} is there already"
        self.edges.setdefault(kind, {})[row["id"]] = row
        return self

    def shuffled(self, rng: Random) -> Graph:
        """The same graph with every row in another place."""
        return Graph(*({kind: _in_any_order(rows, rng) for kind, rows in part.items()} for part in (self.nodes, self.edges)))

    def write(self, folder: Path) -> Path:
        """Write ``nodes/<Label>.parquet`` and ``edges/<TYPE>.parquet``; returns the folder."""
        for label, rows in self.nodes.items():
            _write(node_file(folder, label), arrow_schema(NODES[label].columns), rows)
        ends = [(name, pa.string()) for name in ENDS]
        for kind, rows in self.edges.items():
            columns = pa.schema([*ends, *arrow_schema(EDGES[kind].columns)])
            _write(edge_file(folder, kind), columns, rows)
        return folder


def _in_any_order(rows: dict[str, dict[str, Any]], rng: Random) -> dict[str, dict[str, Any]]:
    keys = list(rows)
    rng.shuffle(keys)
    return {key: rows[key] for key in keys}


def _write(path: Path, schema: Any, rows: dict[str, dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(rows.values()), schema=schema), path)


@contextmanager
def embedded(graph: Graph, folder: Path) -> Iterator[EmbeddedStore]:
    """The graph in the embedded engine; the folder must be empty or hold an earlier graph of the same kinds."""
    target = folder / "graaf"
    build_embedded(graph.write(folder), target)
    with EmbeddedStore(target) as store:
        yield store


@contextmanager
def in_neo4j(tables: Path, server: Server) -> Iterator[Neo4jStore]:
    """A folder of tables in a real Neo4j server, in the place of what it held."""
    with Neo4jStore(server.uri, server.user, server.password_file) as store:
        build_neo4j(store, tables, build_id=f"test/{uuid.uuid4().hex}")
        yield store
