"""Arithmetic that both engines must see alike: computed once, on the tables, before the graph is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts import (
    circles,
    closures,
    companies,
    control,
    grants,
    mass_addresses,
    mortgages,
    officers,
    permits,
    prices,
)  # fmt: skip

if TYPE_CHECKING:
    import duckdb


# Each step may read what an earlier one made: circles need control, and grants need circles.
_STEPS = (prices, control, companies, circles, officers, mortgages, permits, grants, closures, mass_addresses)


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Compute every fact on tables that ``tables.build.make_tables`` made."""
    for step in _STEPS:
        step.compute(db)
