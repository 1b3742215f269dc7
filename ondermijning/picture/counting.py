"""Factors counted: a cell for every neighbourhood, or class of owner, in a year."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import networkx as nx

from ondermijning.picture.cells import UNKNOWN_HOLDER, Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import duckdb

    from ondermijning.picture.factors import Factor

Cells = dict[str, Cell]
_PLACED = """
CREATE OR REPLACE TEMP TABLE geplaatst AS SELECT g.eenheid, g.jaar, g.telt, {place} AS plek FROM geteld g
LEFT JOIN eigenaarsklasse k ON k.eenheid = g.eenheid AND k.jaar = g.jaar LEFT JOIN eenheid e ON e.eenheid = g.eenheid
WHERE g.jaar = $year
"""
_TOTALS = """
SELECT plek, count(*), count(*) FILTER (telt) FROM geplaatst WHERE plek IS NOT NULL GROUP BY 1 ORDER BY 1
"""
_HELD = """
SELECT g.plek, g.eenheid, h.rol, h.houder FROM geplaatst g LEFT JOIN {held_by} h ON h.eenheid = g.eenheid AND h.jaar = g.jaar
WHERE g.telt AND g.plek IS NOT NULL ORDER BY ALL
"""


def count(db: duckdb.DuckDBPyConnection, factor: Factor) -> None:
    """Lay down the units of a factor, for the years that are looked at."""
    db.execute(
        f"CREATE OR REPLACE TABLE geteld AS SELECT g.* FROM ({factor.sql}) g JOIN jaren USING (jaar)"  # noqa: S608 - our own text
    )


def by_area(db: duckdb.DuckDBPyConnection, factor: Factor, year: int, whole: str | None) -> Cells:
    """The cells of neighbourhoods; what lies in none is left out, so that no remainder tells of it.

    Args:
        db: with the units of the factor.
        factor: that they are of.
        year: which.
        whole: where no neighbourhoods are known the code of the municipality, in which everything lies.
    """
    return _cells(db, factor, year, "NULLIF(g.gebied, '')" if whole is None else f"'{whole}'")


def by_owner(db: duckdb.DuckDBPyConnection, factor: Factor, year: int, *, everywhere: bool) -> Cells:
    """The cells of classes of owners, of the same units."""
    area = "k.klasse" if everywhere else "CASE WHEN g.gebied <> '' THEN k.klasse END"
    return _cells(db, factor, year, area)


def by_corporation(db: duckdb.DuckDBPyConnection, factor: Factor, year: int) -> Cells:
    """The cells of housing corporations, by name."""
    return _cells(db, factor, year, "e.corporatie")


def _cells(db: duckdb.DuckDBPyConnection, factor: Factor, year: int, place: str) -> Cells:
    db.execute(_PLACED.format(place=place), {"year": year})
    totals = db.execute(_TOTALS).fetchall()
    held = db.execute(_HELD.format(held_by=factor.held_by)).fetchall()
    holders = [_holders(held, role) for role in factor.roles]
    return {
        name: Cell(counted, units, tuple(of_role[name] for of_role in holders) if counted else ())
        for name, units, counted in totals
    }


def _holders(held: Iterable[tuple[str, str, str | None, str | None]], role: str) -> dict[str, Mapping[str, int]]:
    """Place → holder → how many units, for one role."""
    of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place, unit, found, holder in held:
        of[place, unit] += [holder] if found == role and holder else []
    together = _together(list(of.values()))
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for (place, _), names in of.items():
        counted[place][together.get(names[0], names[0]) if names else UNKNOWN_HOLDER] += 1
    return dict(counted)


def _together(held: list[list[str]]) -> dict[str, str]:
    """Holder → the one it counts as, of those who hold a unit together: all of these are one."""
    graph: nx.Graph[str] = nx.Graph()
    for names in held:
        if len(names) > 1:
            nx.add_path(graph, names)
    return {name: min(group) for group in nx.connected_components(graph) for name in group}
