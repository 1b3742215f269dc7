"""Small node and edge tables for the graph tests: written by hand, or random from a seed. Nobody in them exists."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from ondermijning.model import EDGES, NODES, ColumnType

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.model import Column

Row = Mapping[str, Any]
Nodes = Mapping[str, Sequence[Row]]
Edges = Mapping[str, Sequence[Row]]
ENDS = ("van_soort", "van", "naar_soort", "naar")
ARROW = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INT64: pa.int64(),
    ColumnType.BOOL: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}
# Values that have broken a loader or a query somewhere: quotes, escapes, line ends, injection, signs of other scripts.
AWKWARD = (
    "koop", "ruiling", "", " ", "Café 't Hoekje", 'de "Gouden" Leeuw', "a\\b\\u0041", "regel\nregel\r\n", "\ttab",
    "é\u0301", "ß", "Ωmega", "\U0001d4b3", "\u200b", "$param {x}", "O' OR 1=1 //",
    "Robby' WITH true MATCH (s) DETACH DELETE s; //", "NULL",
    "null", "-5", "2024-01-01", "`Perceel`) DETACH DELETE n //", "x" * 5000,
)  # fmt: skip


def edge(source: str, target: str, identifier: str, **own: object) -> dict[str, object]:
    """An edge row from ``Label/id`` to ``Label/id``."""
    ends = dict(zip(ENDS, [*source.split("/", 1), *target.split("/", 1)], strict=True))
    return {**ends, "id": identifier, **own}


def write_tables(folder: Path, nodes: Nodes, edges: Edges) -> Path:
    """Write the tables as the step before the graph does; a column that a row lacks is empty."""
    for name, rows in nodes.items():
        _write(folder / "nodes" / f"{name}.parquet", _fields(NODES[name].columns), rows)
    for name, rows in edges.items():
        ends = [(end, pa.string()) for end in ENDS]
        _write(folder / "edges" / f"{name}.parquet", [*ends, *_fields(EDGES[name].columns)], rows)
    return folder


def _fields(columns: tuple[Column, ...]) -> list[tuple[str, pa.DataType]]:
    return [(column.name, ARROW[column.type]) for column in columns]


def _write(path: Path, fields: list[tuple[str, pa.DataType]], rows: Sequence[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = {name: [row.get(name) for row in rows] for name, _ in fields}
    pq.write_table(pa.table(columns, schema=pa.schema(fields)), path)


def random_tables(seed: int, *, size: int = 7) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """A dense random graph of every kind, with empty values, repeated edges, circles and edges to oneself."""
    chance = random.Random(seed)
    nodes: dict[str, list[Row]] = {}
    for label, kind in NODES.items():
        identifiers = [f"{label}:{number}" for number in range(chance.randint(1, size))]
        nodes[label] = [_random_row(chance, kind.columns, identifier) for identifier in identifiers]
    edges: dict[str, list[Row]] = {}
    for name, edge_kind in EDGES.items():
        edges[name] = []
        pairs = sorted(edge_kind.ends)
        for source, target in chance.sample(pairs, min(len(pairs), 4)):
            for number in range(chance.randint(0, 2 * size)):
                own = _random_row(chance, edge_kind.columns, f"{name}:{source}:{target}:{number}")
                van, naar = (chance.choice(nodes[label])["id"] for label in (source, target))
                edges[name].append({"van_soort": source, "van": van, "naar_soort": target, "naar": naar, **own})
    return nodes, edges


def _random_row(chance: random.Random, columns: tuple[Column, ...], identifier: str) -> Row:
    return {column.name: _random_value(chance, column) for column in columns} | {"id": identifier}


def _random_value(chance: random.Random, column: Column) -> object:
    if chance.random() < 0.25:
        return None
    if column.type is ColumnType.BOOL:
        return chance.random() < 0.5
    if column.type is ColumnType.INT64:
        return chance.choice((0, 1, 2, 3, 5, 12, 100, 250, 365, 1000, -7))
    if column.type is ColumnType.DATE:
        return date(2020, 1, 1) + timedelta(days=chance.choice((0, 1, 30, 365, 366, 1500)))
    return chance.choice(AWKWARD)
