"""Boards of companies: how often they change, when one was replaced whole before a purchase, how widely an officer directs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.spans import holds_on

if TYPE_CHECKING:
    import duckdb

_MONTHS = 12

# The twelve months with most days of change begin on one of them.
_CHANGES = f"""
CREATE OR REPLACE TABLE wisseljaar AS
SELECT w.bedrijf, w.dag, count(*) AS aantal, flatten(list(v.ids ORDER BY v.ids)) AS ids
FROM wissel w JOIN wissel v ON v.bedrijf = w.bedrijf AND v.dag >= w.dag AND v.dag < w.dag + INTERVAL {_MONTHS} MONTH
GROUP BY w.bedrijf, w.dag
QUALIFY row_number() OVER (PARTITION BY w.bedrijf ORDER BY aantal DESC, w.dag) = 1
"""  # noqa: S608 - a whole number of our own

_SET_CHANGES = "UPDATE n_Bedrijf SET bestuurswissels = w.aantal FROM wisseljaar w WHERE w.bedrijf = n_Bedrijf.id"

_CHANGE_INPUTS = "SELECT bedrijf AS id, unnest(ids) AS element, '' AS kolom FROM wisseljaar"

# All who sit on the day of the deed came after all who had left; a day that is not known leaves it open.
_REPLACED = f"""
CREATE OR REPLACE TABLE vernieuwd AS
WITH bij_akte AS (
    SELECT k.id, t.id AS transactie, t.datum, e.van, min(e.geldig_van) AS begin,
           bool_and(e.geldig_van IS NOT NULL) AS bekend, bool_or({holds_on("e.geldig_van", "e.geldig_tot", "t.datum")}) AS zit,
           max(e.geldig_tot) AS einde, list(e.id ORDER BY e.id) AS ids
    FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar JOIN e_BESTUURT e ON e.naar = k.van
    WHERE coalesce(e.geldig_van <= t.datum, true) GROUP BY ALL
)
SELECT id, transactie, datediff('day', min(begin) FILTER (zit), datum) AS dagen, flatten(list(ids ORDER BY ids)) AS ids
FROM bij_akte GROUP BY id, transactie, datum
HAVING bool_and(bekend) AND count(*) FILTER (zit) > 0 AND count(*) FILTER (NOT zit) > 0
   AND min(begin) FILTER (zit) > max(begin) FILTER (NOT zit)
"""  # noqa: S608 - made of literals

_SET_REPLACED = "UPDATE e_KOPER SET dagen_nieuw_bestuur = v.dagen FROM vernieuwd v WHERE v.id = e_KOPER.id"

_REPLACED_INPUTS = """
SELECT id, unnest(ids) AS element, '' AS kolom FROM vernieuwd UNION ALL SELECT id, transactie, 'datum' FROM vernieuwd
"""

_SPREAD = """
CREATE OR REPLACE TABLE spreiding AS
WITH actief AS (
    SELECT e.van, e.naar, e.id, left(b.sbi, 2) AS branche
    FROM e_BESTUURT e JOIN n_Bedrijf b ON b.id = e.naar
    WHERE e.geldig_tot IS NULL AND b.beeindigd IS NULL AND NOT b.eenmanszaak
), zetel AS (
    SELECT van AS bedrijf, naar AS adres FROM e_GEVESTIGD_OP WHERE geldig_tot IS NULL AND soort = 'bezoekadres'
)
SELECT a.van, count(DISTINCT a.naar) AS bedrijven, count(DISTINCT a.branche) AS branches, count(DISTINCT z.adres) AS adressen,
       list(DISTINCT a.id) AS ids, list(DISTINCT a.naar) AS leden
FROM actief a LEFT JOIN zetel z ON z.bedrijf = a.naar
GROUP BY a.van
"""

_SET_SPREAD = """
UPDATE e_BESTUURT SET bestuurt_bedrijven = s.bedrijven, bestuurt_branches = s.branches, bestuurt_adressen = s.adressen
FROM spreiding s WHERE s.van = e_BESTUURT.van AND e_BESTUURT.geldig_tot IS NULL
"""

_SPREAD_INPUTS = """
SELECT e.id, unnest(s.ids) AS element, '' AS kolom
FROM spreiding s JOIN e_BESTUURT e ON e.van = s.van AND e.geldig_tot IS NULL
UNION ALL
SELECT e.id, unnest(s.leden), 'sbi' FROM spreiding s JOIN e_BESTUURT e ON e.van = s.van AND e.geldig_tot IS NULL
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the changes on Bedrijf, the new board on KOPER and the spread on BESTUURT; reads the changes of ``officers``."""
    for statement in (_CHANGES, _SET_CHANGES, _REPLACED, _SET_REPLACED, _SPREAD, _SET_SPREAD):
        db.execute(statement)
    add_origins(db, "bestuurswissels", _CHANGE_INPUTS)
    add_origins(db, "dagen_nieuw_bestuur", _REPLACED_INPUTS)
    for column in ("bestuurt_bedrijven", "bestuurt_branches", "bestuurt_adressen"):
        add_origins(db, column, _SPREAD_INPUTS)
