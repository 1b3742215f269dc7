"""Sales of dwellings under the buy-to-let protection of the municipality, and how long after them residents were counted.

A sale falls under it when the WOZ value that was known on its day was at most that of the norm of then. An object with more
dwellings has no value of its own, and a dwelling that was just built is not protected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.norms import norm_on
from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_NEW_YEARS = 1  # a dwelling is new when it is sold in the year it was built or the next

_PROTECTED = f"""
CREATE OR REPLACE TABLE beschermd AS
WITH enige AS (
    SELECT h.van AS perceel, any_value(h.naar) AS woning FROM e_HEEFT_VBO h WHERE h.geldig_tot IS NULL
    GROUP BY h.van HAVING count(DISTINCT h.naar) = 1
), verkoop AS (
    SELECT b.id, b.naar AS perceel, t.id AS transactie, t.datum
    FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van WHERE t.soort = 'koop' AND t.datum IS NOT NULL
), gewaardeerd AS (
    SELECT v.*, w.waarde_euro, w.waarderingen
    FROM verkoop v ASOF JOIN woz_perceel w ON w.perceel = v.perceel AND v.datum >= w.peildatum_waarde
)
SELECT g.id, g.transactie, g.waarderingen, v.id AS woning, datediff('day', g.datum, v.ingeschreven_op) AS dagen
FROM gewaardeerd g JOIN enige e USING (perceel) JOIN n_Verblijfsobject v ON v.id = e.woning
JOIN norm grens ON {norm_on("grens", "opkoop_woz_euro", "g.datum")}
JOIN norm termijn ON {norm_on("termijn", "opkoop_jaren", "g.datum")}
WHERE g.waarde_euro <= grens.waarde AND v.gebruiksdoel = 'woonfunctie'
  AND coalesce(v.bouwjaar < year(g.datum) - {_NEW_YEARS}, true)
  AND v.ingeschreven_op >= g.datum AND v.ingeschreven_op < g.datum + to_years(termijn.waarde::INT)
"""  # noqa: S608 - made of literals

_SET = "UPDATE e_BETREFT SET dagen_beschermd = b.dagen FROM beschermd b WHERE b.id = e_BETREFT.id"

_INPUTS = """
SELECT id, transactie AS element, 'datum' AS kolom FROM beschermd
UNION ALL
SELECT id, unnest(waarderingen), '' FROM beschermd
UNION ALL
SELECT id, woning, 'ingeschreven_op' FROM beschermd
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the days on BETREFT; reads ``norm`` and ``woz_perceel``."""
    db.execute(_PROTECTED)
    db.execute(_SET)
    add_origins(db, "dagen_beschermd", _INPUTS)
