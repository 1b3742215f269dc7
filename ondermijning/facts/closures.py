"""Closures of what one holder holds: on one object, and on all that it and what it controls hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.spans import holds_on
from ondermijning.model import codes
from ondermijning.tables.words import begins_with

if TYPE_CHECKING:
    import duckdb

_YEARS = 5
_CONTROL_PROMILLE = 500

# Closures of the last years at an address on an object, for each who held the object on that day.
_CLOSED = f"""
CREATE OR REPLACE TABLE gesloten AS
SELECT DISTINCT b.id, b.van, g.id AS gebeurtenis, p.id AS plaats
FROM n_Gebeurtenis g JOIN e_GEBEURD_OP p ON p.van = g.id
JOIN e_HEEFT_ADRES a ON a.naar = p.naar JOIN e_HEEFT_VBO o ON o.naar = a.van JOIN e_BEZIT b ON b.naar = o.van
WHERE {begins_with("g.soort", codes.CLOSURE)} AND g.datum > getvariable('peildatum') - INTERVAL {_YEARS} YEAR
  AND {holds_on("b.geldig_van", "b.geldig_tot", "g.datum")}
"""  # noqa: S608 - words of the model and whole numbers of our own

# Holders under one who controls them count as one: whoever controls a holder, and a holder itself, stands at its head.
_HEADS = f"""
CREATE OR REPLACE TABLE hoofd AS
SELECT DISTINCT van AS partij, van AS hoofd FROM gesloten
UNION
SELECT z.naar, z.van FROM e_ZEGGENSCHAP_OVER z JOIN gesloten g ON g.van = z.naar WHERE z.aandeel_promille >= {_CONTROL_PROMILLE}
"""  # noqa: S608 - a whole number of our own

# All that the same heads held in those years, in homes and other units; an object without any is one.
_SIZE = f"""
CREATE OR REPLACE TABLE omvang AS
WITH onder AS (
    SELECT van AS hoofd, naar AS lid FROM e_ZEGGENSCHAP_OVER WHERE aandeel_promille >= {_CONTROL_PROMILLE}
    UNION
    SELECT hoofd, hoofd FROM hoofd
)
SELECT e.partij, count(DISTINCT coalesce(o.naar, b.naar)) AS eenheden
FROM hoofd e JOIN onder a USING (hoofd) JOIN e_BEZIT b ON b.van = a.lid LEFT JOIN e_HEEFT_VBO o ON o.van = b.naar
WHERE coalesce(b.geldig_tot > getvariable('peildatum') - INTERVAL {_YEARS} YEAR, true)
GROUP BY e.partij
"""  # noqa: S608 - whole numbers of our own

_COUNTED = """
CREATE OR REPLACE TABLE sluiting AS
WITH samen AS (
    SELECT DISTINCT e.partij, g.gebeurtenis, g.id, g.plaats
    FROM hoofd e JOIN hoofd a USING (hoofd) JOIN gesloten g ON g.van = a.partij
), alle AS (
    SELECT partij, count(DISTINCT gebeurtenis) AS aantal, list(DISTINCT plaats) AS plaatsen FROM samen GROUP BY partij
)
SELECT b.id, a.aantal, count(DISTINCT g.gebeurtenis) AS hier, a.plaatsen, 100 * a.aantal // o.eenheden AS per_honderd,
       list(DISTINCT g.plaats) FILTER (g.plaats IS NOT NULL) AS plaatsen_hier
FROM e_BEZIT b JOIN alle a ON a.partij = b.van JOIN omvang o ON o.partij = b.van LEFT JOIN gesloten g ON g.id = b.id
GROUP BY ALL
"""

_SET = """
UPDATE e_BEZIT SET sluitingen = s.aantal, sluitingen_hier = s.hier, sluitingen_per_honderd = s.per_honderd
FROM sluiting s WHERE s.id = e_BEZIT.id
"""

_INPUTS = """
SELECT id, unnest({places}) AS element, '' AS kolom FROM sluiting
UNION ALL
SELECT id, id, '' FROM sluiting
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the closures on BEZIT of parties that had one; reads ZEGGENSCHAP_OVER."""
    for statement in (_CLOSED, _HEADS, _SIZE, _COUNTED, _SET):
        db.execute(statement)
    for column in ("sluitingen", "sluitingen_per_honderd"):
        add_origins(db, column, _INPUTS.format(places="plaatsen"))
    add_origins(db, "sluitingen_hier", _INPUTS.format(places="plaatsen_hier"))
