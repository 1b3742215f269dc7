"""Where a fact comes from: the origins of what it was computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def add_origins(db: duckdb.DuckDBPyConnection, column: str, inputs: str) -> None:
    """Give a column of elements the origins of its inputs.

    Args:
        db: the tables, with ``herkomst``.
        column: the fact; empty when the whole element is one.
        inputs: a SELECT of ``id`` (the element with the fact), ``element`` and ``kolom`` (an input; an empty column stands for
            the whole element).
    """
    db.execute(
        f"INSERT INTO herkomst SELECT i.id, '{column}', h.bron, h.levering, h.bestand, h.positie"  # noqa: S608 - model names
        f" FROM (SELECT DISTINCT id, element, kolom FROM ({inputs})) i JOIN herkomst h USING (element, kolom)"
    )
