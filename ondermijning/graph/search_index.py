"""The index beside the graph: every node and edge by number, key and word, so that a daily question needs no engine.

One SQLite file, made by ``build`` and then only read. Nodes and edges share one numbering; what stands in ``herkomst``
leads from a number to the rows of the deliveries, for an element as a whole. Names of natural persons stand in it too:
readers decide who is shown.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from ondermijning.database import IN_MEMORY, Bounds
from ondermijning.graph.current import INDEX_VERSION, OBJECT, PERSON, SHIELDED
from ondermijning.graph.folder import edge_file, node_file, safe_path
from ondermijning.graph.index_words import keys_of, words_of
from ondermijning.model import EDGES, NODES, ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import duckdb

    from ondermijning.model import Column

_BATCH = 20_000
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
LEFT_OUT = frozenset(
    {"LIGT_AAN", "IN_BUURT", "OVER", "BEWIJS"}
)  # join everyone in a street, or are made after the build
_BESIDE = frozenset({"id", "geldig_van", "geldig_tot"})  # of an edge, in columns of their own or left out
_TABLES = f"""
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA user_version = {INDEX_VERSION};
CREATE TABLE node (nr INTEGER PRIMARY KEY, soort TEXT, id TEXT, persoon INTEGER, gegevens TEXT);
CREATE TABLE edge (nr INTEGER PRIMARY KEY, soort TEXT, van INTEGER, naar INTEGER, geldig_van TEXT, geldig_tot TEXT,
                   gegevens TEXT);
