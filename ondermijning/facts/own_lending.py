"""On how many objects a lender that is no bank lends to parties it is linked with, while no bank lends on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.lending_chains import FINANCE
from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

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


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the objects on GELDGEVER; reads ``onderling``, which ``lending_chains`` made, and VERBONDEN_MET."""
    for statement in (_LENT, _COUNTED, _SET):
        db.execute(statement)
    add_origins(db, "verbonden_objecten", _INPUTS)
