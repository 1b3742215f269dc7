"""Purchases without a mortgage: how many one ultimate buyer makes, and those by parties linked with whoever gets a grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.model import codes

if TYPE_CHECKING:
    import duckdb

_MONTHS = 24
_GRANT_DAYS = 730
_NAMED = 50  # of a longer series each purchase has the origin of its own row only

# Deeds of one day are one purchase, as is one loan on some of their objects: a portfolio passes in many parts. A series ends on a
# day of purchase, and each deed belongs to the longest one that it is part of.
_SERIES = f"""
CREATE OR REPLACE TABLE koopreeks AS
WITH koopdag AS (
    SELECT a.hoofd, a.dag, bool_and(b.aantal_hypotheken = 0) AS zonder, list(DISTINCT b.id) AS betreft
    FROM aankoop a JOIN e_BETREFT b ON b.van = a.transactie WHERE b.aantal_hypotheken IS NOT NULL GROUP BY a.hoofd, a.dag
), reeks AS (
    SELECT a.hoofd, a.dag AS einde, count(*) FILTER (e.zonder) AS zonder, 1000 * count(*) FILTER (e.zonder) // count(*) AS promille,
           flatten(list(e.betreft)) AS ids
    FROM koopdag a JOIN koopdag e ON e.hoofd = a.hoofd AND e.dag <= a.dag AND e.dag > a.dag - INTERVAL {_MONTHS} MONTH
    GROUP BY a.hoofd, a.dag
)
SELECT a.id, r.* EXCLUDE (hoofd, einde)
FROM aankoop a JOIN reeks r ON r.hoofd = a.hoofd AND a.dag <= r.einde AND a.dag > r.einde - INTERVAL {_MONTHS} MONTH
QUALIFY row_number() OVER (PARTITION BY a.id ORDER BY r.zonder DESC, r.promille DESC, r.einde) = 1
"""  # noqa: S608 - a whole number of our own

_SET_SERIES = """
UPDATE e_KOPER SET kopen_zonder_hypotheek = r.zonder, kopen_zonder_promille = r.promille FROM koopreeks r WHERE r.id = e_KOPER.id
"""

_SERIES_INPUTS = f"""
SELECT id, unnest(CASE WHEN len(ids) <= {_NAMED} THEN ids ELSE [] END) AS element, 'aantal_hypotheken' AS kolom FROM koopreeks
UNION ALL
SELECT id, id, '' FROM koopreeks
"""  # noqa: S608 - a whole number of our own

# By a company that is linked with the grantee on that day. A purchase is told once, at the last grant around it; a grant tells
# the first of its own.
_BESIDE_GRANT = f"""
CREATE OR REPLACE TABLE subsidiekoop AS
WITH verteld AS (
    SELECT o.id, t.id AS transactie, b.naar AS perceel, t.datum, datediff('day', s.datum_besluit, t.datum) AS dagen,
           [o.id, m.id, k.id, b.id] AS ids
    FROM e_ONTVANGT o JOIN n_Subsidie s ON s.id = o.naar
    JOIN e_VERBONDEN_MET m ON m.naar = o.van AND m.van_soort = 'Bedrijf'
    JOIN e_KOPER k ON k.van = m.van JOIN n_Transactie t ON t.id = k.naar JOIN e_BETREFT b ON b.van = t.id
    WHERE t.soort = '{codes.SALE}' AND b.aantal_hypotheken = 0
      AND t.datum - s.datum_besluit BETWEEN -{_GRANT_DAYS} AND {_GRANT_DAYS} AND coalesce(m.geldig_tot >= t.datum, true)
    QUALIFY row_number() OVER (PARTITION BY t.id, b.naar ORDER BY s.datum_besluit DESC, o.id, k.id, m.id) = 1
)
FROM verteld QUALIFY row_number() OVER (PARTITION BY id ORDER BY datum, transactie, perceel) = 1
"""  # noqa: S608 - words of the model and whole numbers of our own

_SET_BESIDE_GRANT = """
UPDATE e_ONTVANGT SET koop_dagen = k.dagen, koop_id = k.transactie, koop_perceel_id = k.perceel
FROM subsidiekoop k WHERE k.id = e_ONTVANGT.id
"""

_BESIDE_GRANT_INPUTS = """
SELECT id, unnest(ids) AS element, unnest(['', '', '', 'aantal_hypotheken']) AS kolom FROM subsidiekoop
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the series on KOPER and the purchase on ONTVANGT; reads ``aankoop``, mortgages on BETREFT and VERBONDEN_MET."""
    for statement in (_SERIES, _SET_SERIES, _BESIDE_GRANT, _SET_BESIDE_GRANT):
        db.execute(statement)
    for column in ("kopen_zonder_hypotheek", "kopen_zonder_promille"):
        add_origins(db, column, _SERIES_INPUTS)
    for column in ("koop_dagen", "koop_id", "koop_perceel_id"):
        add_origins(db, column, _BESIDE_GRANT_INPUTS)
