"""The tables of the graph as of a date: made, closed, and written to Parquet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.errors import ModelError
from ondermijning.model import EDGES, NODES
from ondermijning.tables import (
    addresses,
    asked,
    bag,
    buildings,
    events,
    exclusions,
    frame,
    grants,
    insolvencies,
    land_registry,
    links,
    mortgages,
    neighbourhoods,
    notes,
    objects,
    occupation,
    officers,
    parties,
    permits,
    restrictions,
    rights,
    seats,
    seizures,
    splits,
    transactions,
    valuations,
)  # fmt: skip

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import duckdb
    import pandas as pd

# Each step may read what an earlier one made.
_STEPS = (
    asked, land_registry, parties, bag, addresses, neighbourhoods, seats, buildings, occupation, objects, rights, splits, notes,
    restrictions, transactions, valuations, officers, mortgages, seizures, permits, grants, insolvencies, events, links,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TablesReport:
    """What was made: rows per kind, edges set aside per kind because an end point does not exist, and conflicts.

    A conflict is a statement of one source that contradicts that of another, and does not count.
    """

    nodes: dict[str, int]
    edges: dict[str, int]
    orphans: dict[str, int]
    conflicts: int = 0


def make_tables(db: duckdb.DuckDBPyConnection, on: date, excluded: pd.DataFrame, known_on: date | None = None) -> None:
    """Make one table per node kind (``n_<label>``) and edge kind (``e_<type>``), and ``herkomst``.

    Args:
        db: the state of the records, with ``partij`` and ``vermelding``.
        on: what began after this date is left out; an end after it is open.
        excluded: as ``exclusions.read_exclusions`` gives it.
        known_on: what a register says it learned after this day is left out; None is all that it knows.
    """
    db.execute("SET VARIABLE peildatum = ?", [on])
    db.execute("SET VARIABLE bekend_op = ?::DATE", [known_on])
    exclusions.use(db, excluded)
    frame.prepare(db)
    for step in _STEPS:
        step.make(db)
    frame.add_empty(db)
    _set_orphans_aside(db)


def _set_orphans_aside(db: duckdb.DuckDBPyConnection) -> None:
    """Move edges with a missing end point to ``wees``: both engines abort on one.

    Those of a thing that had not begun on the date are no orphans and go without a word.
    """
    db.execute("CREATE OR REPLACE TABLE los (kant TEXT, soort TEXT, id TEXT, label TEXT, eind TEXT)")
    labels = " UNION ALL ".join(f"SELECT '{label}' AS soort, id FROM n_{label}" for label in NODES)  # noqa: S608 - model names
    db.execute(f"CREATE OR REPLACE TABLE knoop AS {labels}")
    for edge in EDGES:
        for side in ("van", "naar"):
            db.execute(
                f"INSERT INTO los SELECT '{side}', '{edge}', e.id, e.{side}_soort, e.{side} FROM e_{edge} e"  # noqa: S608
                f" ANTI JOIN knoop k ON k.soort = e.{side}_soort AND k.id = e.{side}"
            )
        db.execute(f"DELETE FROM e_{edge} WHERE id IN (SELECT id FROM los WHERE soort = '{edge}')")  # noqa: S608
    db.execute("DELETE FROM herkomst WHERE element IN (SELECT id FROM los)")
    db.execute(
        "CREATE OR REPLACE TABLE wees AS SELECT soort, id, kant || ': ' || label || ' bestaat niet' AS reden FROM los"
        " WHERE (label, eind) NOT IN (SELECT (soort, id) FROM nog_niet)"
    )


def write_tables(db: duckdb.DuckDBPyConnection, folder: Path) -> TablesReport:
    """Write ``nodes/<Label>.parquet``, ``edges/<TYPE>.parquet``, and what was set aside or contradicts beside them.

    These are ``herkomst.parquet``, ``wezen.parquet`` and ``conflicten.parquet``. Rows are ordered by id, so that equal tables
    are equal files.

    Raises:
        ModelError: an id stands twice in a kind.
    """
    nodes = {
        label: _write(db, f"n_{label}", (), kind.columns, folder / "nodes" / f"{label}.parquet")
        for label, kind in NODES.items()
    }
    edges = {
        name: _write(db, f"e_{name}", frame.ENDS, kind.columns, folder / "edges" / f"{name}.parquet")
        for name, kind in EDGES.items()
    }
    _copy(db, "SELECT DISTINCT * FROM herkomst ORDER BY ALL", folder / "herkomst.parquet")
    _copy(db, "SELECT * FROM wees ORDER BY ALL", folder / "wezen.parquet")
    orphans = dict(db.execute("SELECT soort, count(DISTINCT id) FROM wees GROUP BY soort ORDER BY soort").fetchall())
    conflicts = _copy_conflicts(db, folder)
    return TablesReport(nodes, edges, orphans, conflicts)


def _copy_conflicts(db: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """Contradictions about transfers that are in the tables."""
    told = "SELECT DISTINCT * FROM conflict WHERE id IN (SELECT id FROM n_Transactie)"
    _copy(db, f"{told} ORDER BY ALL", folder / "conflicten.parquet")
    return int(db.execute(f"SELECT count(*) FROM ({told})").fetchall()[0][0])  # noqa: S608 - made of literals


def _write(
    db: duckdb.DuckDBPyConnection, table: str, ends: tuple[str, ...], columns: tuple[object, ...], path: Path
) -> int:
    names = ", ".join((*ends, *(column.name for column in columns)))  # type: ignore[attr-defined]
    rows, distinct = db.execute(f"SELECT count(*), count(DISTINCT id) FROM {table}").fetchall()[0]  # noqa: S608 - model names
    if rows != distinct:
        raise ModelError(f"{table[2:]} has {rows - distinct} repeated ids.")
    _copy(db, f"SELECT {names} FROM {table} ORDER BY id", path)  # noqa: S608 - model names
    return int(rows)


def _copy(db: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    target = str(path).replace("'", "''")
    db.execute(f"COPY ({select}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
