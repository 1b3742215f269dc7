"""What differs between a graph and what the server holds, by the hash of each element.

What the server holds is known from what was sent last, kept beside the graphs; where the server is in another state than
that, it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from ondermijning.graph.folder import ENDS, safe_path
from ondermijning.graph.server.content import HASH, LABELS, TYPES
from ondermijning.model import EDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import duckdb

    from ondermijning.graph.server.store import Neo4jStore

Rows = list[dict[str, Any]]
Ends = tuple[str, str]
BATCH = 10_000
_HELD = {
    **dict.fromkeys(LABELS, pa.schema([("id", pa.string()), (HASH, pa.int64())])),
    **dict.fromkeys(TYPES, pa.schema([("id", pa.string()), *((end, pa.string()) for end in ENDS), (HASH, pa.int64())])),
}


class Differences(NamedTuple):
    """How many elements of a kind are new, changed and gone."""

    new: int
    changed: int
    gone: int


def read_sent(db: duckdb.DuckDBPyConnection, folder: Path | None) -> None:
    """Take what was sent last as what the server holds; nothing where there is no such folder."""
    for kind, schema in _HELD.items():
        read = folder and db.read_parquet(safe_path(folder / f"{kind}.parquet"))
        held = read or db.from_arrow(schema.empty_table())
        held.create_view(f"gehouden_{kind}")


def ask_server(db: duckdb.DuckDBPyConnection, store: Neo4jStore) -> None:
    """Ask the server for the hash of everything of ours that it holds."""
    for label in LABELS:
        asked = f"MATCH (n:{label}) WHERE n.{HASH} IS NOT NULL RETURN n.id, n.{HASH}"
        _keep(db, label, store.stream(asked))
    for kind in TYPES:
        asked = (
            f"MATCH (a)-[r:{kind}]->(b) WHERE r.{HASH} IS NOT NULL"
            f" RETURN r.id, {_label_of('a', kind, 0)}, a.id, {_label_of('b', kind, 1)}, b.id, r.{HASH}"
        )
        _keep(db, kind, store.stream(asked))


def _label_of(node: str, kind: str, side: int) -> str:
    """The label of an end point that the model allows there: a node may carry labels of others too."""
    allowed = sorted({ends[side] for ends in EDGES[kind].ends})
    return f"[l IN labels({node}) WHERE l IN {allowed}][0]"


def _keep(db: duckdb.DuckDBPyConnection, kind: str, rows: Iterable[tuple[Any, ...]]) -> None:
    schema = _HELD[kind]
    columns = [*zip(*rows, strict=True)] or [()] * len(schema)
    arrays = [pa.array(column, type=each.type) for column, each in zip(columns, schema, strict=True)]
    db.register(f"gehouden_{kind}", pa.table(arrays, schema=schema))


def count_differences(db: duckdb.DuckDBPyConnection) -> dict[str, Differences]:
    """Kind → what differs; an edge that joins other nodes than before is gone and new."""
    return {kind: _counted(db, kind) for kind in (*LABELS, *TYPES)}


def _counted(db: duckdb.DuckDBPyConnection, kind: str) -> Differences:
    found = db.sql(
        f"SELECT count(*) FILTER (h.id IS NULL OR {_moved(kind)}),"
        f" count(*) FILTER (i.id IS NOT NULL AND h.{HASH} <> i.{HASH} AND NOT {_moved(kind)}),"
        f" count(*) FILTER (i.id IS NULL OR {_moved(kind)})"
        f" FROM inhoud_{kind} i FULL JOIN gehouden_{kind} h ON h.id = i.id"
    ).fetchall()[0]
    return Differences(*found)


def _moved(kind: str) -> str:
    """Whether an edge joins other nodes than it did; false for a node, and for what is new or gone."""
    if kind in LABELS:
        return "false"
    return f"coalesce({' OR '.join(f'i.{end} <> h.{end}' for end in ENDS)}, false)"


def new_nodes(db: duckdb.DuckDBPyConnection, label: str) -> Iterator[Rows]:
    """Nodes of a label that the server does not hold, in batches."""
    return _batches(db, f"SELECT i.* FROM inhoud_{label} i ANTI JOIN gehouden_{label} h ON h.id = i.id")


def changed_nodes(db: duckdb.DuckDBPyConnection, label: str) -> Iterator[Rows]:
    """Nodes that the server holds otherwise."""
    return _batches(
        db, f"SELECT i.* FROM inhoud_{label} i JOIN gehouden_{label} h ON h.id = i.id WHERE h.{HASH} <> i.{HASH}"
    )


def gone_nodes(db: duckdb.DuckDBPyConnection, label: str) -> Iterator[list[str]]:
    """Ids of nodes that the graph holds no longer."""
    return _ids(db, f"SELECT h.id FROM gehouden_{label} h ANTI JOIN inhoud_{label} i ON h.id = i.id")


def new_edges(db: duckdb.DuckDBPyConnection, kind: str, ends: Ends) -> Iterator[Rows]:
    """Edges between two labels that the server does not hold, or holds between other nodes."""
    where = f"(h.id IS NULL OR {_moved(kind)}) AND {_between(ends)}"
    return _edges(db, f"SELECT i.* FROM inhoud_{kind} i LEFT JOIN gehouden_{kind} h ON h.id = i.id WHERE {where}")


def changed_edges(db: duckdb.DuckDBPyConnection, kind: str) -> Iterator[Rows]:
    """Edges that the server holds between the same nodes with other properties."""
    where = f"h.{HASH} <> i.{HASH} AND NOT {_moved(kind)}"
    return _edges(db, f"SELECT i.* FROM inhoud_{kind} i JOIN gehouden_{kind} h ON h.id = i.id WHERE {where}")


def gone_edges(db: duckdb.DuckDBPyConnection, kind: str) -> Iterator[list[str]]:
    """Ids of edges that the graph holds no longer, or holds between other nodes."""
    where = f"i.id IS NULL OR {_moved(kind)}"
    return _ids(db, f"SELECT h.id FROM gehouden_{kind} h LEFT JOIN inhoud_{kind} i ON h.id = i.id WHERE {where}")


def pairs_of(db: duckdb.DuckDBPyConnection, kind: str) -> list[Ends]:
    """Which labels the edges of a type join in this graph."""
    return sorted(db.sql(f"SELECT DISTINCT van_soort, naar_soort FROM inhoud_{kind}").fetchall())


def write_sent(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Keep what the server holds now, in an empty folder."""
    for kind, schema in _HELD.items():
        columns = ", ".join(schema.names)
        db.sql(f"SELECT {columns} FROM inhoud_{kind}").write_parquet(safe_path(folder / f"{kind}.parquet"))


def _between(ends: Ends) -> str:
    return f"i.van_soort = '{ends[0]}' AND i.naar_soort = '{ends[1]}'"


def _batches(db: duckdb.DuckDBPyConnection, query: str) -> Iterator[Rows]:
    for batch in db.sql(query).to_arrow_reader(BATCH):
        yield batch.to_pylist()


def _ids(db: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[str]]:
    for batch in db.sql(query).to_arrow_reader(BATCH):
        yield batch.column(0).to_pylist()


def _edges(db: duckdb.DuckDBPyConnection, query: str) -> Iterator[Rows]:
    for rows in _batches(db, query):
        yield [_edge(row) for row in rows]


def _edge(row: dict[str, Any]) -> dict[str, Any]:
    own = {name: value for name, value in row.items() if name not in ENDS}
    return {"van": row["van"], "naar": row["naar"], "own": own}
