"""How long ago a transfer was: a constellation is of some years, not of a lifetime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_SET = """
UPDATE n_Transactie SET dagen_geleden = datediff('day', datum, getvariable('peildatum')) WHERE datum <= getvariable('peildatum')
"""

_INPUTS = "SELECT id, id AS element, 'datum' AS kolom FROM n_Transactie WHERE dagen_geleden IS NOT NULL"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the days since each transfer."""
    db.execute(_SET)
    add_origins(db, "dagen_geleden", _INPUTS)
