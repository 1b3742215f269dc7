"""Small graphs, described in a line or two, for trying a rule: written as a folder of tables, opened in an engine."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from ondermijning.errors import GraphError
from ondermijning.graph.embedded import EmbeddedStore
from ondermijning.graph.embedded_build import build_embedded
from ondermijning.graph.folder import ENDS, edge_file, node_file
from ondermijning.language import say
from ondermijning.model import EDGES, NODES
from ondermijning.sources.snapshot import arrow_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    from ondermijning.model import Column

Node = tuple[str, str]  # (label, id)


@dataclass
class Graph:
    """Nodes and edges with the model's columns; what is not mentioned is empty.

    Args:
        nodes: label → id → row.
        edges: type → id → row.
    """

    nodes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    edges: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def node(self, label: str, node_id: str, **values: Any) -> Self:
        """Add a node, or set values of one that is there; a company is no sole trader unless it is said.

        Raises:
            GraphError: the model has no such column.
        """
        _require(label, values, NODES[label].columns)
        first: dict[str, Any] = {"id": node_id, "eenmanszaak": False} if label == "Bedrijf" else {"id": node_id}
        self.nodes.setdefault(label, {}).setdefault(node_id, first).update(values)
        return self

    def edge(self, kind: str, source: Node, target: Node, **values: Any) -> Self:
        """Add an edge, and its ends where they are absent; its id names kind and ends unless one is given.

        Raises:
            GraphError: the model has no such column or ends, or the edge is there already.
        """
        _require(kind, values, EDGES[kind].columns)
        if (source[0], target[0]) not in EDGES[kind].ends:
            raise GraphError(
                say("{kind} does not join {source} and {target}.", kind=kind, source=source[0], target=target[0])
            )
        self.node(*source).node(*target)
        row = {"id": f"{kind}:{source[1]}|{target[1]}", **dict(zip(ENDS, (*source, *target), strict=True)), **values}
        if row["id"] in self.edges.get(kind, {}):
            raise GraphError(say("{id} is there already.", id=row["id"]), advice=say("Give it an id of its own."))
        self.edges.setdefault(kind, {})[row["id"]] = row
        return self

    def write(self, folder: Path) -> Path:
        """Write ``nodes/<Label>.parquet`` and ``edges/<TYPE>.parquet``; returns the folder."""
        for label, rows in self.nodes.items():
            _write(node_file(folder, label), arrow_schema(NODES[label].columns), rows)
        ends = [(name, pa.string()) for name in ENDS]
        for kind, rows in self.edges.items():
            columns = pa.schema([*ends, *arrow_schema(EDGES[kind].columns)])
            _write(edge_file(folder, kind), columns, rows)
        return folder


@contextmanager
def embedded(graph: Graph, folder: Path | None = None) -> Iterator[EmbeddedStore]:
    """A graph in the embedded engine.

    Args:
        graph: the graph.
        folder: empty, or with an earlier graph of the same kinds; else one that is taken away afterwards.
    """
    with tempfile.TemporaryDirectory() as own:
        place = folder or Path(own)
        target = place / "graaf"
        build_embedded(graph.write(place), target)
        with EmbeddedStore(target) as store:
            yield store


def _require(kind: str, values: dict[str, Any], columns: Iterable[Column]) -> None:
    strange = sorted(values.keys() - {column.name for column in columns})
    if strange:
        raise GraphError(say("{kind} has no {strange}.", kind=kind, strange=", ".join(strange)))


def _write(path: Path, schema: Any, rows: dict[str, dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(rows.values()), schema=schema), path)
