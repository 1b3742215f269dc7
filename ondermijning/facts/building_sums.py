"""What a building permit will cost against the value of the object, and whether a bank lent on the object around it.

An answer on mortgages can be read back to a permit only when it was given after the months in which a mortgage could follow;
that it names none tells nothing where a later one may have taken the place of an earlier one, or where a lender is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.model import codes

if TYPE_CHECKING:
    import duckdb

_MONTHS_BEFORE, _MONTHS_AFTER = 6, 18

# Permits for a place on just one object.
_BUILT = f"""
CREATE OR REPLACE TABLE bouw AS
SELECT v.id, v.datum_besluit AS dag, any_value(v.bouwsom_euro) AS bouwsom, min(h.van) AS perceel
FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id JOIN e_HEEFT_ADRES a ON a.naar = p.naar
JOIN e_HEEFT_VBO h ON h.naar = a.van
WHERE v.bouwsom_euro > 0 AND v.besluit = '{codes.GRANTED}' AND v.datum_besluit IS NOT NULL AND h.geldig_tot IS NULL
GROUP BY v.id, v.datum_besluit HAVING count(DISTINCT h.van) = 1
"""  # noqa: S608 - a word of the model

_AGAINST_VALUE = """
CREATE OR REPLACE TABLE bouw_woz AS
SELECT b.id, CAST(round(100 * b.bouwsom::DOUBLE / w.waarde_euro) AS BIGINT) AS procent, w.waarderingen
FROM bouw b ASOF JOIN woz_perceel w ON w.perceel = b.perceel AND b.dag >= w.peildatum_waarde WHERE w.waarde_euro > 0
"""

_SET_AGAINST_VALUE = (
    "UPDATE n_Vergunning SET bouwsom_woz_procent = b.procent FROM bouw_woz b WHERE b.id = n_Vergunning.id"
)

_BANKS = f"""
CREATE OR REPLACE TABLE bouw_bank AS
WITH gevraagd AS (
    SELECT b.* FROM bouw b
    WHERE EXISTS (
        FROM hypotheekvraag q WHERE q.object_id = b.perceel AND q.dag >= b.dag + INTERVAL {_MONTHS_AFTER} MONTH)
), hypotheek AS (
    SELECT h.id, h.naar AS perceel, h.geldig_van AS dag, coalesce(bool_or(
               b.uitgezonderd IS NOT NULL OR left(b.sbi, 2) IN ('64', '65', '66')), false) AS van_bank,
           count(g.van) = 0 OR bool_or(b.id IS NOT NULL AND b.sbi IS NULL AND b.uitgezonderd IS NULL) AS onbekend
    FROM e_HYPOTHEEK_OP h LEFT JOIN e_GELDGEVER g ON g.naar = h.van LEFT JOIN n_Bedrijf b ON b.id = g.van
    GROUP BY ALL
)
SELECT g.id, g.perceel, list(h.id ORDER BY h.id) FILTER (
           h.van_bank AND h.dag <= g.dag + INTERVAL {_MONTHS_AFTER} MONTH) AS ids,
       coalesce(bool_or(h.onbekend OR h.id IS NOT NULL AND coalesce(h.dag > g.dag + INTERVAL {_MONTHS_AFTER} MONTH, true)), false)
           AS onzeker
FROM gevraagd g LEFT JOIN hypotheek h
  ON h.perceel = g.perceel AND coalesce(h.dag >= g.dag - INTERVAL {_MONTHS_BEFORE} MONTH, true)
GROUP BY g.id, g.perceel
HAVING NOT onzeker OR len(ids) > 0
"""  # noqa: S608 - whole numbers of our own

_SET_BANKS = """
UPDATE n_Vergunning SET bankhypotheken = coalesce(len(b.ids), 0) FROM bouw_bank b WHERE b.id = n_Vergunning.id
"""

_VALUE_INPUTS = """
SELECT id, id AS element, '' AS kolom FROM bouw_woz UNION ALL SELECT id, unnest(waarderingen), '' FROM bouw_woz
"""
_BANK_INPUTS = """
SELECT id, perceel AS element, 'hypotheek_actueel_op' AS kolom FROM bouw_bank
UNION ALL
SELECT id, unnest(ids), '' FROM bouw_bank
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the ratio and the mortgages of banks on Vergunning; reads ``woz_perceel`` and ``hypotheekvraag``."""
    for statement in (_BUILT, _AGAINST_VALUE, _SET_AGAINST_VALUE, _BANKS, _SET_BANKS):
        db.execute(statement)
    add_origins(db, "bouwsom_woz_procent", _VALUE_INPUTS)
    add_origins(db, "bankhypotheken", _BANK_INPUTS)