CREATE TABLE sleutel (sleutel TEXT, nr INTEGER);
CREATE TABLE plek (nr INTEGER PRIMARY KEY, bron TEXT, levering TEXT, bestand TEXT);
CREATE TABLE herkomst (element INTEGER, plek INTEGER, positie TEXT, PRIMARY KEY (element, plek, positie)) WITHOUT ROWID;
CREATE VIRTUAL TABLE zoek USING fts5 (woorden, content = '', detail = none, columnsize = 0, prefix = '2 3');
CREATE VIRTUAL TABLE woord USING fts5vocab (zoek, row);
"""
_INDEXES = f"""
CREATE INDEX node_id ON node (id);
CREATE INDEX edge_van ON edge (van, soort);
CREATE INDEX edge_naar ON edge (naar, soort);
CREATE INDEX sleutel_nr ON sleutel (sleutel, nr);
UPDATE node SET persoon = {PERSON} WHERE nr IN (
    SELECT v.naar FROM edge v JOIN node b ON b.nr = v.van WHERE v.soort = 'HEEFT_VESTIGING' AND b.persoon = {PERSON}
    UNION
    SELECT g.van FROM edge g JOIN node i ON i.nr = g.van JOIN node p ON p.nr = g.naar
    WHERE g.soort = 'GAAT_OVER' AND i.soort = 'Insolventie' AND p.persoon >= {PERSON}
);
ANALYZE;
"""  # noqa: S608 - made of literals
_PLACES = """
CREATE TABLE plek AS SELECT row_number() OVER (ORDER BY bron, levering, bestand) AS nr, * FROM (
    SELECT DISTINCT bron, levering, bestand FROM read_parquet($file)
)
"""
_ORIGINS = """
SELECT DISTINCT n.nr, p.nr, h.positie
FROM read_parquet($file) h JOIN nummer n ON n.id = h.element
JOIN plek p ON (p.bron, p.levering, p.bestand) = (h.bron, h.levering, h.bestand)
WHERE h.kolom = '' ORDER BY ALL
"""


def build_index(tables: Path, target: Path, bounds: Bounds = IN_MEMORY) -> None:
    """Make the index of a folder of tables; the caller puts it in its place.

    Args:
        tables: ``nodes/<Label>.parquet`` and ``edges/<TYPE>.parquet``, and ``herkomst.parquet`` if there is one.
        target: a file that does not exist yet.
        bounds: of reading the tables.
    """
    with closing(sqlite3.connect(target)) as index, bounds.connect() as db:
        index.executescript(_TABLES)
        db.execute("CREATE TABLE nummer (nr BIGINT, soort VARCHAR, id VARCHAR)")
        for label in NODES:
            if node_file(tables, label).exists():
                _add_nodes(index, db, label, safe_path(node_file(tables, label)))
        for kind in (kind for kind in EDGES if kind not in LEFT_OUT):
            if edge_file(tables, kind).exists():
                _add_edges(index, db, kind, safe_path(edge_file(tables, kind)))
        if (tables / "herkomst.parquet").exists():
            _add_origins(index, db, safe_path(tables / "herkomst.parquet"))
        index.executescript(_INDEXES)
        index.commit()
    target.chmod(0o600)


def _add_nodes(index: sqlite3.Connection, db: duckdb.DuckDBPyConnection, label: str, file: str) -> None:
    columns = NODES[label].columns
    _number(db, label, file)
    rows = f"SELECT n.nr, {_values(columns, 't')} FROM read_parquet($file) t JOIN nummer n ON n.soort = $kind AND n.id = t.id"  # noqa: S608
    for batch in _batches(db, f"{rows} ORDER BY n.nr", {"file": file, "kind": label}):
        found = [(row[0], _given(columns, row[1:])) for row in batch]
        index.executemany(
            "INSERT INTO node VALUES (?, ?, ?, ?, ?)",
            [(number, label, data["id"], _privacy(label, data), _rest(data)) for number, data in found],
        )
        keys = [(key, number) for number, data in found for key in sorted(keys_of(label, data))]
        index.executemany("INSERT INTO sleutel VALUES (?, ?)", keys)
        words = [(number, text) for number, data in found if (text := words_of(label, data))]
        index.executemany("INSERT INTO zoek (rowid, woorden) VALUES (?, ?)", words)


def _add_edges(index: sqlite3.Connection, db: duckdb.DuckDBPyConnection, kind: str, file: str) -> None:
    own = tuple(column for column in EDGES[kind].columns if column.name not in _BESIDE)
    rows = f"""
    SELECT e.nr, v.nr, n.nr, t.geldig_van::VARCHAR, t.geldig_tot::VARCHAR, {_values(own, "t") or "NULL"}
    FROM read_parquet($file) t JOIN nummer e ON e.soort = $kind AND e.id = t.id
    JOIN nummer v ON v.soort = t.van_soort AND v.id = t.van JOIN nummer n ON n.soort = t.naar_soort AND n.id = t.naar
    ORDER BY e.nr
    """  # noqa: S608 - names of the model
    _number(db, kind, file)
    for batch in _batches(db, rows, {"file": file, "kind": kind}):
        index.executemany(
            "INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(row[0], kind, *row[1:5], _rest(_given(own, row[5:]))) for row in batch],
        )


def _add_origins(index: sqlite3.Connection, db: duckdb.DuckDBPyConnection, file: str) -> None:
    db.execute(_PLACES, {"file": file})
    index.executemany("INSERT INTO plek VALUES (?, ?, ?, ?)", db.execute("SELECT * FROM plek ORDER BY nr").fetchall())
    for batch in _batches(db, _ORIGINS, {"file": file}):
        index.executemany("INSERT INTO herkomst VALUES (?, ?, ?)", batch)


def _number(db: duckdb.DuckDBPyConnection, kind: str, file: str) -> None:
    """Give each element of a kind the next numbers, in order of id."""
    db.execute(
        "INSERT INTO nummer SELECT (SELECT count(*) FROM nummer) + row_number() OVER (ORDER BY id), $kind, id"
        " FROM read_parquet($file)",
        {"kind": kind, "file": file},
    )


def _batches(db: duckdb.DuckDBPyConnection, select: str, values: dict[str, str]) -> Iterator[list[tuple[Any, ...]]]:
    found = db.execute(select, values)
    while batch := found.fetchmany(_BATCH):
        yield batch


def _values(columns: Sequence[Column], table: str) -> str:
    return ", ".join(
        f"{table}.{column.name}::VARCHAR" if column.type is ColumnType.DATE else f"{table}.{column.name}"
        for column in columns
    )


def _given(columns: Sequence[Column], values: Sequence[Any]) -> dict[str, Any]:
    """What an element says; empty columns are left out, and that a day is known to the day."""
    return {
        column.name: value
        for column, value in zip(columns, values, strict=False)
        if value is not None and not (value == "dag" and column.name.endswith("_precisie"))
    }


def _rest(data: dict[str, Any]) -> str:
    """The columns besides the id as JSON, or nothing."""
    rest = {name: value for name, value in data.items() if name != "id"}
    return _ENCODE(rest) if rest else ""


def _privacy(label: str, data: dict[str, Any]) -> int:
    """How far a node is a natural person; a company of persons is one."""
    if data.get("afgeschermd") or data.get("minderjarig"):
        return SHIELDED
    return PERSON if label == "Persoon" or data.get("eenmanszaak") else OBJECT
