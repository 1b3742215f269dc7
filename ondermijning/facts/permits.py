"""Applications after a refusal or closure at the same address, and how fast the holders of permits follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.model import codes
from ondermijning.tables.words import begins_with

if TYPE_CHECKING:
    import duckdb

_DAYS_AFTER = 1825
_WINDOW_MONTHS = 36

_FOLLOWS = f"""
INSERT INTO e_VOLGT_OP BY NAME
WITH eerder AS (
    SELECT 'Vergunning' AS naar_soort, v.id AS naar, v.datum_besluit AS dag, p.naar AS adres_id
    FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id
    WHERE v.besluit IN ('{codes.REFUSED}', '{codes.WITHDRAWN}') AND v.datum_besluit IS NOT NULL
    UNION ALL
    SELECT 'Gebeurtenis', g.id, g.datum, p.naar
    FROM n_Gebeurtenis g JOIN e_GEBEURD_OP p ON p.van = g.id WHERE {begins_with("g.soort", *codes.REFUSAL_EVENTS)}
)
SELECT 'Vergunning' AS van_soort, v.id AS van, e.naar_soort, e.naar, concat_ws('|', 'VOLGT_OP', v.id, e.naar, adres_id) AS id,
       adres_id, datediff('day', e.dag, v.datum_aanvraag) AS dagen, v.datum_aanvraag AS geldig_van, 'dag' AS geldig_van_precisie
FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id JOIN eerder e ON e.adres_id = p.naar
WHERE v.id <> e.naar AND v.datum_aanvraag - e.dag BETWEEN 0 AND {_DAYS_AFTER}
"""  # noqa: S608 - words of the model and a whole number of our own

_FOLLOWS_INPUTS = "SELECT id, unnest([van, naar]) AS element, '' AS kolom FROM e_VOLGT_OP"

_EXPLOITED = """
CREATE OR REPLACE TABLE exploitatie AS
SELECT p.naar AS adres, h.van AS houder, h.geldig_van AS begin, h.geldig_tot AS einde, [h.id, p.id] AS ids
FROM e_HOUDT h JOIN n_Vergunning v ON v.id = h.naar JOIN e_VERGUND_VOOR p ON p.van = v.id
WHERE v.exploitatie AND h.geldig_van IS NOT NULL
"""

# The window with most holders ends on a day that one of them began: who began by then and still held a day within it.
_TURNOVER = f"""
CREATE OR REPLACE TABLE exploitanten AS
SELECT adres, dag, count(DISTINCT houder) AS aantal, list(ids ORDER BY ids) AS ids
FROM (SELECT DISTINCT adres, begin AS dag FROM exploitatie) JOIN exploitatie e USING (adres)
WHERE e.begin <= dag AND coalesce(e.einde > dag - INTERVAL {_WINDOW_MONTHS} MONTH, true)
GROUP BY adres, dag
QUALIFY row_number() OVER (PARTITION BY adres ORDER BY aantal DESC, dag) = 1
"""  # noqa: S608 - a whole number of our own

_SET_TURNOVER = "UPDATE n_Adres SET exploitanten = e.aantal FROM exploitanten e WHERE e.adres = n_Adres.id"

_TURNOVER_INPUTS = "SELECT adres AS id, unnest(flatten(ids)) AS element, '' AS kolom FROM exploitanten"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Make VOLGT_OP and count the holders of exploitation permits per address."""
    db.execute(_FOLLOWS)
    add_origins(db, "", _FOLLOWS_INPUTS)
    for statement in (_EXPLOITED, _TURNOVER, _SET_TURNOVER):
        db.execute(statement)
    add_origins(db, "exploitanten", _TURNOVER_INPUTS)
