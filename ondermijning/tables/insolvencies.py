"""Insolvencies of companies: cases of the central register, and states in the trade register where it shows no case of them.

The central register drops a case six months after its end, and the trade register has no number of it: one case that both show
is the node of its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_node
from ondermijning.tables.words import begins_with, known

if TYPE_CHECKING:
    import duckdb

_SAME_DAYS = 7  # the trade register may register a ruling some days later
_KIND = " ".join(f"WHEN {begins_with('soort', begin)} THEN '{kind}'" for begin, kind in codes.INSOLVENCIES.items())

_CASES = f"""
CREATE OR REPLACE TABLE insolventie AS
WITH toestand AS (
    SELECT 'KVK:' || kvk || '/' || soort || '/' || aanvang AS id, CASE {_KIND} END AS kind, *
    FROM BijzondereRechtstoestand WHERE kind IS NOT NULL
), samen AS (
    SELECT t.* REPLACE (coalesce(c.insolventienummer, t.id) AS id, coalesce(c.datum_uitspraak, t.aanvang) AS aanvang,
                        coalesce(c.datum_einde, t.einde) AS einde)
    FROM toestand t
    LEFT JOIN Insolventieuitspraak c
      ON c.kvk = t.kvk AND c.soort = t.kind AND abs(date_diff('day', c.datum_uitspraak, t.aanvang)) <= {_SAME_DAYS}
    QUALIFY row_number() OVER (
        PARTITION BY t.id, t._bron ORDER BY abs(date_diff('day', c.datum_uitspraak, t.aanvang)), c.insolventienummer
    ) = 1
), alle AS (
    SELECT id, kind, kvk, aanvang AS datum, einde, _gezien_van, _gezien_tot, _bron, _levering, _bestand, _positie
    FROM samen
    UNION ALL BY NAME
    SELECT c.insolventienummer AS id, c.soort AS kind, c.kvk, c.datum_uitspraak AS datum, c.datum_einde AS einde, c._gezien_van,
           c._gezien_tot, c._bron, c._levering, c._bestand, c._positie
    FROM Insolventieuitspraak c
)
SELECT * REPLACE (CASE WHEN einde <= getvariable('peildatum') THEN einde END AS einde)
FROM (SELECT * REPLACE (max(einde) OVER (PARTITION BY id) AS einde) FROM alle)
WHERE coalesce(datum <= getvariable('peildatum'), true)
"""  # noqa: S608 - words of the model

_CASE = "SELECT id, kind AS soort, datum, einde AS datum_einde, _bron, _levering, _bestand, _positie FROM insolventie"

ABOUT = f"""
SELECT 'Insolventie' AS van_soort, i.id AS van, 'Bedrijf' AS naar_soort, p.partij_id AS naar,
       concat_ws('|', 'GAAT_OVER', i.id, p.partij_id) AS id, i.datum AS geldig_van, i.einde AS geldig_tot,
       {known("i")}, i._bron, i._levering, i._bestand, i._positie
FROM insolventie i JOIN partij p ON p.register = i._bron AND p.source_id = 'KVK:' || i.kvk
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Insolventie; ``ABOUT`` leads from each to its company."""
    db.execute(_CASES)
    add_node(db, "Insolventie", _CASE)
