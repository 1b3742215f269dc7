"""Whether an object was bought with a mortgage, as far as the land registry was asked.

An answer names the mortgages that rest on the object on its day, so it can only be read back to a purchase when it was given
after the mortgage could be registered. That it names none tells nothing where the object was sold again before the answer, or
where a later mortgage may have taken the place of the first; nor where a mortgage rests on it of which the day is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_DAYS_BEFORE, _DAYS_AFTER = 7, 90

_COUNTED = f"""
CREATE OR REPLACE TABLE hypotheekfeit AS
WITH koop AS (
    SELECT b.id, b.naar AS perceel, t.id AS transactie, t.datum
    FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van WHERE t.datum IS NOT NULL
), gevraagd AS (
    SELECT k.*, min(v.dag) AS antwoord FROM koop k JOIN hypotheekvraag v ON v.object_id = k.perceel
    WHERE v.dag >= k.datum + {_DAYS_AFTER} GROUP BY ALL
), gevonden AS (
    SELECT g.*, list(h.id ORDER BY h.id) FILTER (h.geldig_van <= g.datum + {_DAYS_AFTER}) AS ids,
           coalesce(bool_or(h.id IS NOT NULL AND coalesce(h.geldig_van > g.datum + {_DAYS_AFTER}, true)), false) AS vervangen
    FROM gevraagd g LEFT JOIN e_HYPOTHEEK_OP h
      ON h.naar = g.perceel AND coalesce(h.geldig_van >= g.datum - {_DAYS_BEFORE}, true)
    GROUP BY g.id, g.perceel, g.transactie, g.datum, g.antwoord
)
SELECT f.id, f.perceel, f.transactie, coalesce(len(f.ids), 0) AS aantal, f.ids
FROM gevonden f
WHERE len(f.ids) > 0 OR NOT f.vervangen AND NOT EXISTS (
    SELECT 1 FROM koop l
    WHERE l.perceel = f.perceel AND (l.datum, l.transactie) > (f.datum, f.transactie) AND l.datum <= f.antwoord)
"""  # noqa: S608 - whole numbers of our own

_SET = "UPDATE e_BETREFT SET aantal_hypotheken = f.aantal FROM hypotheekfeit f WHERE f.id = e_BETREFT.id"

_INPUTS = """
SELECT id, perceel AS element, 'hypotheek_actueel_op' AS kolom FROM hypotheekfeit
UNION ALL
SELECT id, transactie, 'datum' FROM hypotheekfeit
UNION ALL
SELECT id, unnest(ids), '' FROM hypotheekfeit
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the number of mortgages on BETREFT; reads the answers that ``tables.mortgages`` left."""
    db.execute(_COUNTED)
    db.execute(_SET)
    add_origins(db, "aantal_hypotheken", _INPUTS)
