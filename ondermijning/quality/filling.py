"""How full the records are: of every column of every kind, in which part of the records that hold it is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import RECORDS
from ondermijning.model.records_bag import BARE
from ondermijning.quality.essential import ESSENTIAL
from ondermijning.quality.part import Care, Cell, Part, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from ondermijning.model import RecordKind

_VERSION = "voorkomen"


def filling(db: duckdb.DuckDBPyConnection) -> Part:
    """The columns of the records that hold now.

    Args:
        db: the state of the records.
    """
    rows = [row for kind in RECORDS.values() for row in _kind(db, kind)]
    care = [
        Care(f"{source}, {kind}.{column}: {full} % gevuld, verwacht {bound} %")
        for source, kind, column, _, _, full, bound, poor in rows
        if poor
    ]
    return Part(
        "vulling",
        "Vulling",
        "Van elke soort record en elke kolom het deel dat gevuld is; met een ondergrens waar regels of koppelingen erop rusten.",
        ("bron", "soort", "kolom", "records", "gevuld", "procent", "ondergrens", "oordeel"),
        sorted(rows, key=_order),
        care,
        "Vraag de bronhouder waarom deze kolom leeg is.",
    )


def _order(row: tuple[Cell, ...]) -> tuple[str, str]:
    return str(row[0]), str(row[1])


def _kind(db: duckdb.DuckDBPyConnection, kind: RecordKind) -> Iterator[tuple[Cell, ...]]:
    names = [column.name for column in kind.columns]
    counts = ", ".join(f"count({name})" for name in names)
    bare = f" AND {_VERSION} <> {BARE}" if _VERSION in names else ""
    found = db.execute(
        f"SELECT _bron, count(*), {counts} FROM {kind.name} WHERE _gezien_tot IS NULL{bare} GROUP BY _bron"  # noqa: S608
    ).fetchall()
    bounds = ESSENTIAL.get(kind.name, {})
    for source, records, *filled in found:
        for name, count in zip(names, filled, strict=True):
            full, bound = percent(count, records), bounds.get(name)
            poor = bound is not None and count * 100 < records * bound
            yield source, kind.name, name, records, count, full, bound, "te leeg" if poor else ""
