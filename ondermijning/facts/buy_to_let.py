"""Sales of dwellings under the buy-to-let protection of the municipality, and how often one ultimate buyer bought so.

Told is how long after a sale residents were counted. A sale falls under the protection when the WOZ value that was known on its
day was at most that of the norm of then; the value of a valuation date is known from a year later on. An object with more
dwellings has no value of its own, and a dwelling that was just built is not protected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.norms import norm_on
from ondermijning.facts.origins import add_origins
from ondermijning.model import codes

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
    FROM verkoop v ASOF JOIN woz_perceel w ON w.perceel = v.perceel AND v.datum >= w.peildatum_waarde + INTERVAL 1 YEAR
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

# A dwelling with a permit to let is none of the series: there the law was kept.
_SERIES = f"""
CREATE OR REPLACE TABLE beschermdreeks AS
WITH bewoond AS (
    SELECT a.id, a.hoofd, a.dag, b.id AS betreft
    FROM aankoop a JOIN beschermd b ON b.transactie = a.transactie JOIN n_Verblijfsobject v ON v.id = b.woning
    WHERE v.ingeschreven >= 1 AND NOT EXISTS (
        SELECT 1 FROM e_HEEFT_ADRES h JOIN e_VERGUND_VOOR p ON p.naar = h.naar JOIN n_Vergunning g ON g.id = p.van
        WHERE h.van = v.id AND g.verhuur AND g.besluit = '{codes.GRANTED}')
)
SELECT b.id, count(DISTINCT r.dag) AS dagen, list(DISTINCT r.betreft) AS ids
FROM bewoond b JOIN bewoond r USING (hoofd) GROUP BY b.id
"""  # noqa: S608 - a word of the model

_SET_SERIES = "UPDATE e_KOPER SET beschermde_kopen = r.dagen FROM beschermdreeks r WHERE r.id = e_KOPER.id"

_SERIES_INPUTS = """
SELECT id, unnest(ids) AS element, 'dagen_beschermd' AS kolom FROM beschermdreeks
UNION ALL
SELECT id, id, '' FROM beschermdreeks
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the days on BETREFT and the count on KOPER; reads ``norm``, ``woz_perceel`` and ``aankoop``."""
    for statement in (_PROTECTED, _SET, _SERIES, _SET_SERIES):
        db.execute(statement)
    add_origins(db, "dagen_beschermd", _INPUTS)
    add_origins(db, "beschermde_kopen", _SERIES_INPUTS)
