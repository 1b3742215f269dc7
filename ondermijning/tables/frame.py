"""From a SELECT to a node or edge table: typed by the model, cut at the date, with the place of every element beside it.

``getvariable('peildatum')`` is the date: what began after it is left out, and an end after it is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from ondermijning.errors import ModelError
from ondermijning.model import EDGES, NODES, SQL_TYPES
from ondermijning.sources.state import ORIGIN

if TYPE_CHECKING:
    import duckdb

    from ondermijning.model import Column

ENDS = ("van_soort", "van", "naar_soort", "naar")
# Of all rows with one id: since when any was known, and until when the last was, if none still is.
_KNOWN_OF_ALL = """
min(geregistreerd_op) OVER (PARTITION BY id) AS geregistreerd_op,
CASE WHEN bool_and(registratie_tot IS NOT NULL) OVER (PARTITION BY id) THEN max(registratie_tot) OVER (PARTITION BY id) END
    AS registratie_tot
"""
_ORIGIN = ", ".join(f"{name}::VARCHAR AS {name}" for name in ORIGIN)


def prepare(db: duckdb.DuckDBPyConnection) -> None:
    """Make the empty tables of origins and of what had not begun on the date.

    ``herkomst``: element, column (empty for the whole element), source, delivery, file, position. ``nog_niet``: label and id.
    """
    db.execute(
        "CREATE OR REPLACE TABLE herkomst (element TEXT, kolom TEXT, bron TEXT, levering TEXT, bestand TEXT, positie TEXT)"
    )
    db.execute("CREATE OR REPLACE TABLE nog_niet (soort TEXT, id TEXT)")


def add_node(db: duckdb.DuckDBPyConnection, label: str, select: str) -> None:
    """Make the table ``n_<label>`` from a SELECT that names its columns as the model does.

    Of several rows with one id, the one whose origin sorts first is kept (in one place, small letters before capitals), known
    since the first of all and until the last; all origins are kept.

    Raises:
        ModelError: the SELECT yields a column that the kind does not have.
    """
    columns = NODES[label].columns
    given = _columns(db, select)
    _check(label, given, {column.name for column in columns})
    if "geldig_van" in given:
        later = f"SELECT '{label}', id FROM ({select}) WHERE geldig_van > getvariable('peildatum')"  # noqa: S608
        db.execute(f"INSERT INTO nog_niet {later}")
    rows = f"SELECT {_typed(columns, given)}, {_ORIGIN} FROM ({select}) WHERE id IS NOT NULL{_begun(given)}"  # noqa: S608
    if NODES[label].history:
        rows = f"SELECT * REPLACE ({_KNOWN_OF_ALL}) FROM ({rows})"  # noqa: S608 - of literals
    _keep_one(db, f"n_{label}", rows, (*ORIGIN, *(f"{column.name} DESC" for column in columns)))


def add_edges(db: duckdb.DuckDBPyConnection, edge_type: str, *selects: str) -> None:
    """Make the table ``e_<type>`` from SELECTs that give the four end-point columns and columns of the model.

    An ``id`` that the SELECT does not give is a hash of type, end points, start and source. Rows with one id are one edge:
    the one that is open or ended last, then the one whose origin sorts first, known since the first of all and until the
    last; all origins are kept.

    Raises:
        ModelError: a SELECT yields a column that the kind does not have.
    """
    columns = EDGES[edge_type].columns
    names = tuple(column.name for column in columns)
    parts = []
    for select in selects:
        given = _columns(db, select)
        _check(edge_type, given, {*names, *ENDS})
        own_id = "id::VARCHAR" if "id" in given else _edge_id(edge_type, given)
        rest = tuple(column for column in columns if column.name != "id")
        parts.append(
            f"SELECT {', '.join(ENDS)}, {own_id} AS id, {_typed(rest, given)}, {_ORIGIN} FROM ({select})"  # noqa: S608
            f" WHERE van IS NOT NULL AND naar IS NOT NULL{_begun(given)}"
        )
    rows = f"SELECT * REPLACE ({_KNOWN_OF_ALL}) FROM ({' UNION ALL BY NAME '.join(parts)})"  # noqa: S608 - of literals
    _keep_one(db, f"e_{edge_type}", rows, ("geldig_tot DESC NULLS FIRST", *ORIGIN, *ENDS, *names))


def code_table(db: duckdb.DuckDBPyConnection, name: str, **columns: list[str] | list[int]) -> None:
    """A small table from a code list of the model."""
    db.register("lijst", pa.table(columns))
    db.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM lijst")  # noqa: S608 - literal names
    db.unregister("lijst")


def add_empty(db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of all kinds that no register filled, so that every kind exists."""
    present = {row[0] for row in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    for label, node in NODES.items():
        if f"n_{label}" not in present:
            db.execute(f"CREATE TABLE n_{label} ({_definition(node.columns)})")
    for edge_type, edge in EDGES.items():
        if f"e_{edge_type}" not in present:
            ends = ", ".join(f"{name} VARCHAR" for name in ENDS)
            db.execute(f"CREATE TABLE e_{edge_type} ({ends}, {_definition(edge.columns)})")


def _definition(columns: tuple[Column, ...]) -> str:
    origin = ", ".join(f"{name} VARCHAR" for name in ORIGIN)
    return ", ".join(f"{column.name} {SQL_TYPES[column.type]}" for column in columns) + f", {origin}"


def _columns(db: duckdb.DuckDBPyConnection, select: str) -> set[str]:
    return {row[0] for row in db.execute(f"DESCRIBE {select}").fetchall()}


def _check(owner: str, given: set[str], allowed: set[str]) -> None:
    wrong = sorted(given - allowed - set(ORIGIN))
    if wrong or set(ORIGIN) - given:
        raise ModelError(f"{owner} gets {', '.join(wrong) or 'no origin'}, which the model does not have.")


def _typed(columns: tuple[Column, ...], given: set[str]) -> str:
    return ", ".join(f"{_value(column, given)} AS {column.name}" for column in columns)


def _value(column: Column, given: set[str]) -> str:
    if column.name not in given:
        return f"NULL::{SQL_TYPES[column.type]}"
    if column.name == "geldig_tot":
        return "CASE WHEN geldig_tot <= getvariable('peildatum') THEN geldig_tot::DATE END"
    if column.name == "geldig_tot_precisie":
        return "CASE WHEN geldig_tot <= getvariable('peildatum') THEN geldig_tot_precisie::VARCHAR END"
    return f"{column.name}::{SQL_TYPES[column.type]}"


def _begun(given: set[str]) -> str:
    return " AND (geldig_van IS NULL OR geldig_van <= getvariable('peildatum'))" if "geldig_van" in given else ""


def _edge_id(edge_type: str, given: set[str]) -> str:
    start = "coalesce(geldig_van::VARCHAR, '')" if "geldig_van" in given else "''"
    return f"left(sha256(concat_ws('|', '{edge_type}', van, naar, {start}, _bron)), 32)"


def _keep_one(db: duckdb.DuckDBPyConnection, table: str, rows: str, order: tuple[str, ...]) -> None:
    """One row per id, the first in an order that leaves no ties, and the origins of all."""
    db.execute(f"CREATE OR REPLACE TEMP TABLE rij AS {rows}")
    db.execute(
        f"INSERT INTO herkomst SELECT DISTINCT id, '', {', '.join(ORIGIN)} FROM rij WHERE _bestand IS NOT NULL"  # noqa: S608
    )
    db.execute(
        f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM rij"  # noqa: S608 - names of the model
        f" QUALIFY row_number() OVER (PARTITION BY id ORDER BY {', '.join(order)}) = 1"
    )
    db.execute("DROP TABLE rij")
