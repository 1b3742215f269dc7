"""Purchase agreements that ended without a transfer to the buyer, and how many of those one buyer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_WINDOW_MONTHS = 24
_DAYS_LATE = 183  # a transfer may follow after the last day of the note

# Only what ended that long ago is known to have led to nothing; a transfer to a party linked to the buyer led to something.
_LAPSED = f"""
CREATE OR REPLACE TABLE vervallen_koop AS
SELECT k.id, k.van, k.naar, k.geldig_tot AS dag FROM e_KOOPT k
WHERE k.geldig_tot <= getvariable('peildatum') - {_DAYS_LATE} AND NOT EXISTS (
    SELECT 1 FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van JOIN e_KOPER a ON a.naar = t.id
    WHERE b.naar = k.naar AND t.datum <= k.geldig_tot + {_DAYS_LATE} AND coalesce(t.datum >= k.geldig_van, true)
      AND (a.van = k.van OR EXISTS (SELECT 1 FROM e_VERBONDEN_MET v WHERE v.van = a.van AND v.naar = k.van))
)
"""  # noqa: S608 - a whole number of our own

_COUNTED = f"""
CREATE OR REPLACE TABLE vervalreeks AS
SELECT l.id, count(DISTINCT (e.naar, e.dag)) AS aantal, list(DISTINCT e.id) AS ids
FROM vervallen_koop l JOIN vervallen_koop e ON e.van = l.van AND e.dag <= l.dag AND e.dag > l.dag - INTERVAL {_WINDOW_MONTHS} MONTH
GROUP BY l.id
"""  # noqa: S608 - a whole number of our own

_SET = "UPDATE e_KOOPT SET vervallen_koopovereenkomsten = r.aantal FROM vervalreeks r WHERE r.id = e_KOOPT.id"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the agreements that led to nothing on KOOPT; reads VERBONDEN_MET."""
    for statement in (_LAPSED, _COUNTED, _SET):
        db.execute(statement)
    add_origins(db, "vervallen_koopovereenkomsten", "SELECT id, unnest(ids) AS element, '' AS kolom FROM vervalreeks")
