"""Changes of officers around a transfer, and officers whose companies were dissolved one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.spans import last_day
from ondermijning.model import codes
from ondermijning.tables.words import any_word

if TYPE_CHECKING:
    import duckdb

_WINDOW_MONTHS = 36
_DAYS_LEFT_BEFORE = 365  # an officer who left at most so long before the end answers for it

# Days on which somebody came or left, known to the day; who only changes office comes and leaves on one day. The first
# officers of a new company and the last of an ended one are no change.
_CHANGES = f"""
CREATE OR REPLACE TABLE wissel AS
WITH komen_en_gaan AS (
    SELECT naar AS bedrijf, van, geldig_van AS dag, 'begin' AS wat, id FROM e_BESTUURT
    WHERE geldig_van IS NOT NULL AND coalesce(geldig_van_precisie, 'dag') = 'dag'
    UNION ALL
    SELECT naar, van, geldig_tot, 'einde', id FROM e_BESTUURT
    WHERE geldig_tot IS NOT NULL AND coalesce(geldig_tot_precisie, 'dag') = 'dag'
), echt AS (
    SELECT bedrijf, dag, list(id ORDER BY id) AS ids FROM komen_en_gaan
    GROUP BY bedrijf, dag, van HAVING count(DISTINCT wat) = 1
), eerste AS (
    SELECT naar AS bedrijf, min(geldig_van) AS dag FROM e_BESTUURT GROUP BY naar
)
SELECT e.bedrijf, e.dag, flatten(list(e.ids ORDER BY e.ids)) AS ids
FROM echt e JOIN n_Bedrijf b ON b.id = e.bedrijf JOIN eerste f USING (bedrijf)
WHERE e.dag > coalesce({last_day("b.opgericht", "b.opgericht_precisie")}, f.dag) AND coalesce(e.dag < b.beeindigd, true)
GROUP BY e.bedrijf, e.dag
"""  # noqa: S608 - made of literals

_NEAREST = """
CREATE OR REPLACE TABLE wissel_rond AS
SELECT s.id, datediff('day', t.datum, w.dag) AS dagen, w.dag, t.id AS transactie, w.ids
FROM e_{side} s JOIN n_Transactie t ON t.id = s.naar JOIN wissel w ON w.bedrijf = s.van
WHERE t.datum IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY abs(dagen), dagen) = 1
"""

_SET_NEAREST = """
UPDATE e_{side} SET dagen_bestuurswissel = w.dagen, bestuurswissel_op = w.dag FROM wissel_rond w WHERE w.id = e_{side}.id
"""

# The deed decides which change is nearest, but the day itself stands with the officers only.
_DAY_INPUTS = "SELECT id, unnest(ids) AS element, '' AS kolom FROM wissel_rond"
_DAYS_INPUTS = f"{_DAY_INPUTS} UNION ALL SELECT id, transactie, 'datum' FROM wissel_rond"  # noqa: S608 - made of literals

# A sole trader has nothing to dissolve; what merged, was split or went bankrupt was not dissolved.
_DISSOLVED = f"""
CREATE OR REPLACE TABLE ontbonden AS
SELECT DISTINCT e.van AS partij, e.naar AS bedrijf, b.beeindigd AS dag
FROM e_BESTUURT e JOIN n_Bedrijf b ON b.id = e.naar
WHERE b.beeindigd IS NOT NULL AND NOT b.eenmanszaak AND NOT {any_word("b.eindreden", codes.NOT_DISSOLVED_WORDS)}
  AND coalesce(e.geldig_van <= b.beeindigd, true) AND coalesce(e.geldig_tot >= b.beeindigd - {_DAYS_LEFT_BEFORE}, true)
"""  # noqa: S608 - words of the model and a whole number of our own

_IN_WINDOW = f"s.dag <= o.dag AND o.dag < s.dag + INTERVAL {_WINDOW_MONTHS} MONTH"

# Most companies in any window, the company of the office itself left out: a window may as well begin with a dissolution.
_SERIES = f"""
CREATE OR REPLACE TABLE reeks AS
WITH venster AS (
    SELECT s.partij, s.bedrijf, s.dag, count(*) AS aantal
    FROM ontbonden s JOIN ontbonden o ON o.partij = s.partij AND {_IN_WINDOW}
    GROUP BY ALL
)
SELECT e.id, e.van AS partij, e.naar AS bedrijf,
       max(s.aantal - CASE WHEN o.bedrijf IS NOT NULL AND {_IN_WINDOW} THEN 1 ELSE 0 END)
           FILTER (s.bedrijf <> e.naar) AS aantal
FROM e_BESTUURT e LEFT JOIN venster s ON s.partij = e.van LEFT JOIN ontbonden o ON o.partij = e.van AND o.bedrijf = e.naar
GROUP BY ALL
"""  # noqa: S608 - a whole number of our own

_SET_SERIES = """
UPDATE e_BESTUURT SET ontbonden_bedrijven = coalesce(r.aantal, 0) FROM reeks r WHERE r.id = e_BESTUURT.id
"""

_SERIES_INPUTS = """
SELECT r.id, o.bedrijf AS element, unnest(['beeindigd', 'eindreden']) AS kolom
FROM reeks r JOIN ontbonden o ON o.partij = r.partij AND o.bedrijf <> r.bedrijf
UNION ALL
SELECT id, id, '' FROM reeks
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the changes of officers on KOPER and VERKOPER, and the dissolved companies on BESTUURT."""
    db.execute(_CHANGES)
    for side in ("KOPER", "VERKOPER"):
        db.execute(_NEAREST.format(side=side))
        db.execute(_SET_NEAREST.format(side=side))
        add_origins(db, "dagen_bestuurswissel", _DAYS_INPUTS)
        add_origins(db, "bestuurswissel_op", _DAY_INPUTS)
    for statement in (_DISSOLVED, _SERIES, _SET_SERIES):
        db.execute(statement)
    add_origins(db, "ontbonden_bedrijven", _SERIES_INPUTS)
