"""Arithmetic that both engines must see alike: computed once, on the tables, before the graph is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts import (
    agreements,
    boards,
    building_sums,
    buy_to_let,
    care,
    cash_purchases,
    circle_roles,
    circles,
    closures,
    companies,
    company_traits,
    control,
    conversions,
    first_purchases,
    grantees,
    grants,
    holders,
    landlords,
    lending_chains,
    loans,
    mail_addresses,
    mass_addresses,
    mortgages,
    norms,
    occupancy,
    officers,
    own_lending,
    permit_parties,
    permits,
    portfolios,
    prices,
    rebuilders,
    recency,
    sale_permits,
    sale_series,
    streets,
    successors,
    tenants,
    values,
)  # fmt: skip

if TYPE_CHECKING:
    import duckdb


# Each step may read what an earlier one made: prices need values, circles control, grants circles, and
# portfolios holders.
_STEPS = (
    recency, values, prices, sale_series, sale_permits, loans, lending_chains, control, companies, circles, own_lending,
    agreements, officers, mortgages, permits, landlords, grants, closures, mass_addresses, holders, company_traits, boards,
    portfolios, first_purchases, streets, circle_roles, mail_addresses, successors,
    occupancy, buy_to_let, conversions, building_sums, permit_parties, tenants, grantees, care, rebuilders, cash_purchases,
)  # fmt: skip


def compute(db: duckdb.DuckDBPyConnection, local: norms.Norms | None = None) -> None:
    """Compute every fact on tables that ``tables.build.make_tables`` made.

    Args:
        db: the tables.
        local: norms of the municipality; those of Maastricht unless given.
    """
    norms.use(db, local or norms.norms_of(norms.MAASTRICHT))
    for step in _STEPS:
        step.compute(db)
