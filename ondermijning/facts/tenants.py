"""Companies that follow each other at an address, and how young those are that visitors find there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_WINDOW_MONTHS = 36

_YOUNG = """
CREATE OR REPLACE TABLE zetelleeftijd AS
SELECT g.id, g.bedrijf, datediff('day', b.opgericht, getvariable('peildatum')) AS dagen
FROM gevestigd g JOIN n_Bedrijf b ON b.id = g.bedrijf WHERE b.opgericht IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY g.id ORDER BY dagen, g.bedrijf) = 1
"""

_SET_YOUNG = (
    "UPDATE e_GEVESTIGD_OP SET dagen_sinds_oprichting = z.dagen FROM zetelleeftijd z WHERE z.id = e_GEVESTIGD_OP.id"
)

_YOUNG_INPUTS = "SELECT id, bedrijf AS element, 'opgericht' AS kolom FROM zetelleeftijd"

# A company left when its seat, its branch there or the company itself ended; one that is there still, or again, did not.
_LEFT = """
CREATE OR REPLACE TABLE vertrek AS
WITH zetel AS (
    SELECT g.id, g.naar AS adres, b.id AS bedrijf,
           coalesce(CASE WHEN g.van_soort = 'Vestiging' THEN v.geldig_tot END, g.geldig_tot, b.beeindigd) AS dag
    FROM e_GEVESTIGD_OP g LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van AND g.van_soort = 'Vestiging'
    JOIN n_Bedrijf b ON b.id = CASE WHEN g.van_soort = 'Vestiging' THEN v.van ELSE g.van END
    WHERE g.soort = 'bezoekadres'
)
SELECT adres, bedrijf, max(dag) AS dag, list(id ORDER BY id) AS ids FROM zetel
GROUP BY adres, bedrijf HAVING count(*) = count(dag)
"""

_SUCCESSION = f"""
CREATE OR REPLACE TABLE opeenvolging AS
SELECT adres, e.dag, count(DISTINCT s.bedrijf) AS aantal, flatten(list(s.ids ORDER BY s.ids)) AS ids
FROM (SELECT DISTINCT adres, dag FROM vertrek) e JOIN vertrek s USING (adres)
WHERE s.dag <= e.dag AND s.dag > e.dag - INTERVAL {_WINDOW_MONTHS} MONTH
GROUP BY adres, e.dag
QUALIFY row_number() OVER (PARTITION BY adres ORDER BY aantal DESC, e.dag) = 1
"""  # noqa: S608 - a whole number of our own

_SET_SUCCESSION = "UPDATE n_Adres SET vertrokken_bedrijven = o.aantal FROM opeenvolging o WHERE o.adres = n_Adres.id"

_SUCCESSION_INPUTS = "SELECT adres AS id, unnest(ids) AS element, '' AS kolom FROM opeenvolging"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the ages on GEVESTIGD_OP and the companies that left on Adres; reads ``gevestigd``."""
    for statement in (_YOUNG, _SET_YOUNG, _LEFT, _SUCCESSION, _SET_SUCCESSION):
        db.execute(statement)
    add_origins(db, "dagen_sinds_oprichting", _YOUNG_INPUTS)
    add_origins(db, "vertrokken_bedrijven", _SUCCESSION_INPUTS)
