"""Grants to companies that no longer exist, and grants to one circle of companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.spans import last_day

if TYPE_CHECKING:
    import duckdb

_WINDOW_MONTHS = 24

# From the last day on which the company may have ended to a decision that is known to the day.
_AFTER_END = f"""
CREATE OR REPLACE TABLE na_einde AS
SELECT o.id, o.van, o.naar, datediff('day', {last_day("b.beeindigd", "b.beeindigd_precisie")}, s.datum_besluit) AS dagen
FROM e_ONTVANGT o JOIN n_Bedrijf b ON b.id = o.van JOIN n_Subsidie s ON s.id = o.naar
WHERE dagen >= 0
"""  # noqa: S608 - made of literals

_SET_AFTER_END = "UPDATE e_ONTVANGT SET dagen_na_einde = n.dagen FROM na_einde n WHERE n.id = e_ONTVANGT.id"

_AFTER_END_INPUTS = "SELECT id, unnest([van, id]) AS element, unnest(['beeindigd', '']) AS kolom FROM na_einde"

_CIRCLE = f"""
CREATE OR REPLACE TABLE kringverlening AS
WITH verleend AS (
    SELECT o.id, o.van, o.naar, o.geldig_van AS dag, b.kring
    FROM e_ONTVANGT o JOIN n_Bedrijf b ON b.id = o.van WHERE b.kring IS NOT NULL AND o.geldig_van IS NOT NULL
)
SELECT v.id, v.van, count(DISTINCT e.naar) AS verleningen, count(DISTINCT e.van) AS ontvangers,
       list(DISTINCT e.id) AS ids, list(DISTINCT e.van) AS leden
FROM verleend v JOIN verleend e ON e.kring = v.kring AND e.dag <= v.dag AND e.dag > v.dag - INTERVAL {_WINDOW_MONTHS} MONTH
GROUP BY v.id, v.van
"""  # noqa: S608 - a whole number of our own

_SET_CIRCLE = """
UPDATE e_ONTVANGT SET kring_verleningen = k.verleningen, kring_ontvangers = k.ontvangers
FROM kringverlening k WHERE k.id = e_ONTVANGT.id
"""

_CIRCLE_INPUTS = """
SELECT id, unnest(ids) AS element, '' AS kolom FROM kringverlening
UNION ALL
SELECT id, unnest(leden), 'kring' FROM kringverlening
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the facts on ONTVANGT; reads ``kring`` of companies."""
    for statement in (_AFTER_END, _SET_AFTER_END, _CIRCLE, _SET_CIRCLE):
        db.execute(statement)
    add_origins(db, "dagen_na_einde", _AFTER_END_INPUTS)
    for column in ("kring_verleningen", "kring_ontvangers"):
        add_origins(db, column, _CIRCLE_INPUTS)
