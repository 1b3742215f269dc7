"""The tables of the graph as of a date: all declared views of ``tables`` and ``facts``, computed, closed and written to Parquet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, NamedTuple

import pyarrow.parquet as pq

from ondermijning import facts, tables
from ondermijning.errors import ModelError
from ondermijning.facts import norms
from ondermijning.model import EDGES, NODES, RECORDS, brk_codes
from ondermijning.resolve import anchors, search_results
from ondermijning.tables.land_registry import code_lists
from ondermijning.tables.parties import exclusions
from ondermijning.tables.words import MACROS
from ondermijning.views import Computation, Flow
from ondermijning.views.elements import ENDS, views_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path
    from types import ModuleType

    import duckdb
    import pandas as pd

    from ondermijning.views.elements import Declaration

# What stands in the database before: the state of the records, the parties in it, and what the municipality filled in.
_STATE = ("levering", "bericht", "gebied", "gesproken", "ongelezen")
_PARTIES = ("vermelding", "partij", "koppeling", "mogelijk")
GIVEN = frozenset(
    {
        *RECORDS,
        *(f"{name}_versies" for name in RECORDS),
        *_STATE,
        *_PARTIES,
        *code_lists.LISTS,
        norms.NORMS,
        exclusions.LISTED,
    }
)
_ORIGIN_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class TablesReport:
    """What was made: rows per kind, edges set aside per kind because an end point does not exist, and conflicts.

    A conflict is a statement of one source that contradicts that of another, and does not count.
    """

    nodes: dict[str, int]
    edges: dict[str, int]
    orphans: dict[str, int]
    conflicts: int = 0


class Local(NamedTuple):
    """What a municipality may put in the place of what is shipped: its norms, and the code lists of the land registry."""

    normen: norms.Norms
    codes: brk_codes.BrkCodes


def _declared(package: ModuleType) -> Iterator[tuple[str, tuple[Declaration, ...]]]:
    """Place → what it declares, of every module of a package that declares views."""
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        if not module.ispkg and not module.name.endswith("__main__") and module.name != __name__:
            yield f"{module.name.replace('.', '/')}.py", getattr(import_module(module.name), "VIEWS", ())


@cache
def the_flow() -> Flow:
    """All tables between the records and the graph.

    Raises:
        ModelError: a name is made twice, a read is of nothing, or reads go round in a circle.
    """
    below = [
        (f"ondermijning/resolve/{each.__name__.rpartition('.')[2]}.py", each.VIEWS)
        for each in (search_results, anchors)
    ]
    macros = {**search_results.MACROS, **anchors.MACROS, **MACROS}
    return Flow(views_of(dict([*below, *_declared(tables), *_declared(facts)])), GIVEN, macros)


def computation(
    db: duckdb.DuckDBPyConnection,
    on: date,
    excluded: pd.DataFrame,
    known_on: date | None = None,
    local: Local | None = None,
    *,
    given: str = "",
) -> Computation:
    """The tables of the graph as of a date, of which none is computed yet: one per node kind and edge kind, and ``herkomst``.

    Args:
        db: the state of the records, with ``partij`` and ``vermelding``.
        on: what began after this date is left out; an end after it is open.
        excluded: as ``exclusions.read_exclusions`` gives it.
        known_on: what a register says it learned after this day is left out; None is all that it knows.
        local: what the municipality put in the place of what is shipped; else the norms of Maastricht.
        given: what identifies the contents of the database.
    """
    exclusions.use(db, excluded)
    own = local or Local(norms.norms_of(norms.MAASTRICHT), brk_codes.shipped())
    norms.use(db, own.normen)
    code_lists.use(db, own.codes)
    return Computation(db, the_flow(), {"peildatum": on, "bekend_op": known_on}, given)


def write_tables(computed: Computation, folder: Path, *, keep_all: bool = False) -> TablesReport:
    """Compute and write ``nodes/<Label>.parquet``, ``edges/<TYPE>.parquet``, and what was set aside or contradicts beside them.

    These are ``herkomst.parquet``, ``wezen.parquet`` and ``conflicten.parquet``. Rows are ordered by id, so that equal tables
    are equal files.

    Raises:
        ModelError: an id stands twice in a kind.
    """
    finals = [f"graaf_{name}" for name in (*NODES, *EDGES)]
    computed.make(*finals, "herkomst", "wees", "conflict", keep_all=keep_all)
    db = computed.db
    nodes = {
        label: _write(db, label, (), kind.columns, folder / "nodes" / f"{label}.parquet")
        for label, kind in NODES.items()
    }
    edges = {
        name: _write(db, name, ENDS, kind.columns, folder / "edges" / f"{name}.parquet") for name, kind in EDGES.items()
    }
    _write_origins(db, folder / "herkomst.parquet")
    _copy(db, "SELECT * FROM wees ORDER BY ALL", folder / "wezen.parquet")
    orphans = dict(db.execute("SELECT soort, count(DISTINCT id) FROM wees GROUP BY soort ORDER BY soort").fetchall())
    return TablesReport(nodes, edges, orphans, _copy_conflicts(db, folder))


def _copy_conflicts(db: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """Contradictions about transfers that are in the tables."""
    told = "SELECT DISTINCT * FROM conflict WHERE id IN (SELECT id FROM graaf_Transactie)"
    _copy(db, f"{told} ORDER BY ALL", folder / "conflicten.parquet")
    return int(pq.read_metadata(folder / "conflicten.parquet").num_rows)


def _write(
    db: duckdb.DuckDBPyConnection, name: str, ends: tuple[str, ...], columns: tuple[object, ...], path: Path
) -> int:
    names = ", ".join((*ends, *(column.name for column in columns)))  # type: ignore[attr-defined]
    rows, distinct = db.execute(_COUNTED.format(name=name)).fetchall()[0]
    if rows != distinct:
        raise ModelError(f"{name} has {rows - distinct} repeated ids.")
    _copy(db, _ORDERED.format(names=names, name=name), path)
    return int(rows)


_COUNTED = "SELECT count(*), count(DISTINCT id) FROM graaf_{name}"
_ORDERED = "SELECT {names} FROM graaf_{name} ORDER BY id"


def _copy(db: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    target = str(path).replace("'", "''")
    db.execute(f"COPY ({select}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


# Elements at which the rows are cut into ranges, so that no more than one range is sorted at once.
_BOUNDS = """
SELECT element FROM (
    SELECT element, row_number() OVER (ORDER BY element) AS plaats, count(*) OVER () AS alle
    FROM (SELECT DISTINCT element FROM herkomst WHERE hash(element) % 997 = 0)
) WHERE plaats % greatest(alle * $rows // (SELECT count(*) + 1 FROM herkomst), 1) = 0
ORDER BY element
"""
_RANGE = """
SELECT DISTINCT element, kolom, bron, levering, bestand, positie FROM herkomst
WHERE coalesce(element >= $low, true) AND coalesce(element < $high, true) ORDER BY ALL
"""


def _write_origins(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Every origin once, in order, a range of elements at a time.

    ``execute`` hands rows to Arrow out of order where the insertion order is not kept; ``sql`` does not.
    """
    bounds = [row[0] for row in db.execute(_BOUNDS, {"rows": _ORIGIN_ROWS}).fetchall()]
    schema = db.sql("FROM herkomst LIMIT 0").to_arrow_table().schema
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for low, high in zip([None, *bounds], [*bounds, None], strict=True):
            writer.write_table(db.sql(_RANGE, params={"low": low, "high": high}).to_arrow_table())
