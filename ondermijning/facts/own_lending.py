"""To whom a lender that is no bank lends: on how many objects to parties it is linked with, and to how many that are not linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.lending_chains import FINANCE
from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_NAMED = 50  # of more loans each has the origin of its own row only

_LENT = f"""
CREATE OR REPLACE TABLE eigen_lening AS
SELECT o.gever, o.hypotheek, o.perceel, o.rust, m.id AS band
FROM onderling o JOIN n_Hypotheek l ON l.id = o.hypotheek JOIN e_VERBONDEN_MET m ON m.van = o.gever AND m.naar = o.nemer
WHERE coalesce(m.geldig_tot >= l.geldig_van, true) AND NOT EXISTS (
    SELECT 1 FROM e_HYPOTHEEK_OP h JOIN e_GELDGEVER g ON g.naar = h.van JOIN n_Bedrijf b ON b.id = g.van
    WHERE h.naar = o.perceel AND h.geldig_tot IS NULL AND (b.uitgezonderd IS NOT NULL OR {FINANCE.format(company="b")}))
"""  # noqa: S608 - made of literals

_COUNTED = """
CREATE OR REPLACE TABLE eigen_bank AS
SELECT gever, count(DISTINCT perceel) AS objecten, list(DISTINCT hypotheek) AS hypotheken FROM eigen_lening GROUP BY gever
"""

_SET = """
UPDATE e_GELDGEVER SET verbonden_objecten = b.objecten
FROM eigen_bank b WHERE b.gever = e_GELDGEVER.van AND list_contains(b.hypotheken, e_GELDGEVER.naar)
"""

_INPUTS = """
SELECT g.id, unnest([e.rust, e.band]) AS element, '' AS kolom
FROM e_GELDGEVER g JOIN eigen_lening e ON e.gever = g.van WHERE g.verbonden_objecten IS NOT NULL
"""

# A person borrows in the circle of the companies that he stands beside.
_BORROWERS = """
CREATE OR REPLACE TABLE lener AS
WITH naast AS (
    SELECT m.van AS persoon, min(coalesce(b.kring, b.id)) AS kring FROM e_VERBONDEN_MET m JOIN n_Bedrijf b ON b.id = m.naar
    WHERE m.van_soort = 'Persoon' AND m.stappen = 1 GROUP BY m.van
)
SELECT o.gever, count(DISTINCT coalesce(b.kring, n.kring, o.nemer)) AS kringen, list(DISTINCT h.id) AS ids
FROM lening o JOIN e_HYPOTHEEK_OP h ON h.van = o.hypotheek AND h.geldig_tot IS NULL
LEFT JOIN n_Bedrijf b ON b.id = o.nemer LEFT JOIN naast n ON n.persoon = o.nemer GROUP BY o.gever
"""

_SET_BORROWERS = "UPDATE e_GELDGEVER SET losse_leners = l.kringen FROM lener l WHERE l.gever = e_GELDGEVER.van"

_BORROWERS_INPUTS = f"""
SELECT g.id, unnest(CASE WHEN len(l.ids) <= {_NAMED} THEN l.ids ELSE [g.id] END) AS element, '' AS kolom
FROM e_GELDGEVER g JOIN lener l ON l.gever = g.van WHERE g.losse_leners IS NOT NULL
"""  # noqa: S608 - a whole number of our own


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the objects and borrowers on GELDGEVER; reads ``lening`` and ``onderling`` of ``lending_chains``, and VERBONDEN_MET."""
    for statement in (_LENT, _COUNTED, _SET, _BORROWERS, _SET_BORROWERS):
        db.execute(statement)
    add_origins(db, "verbonden_objecten", _INPUTS)
    add_origins(db, "losse_leners", _BORROWERS_INPUTS)
