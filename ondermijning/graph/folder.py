"""The folder of node and edge tables that both builders read, checked before either engine sees it.

Ladybug aborts a copy on an orphan or a repeated key and prints the value; Neo4j's ``MATCH`` drops an orphan silently.
So both are refused here, by kind and count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import duckdb

from ondermijning.database import IN_MEMORY, SMALL, Bounds
from ondermijning.errors import GraphError
from ondermijning.graph.store import Counts
from ondermijning.language import deferred, say
from ondermijning.model import EDGES, NODES, ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.model import Column

Pair = tuple[str, str]
ENDS = ("van_soort", "van", "naar_soort", "naar")
_ADVICE = deferred("Run build again; if it stays, the tables step is at fault.")
_TYPES = {ColumnType.TEXT: "VARCHAR", ColumnType.INT64: "BIGINT", ColumnType.BOOL: "BOOLEAN", ColumnType.DATE: "DATE"}
_UNSAFE = frozenset("'\"\\*?[]{}`\n\r\0")  # quotes end a literal in a statement, the rest are patterns to DuckDB


@dataclass(frozen=True, slots=True)
class Contents:
    """What a checked folder holds: rows per label, and per edge type rows per pair of end labels."""

    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, dict[Pair, int]] = field(default_factory=dict)

    def counts(self) -> Counts:
        """The same, per kind."""
        return Counts(self.nodes, {kind: sum(pairs.values()) for kind, pairs in self.edges.items()})


def safe_path(path: Path) -> str:
    """A path as text that may stand between quotes in a statement.

    Raises:
        GraphError: it holds a quote or another sign with a meaning of its own.
    """
    text = str(path.resolve())
    if _UNSAFE & set(text):
        raise GraphError(
            say("the path holds a quote, a backslash or a bracket."), advice=say("Move the workspace elsewhere.")
        )
    return text


def node_file(tables: Path, label: str) -> Path:
    """Where the nodes of a label are, if there are any."""
    return tables / "nodes" / f"{label}.parquet"


def edge_file(tables: Path, kind: str) -> Path:
    """Where the edges of a type are, if there are any."""
    return tables / "edges" / f"{kind}.parquet"


def node_table(connection: duckdb.DuckDBPyConnection, tables: Path, label: str) -> duckdb.DuckDBPyRelation:
    """The nodes of a label; empty without a file.

    Raises:
        GraphError: the file cannot be read, or has other columns than the model.
    """
    return _opened(connection, node_file(tables, label), _expected(NODES[label].columns))


def edge_table(connection: duckdb.DuckDBPyConnection, tables: Path, kind: str) -> duckdb.DuckDBPyRelation:
    """The edges of a type with their ends; see ``node_table``."""
    columns = [*((end, "VARCHAR") for end in ENDS), *_expected(EDGES[kind].columns)]
    return _opened(connection, edge_file(tables, kind), columns)


def check_folder(tables: Path, bounds: Bounds = IN_MEMORY) -> Contents:
    """Check everything that either engine would refuse, drop or print.

    Args:
        tables: the folder with ``nodes`` and ``edges``; a kind without a file is empty.
        bounds: of checking.

    Returns:
        What it holds, so that a builder can compare afterwards.

    Raises:
        GraphError: an unknown kind, other columns than the model's, a key that is absent or repeated, a pair of end
            points that the model does not allow, or an edge whose end point is absent; by kind and count, no values.
    """
    _refuse_unknown_files(tables)
    contents = Contents()
    with bounds.connect() as connection:
        nodes: dict[str, duckdb.DuckDBPyRelation] = {}
        for label in NODES:
            nodes[label] = node_table(connection, tables, label)
            contents.nodes[label] = _keyed_rows(nodes[label], label)
        for name in EDGES:
            edges = edge_table(connection, tables, name)
            contents.edges[name] = _pairs(edges, name) if _keyed_rows(edges, name) else {}
            for pair in contents.edges[name]:
                _refuse_orphans(edges, name, pair, nodes)
    return contents


def _refuse_unknown_files(tables: Path) -> None:
    for folder, known in (("nodes", NODES), ("edges", EDGES)):
        for path in sorted((tables / folder).glob("*.parquet")):
            if path.stem not in known:
                raise GraphError(say("is no kind of the model."), where=f"{folder}/{path.name}", advice=say(_ADVICE))


def _expected(columns: tuple[Column, ...]) -> list[tuple[str, str]]:
    return [(column.name, _TYPES[column.type]) for column in columns]


def _opened(
    connection: duckdb.DuckDBPyConnection, path: Path, columns: list[tuple[str, str]]
) -> duckdb.DuckDBPyRelation:
    if not path.exists():
        empty = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in columns)
        return connection.sql(f"SELECT {empty}").limit(0)
    try:
        rows = connection.read_parquet(safe_path(path))
    except duckdb.Error as problem:
        raise GraphError(say("cannot be read."), where=path.name, advice=say(_ADVICE)) from problem
    if [*zip(rows.columns, map(str, rows.types), strict=True)] != columns:
        raise GraphError(say("has other columns than the model."), where=path.name, advice=say(_ADVICE))
    return rows


def _keyed_rows(table: duckdb.DuckDBPyRelation, kind: str) -> int:
    rows, keys = table.aggregate("count(*), count(DISTINCT id)").fetchall()[0]
    if rows != keys:
        raise GraphError(
            say("{rows} rows of {kind} have no id or one that is taken.", rows=rows - keys, kind=kind),
            advice=say(_ADVICE),
        )
    return int(rows)


def _pairs(edges: duckdb.DuckDBPyRelation, kind: str) -> dict[Pair, int]:
    ends = "van_soort, naar_soort"
    pairs = {(source, target): rows for source, target, rows in edges.aggregate(f"{ends}, count(*)", ends).fetchall()}
    refused = sum(rows for pair, rows in pairs.items() if pair not in EDGES[kind].ends)
    if refused:
        raise GraphError(
            say("{refused} edges {kind} join kinds that the model does not allow.", refused=refused, kind=kind),
            advice=say(_ADVICE),
        )
    return dict(sorted(pairs.items()))


def _refuse_orphans(
    edges: duckdb.DuckDBPyRelation, kind: str, pair: Pair, nodes: dict[str, duckdb.DuckDBPyRelation]
) -> None:
    ours = _between(edges, pair).set_alias("edge")
    for end, label in zip(("van", "naar"), pair, strict=True):
        matched = ours.join(nodes[label].set_alias("node"), f"edge.{end} = node.id", how="anti")
        orphans = matched.aggregate("count(*)").fetchall()[0][0]
        if orphans:
            raise GraphError(
                say(
                    "{orphans} edges {kind} have no {label} at their end '{end}'.",
                    orphans=orphans,
                    kind=kind,
                    label=label,
                    end=end,
                ),
                advice=say(_ADVICE),
            )


def node_rows(tables: Path, label: str, size: int) -> Iterator[list[dict[str, Any]]]:
    """The nodes of a label in batches, each as column → value."""
    path = node_file(tables, label)
    if path.exists():
        with SMALL.connect() as connection:
            for batch in connection.read_parquet(safe_path(path)).to_arrow_reader(size):
                yield batch.to_pylist()


def edge_rows(tables: Path, kind: str, pair: Pair, size: int) -> Iterator[list[dict[str, Any]]]:
    """The edges of a type between two labels in batches, each as ``van``, ``naar`` and ``own`` columns."""
    with SMALL.connect() as connection:
        edges = _between(connection.read_parquet(safe_path(edge_file(tables, kind))), pair)
        for batch in edges.to_arrow_reader(size):
            yield [_edge_row(row) for row in batch.to_pylist()]


def _between(edges: duckdb.DuckDBPyRelation, pair: Pair) -> duckdb.DuckDBPyRelation:
    return edges.filter(f"van_soort = '{pair[0]}' AND naar_soort = '{pair[1]}'")


def _edge_row(row: dict[str, Any]) -> dict[str, Any]:
    own = {name: value for name, value in row.items() if name not in ENDS}
    return {"van": row["van"], "naar": row["naar"], "own": own}
