"""Arithmetic that both engines must see alike: computed once, on the tables, before the graph is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts import companies, control, prices

if TYPE_CHECKING:
    import duckdb


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Compute every fact on tables that ``tables.build.make_tables`` made."""
    prices.compute(db)
    control.compute(db)
    companies.compute(db)
