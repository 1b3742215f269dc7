"""Marks of the care profile that registers of a municipality can show; what stands in accounts and pay rolls they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_CARE, _REAL_ESTATE = ("86", "87", "88"), "68"
# Horeca, trade in and repair of cars, gambling, hairdressers and beauty, and other personal services.
_CASH = ("56", "451", "452", "453", "92", "9602", "9609", "9621", "9622")
_CHANGES, _WINDOW_MONTHS = 3, 24
_OWNED_OBJECTS = 2

_COLLEAGUES = f"""
CREATE OR REPLACE TABLE zorgbestuur AS
SELECT z.id AS bedrijf, e.van AS partij, e.id AS functie, a.id AS andere_functie, b.id AS ander, coalesce(b.sbi, '') AS sbi,
       b.eindreden
FROM n_Bedrijf z JOIN e_BESTUURT e ON e.naar = z.id LEFT JOIN e_BESTUURT a ON a.van = e.van AND a.naar <> z.id
LEFT JOIN n_Bedrijf b ON b.id = a.naar
WHERE left(z.sbi, 2) IN {_CARE} AND NOT z.eenmanszaak AND z.uitgezonderd IS NULL AND e.geldig_tot IS NULL
"""  # noqa: S608 - codes of our own

_CASH_SQL = " OR ".join(f"starts_with(k.sbi, '{code}')" for code in _CASH)

_MARKS = f"""
CREATE OR REPLACE TABLE zorgkenmerk AS
SELECT DISTINCT bedrijf, 'vastgoed' AS kenmerk, functie AS element FROM zorgbestuur k
WHERE starts_with(k.sbi, '{_REAL_ESTATE}')
   OR partij IN (SELECT van FROM e_BEZIT WHERE geldig_tot IS NULL GROUP BY van HAVING count(DISTINCT naar) >= {_OWNED_OBJECTS})
UNION ALL
SELECT DISTINCT bedrijf, 'contant geld', andere_functie FROM zorgbestuur k WHERE {_CASH_SQL}
UNION ALL
SELECT DISTINCT bedrijf, 'eerder faillissement', andere_functie FROM zorgbestuur k
WHERE k.eindreden = 'faillissement'
   OR k.ander IN (SELECT g.naar FROM e_GAAT_OVER g JOIN n_Insolventie i ON i.id = g.van WHERE i.soort = 'F')
UNION ALL
SELECT DISTINCT w.bedrijf, 'bestuurswissels', unnest(w.ids)
FROM wissel w JOIN n_Bedrijf z ON z.id = w.bedrijf
WHERE w.bedrijf IN (SELECT bedrijf FROM zorgbestuur) AND w.bedrijf IN (
    SELECT e.bedrijf FROM wissel e JOIN wissel s ON s.bedrijf = e.bedrijf
    WHERE s.dag <= e.dag AND s.dag > e.dag - INTERVAL {_WINDOW_MONTHS} MONTH
    GROUP BY e.bedrijf, e.dag HAVING count(DISTINCT s.dag) >= {_CHANGES})
"""  # noqa: S608 - codes and whole numbers of our own

_SET = """
UPDATE n_Bedrijf SET zorgkenmerken = k.aantal, zorgkenmerken_welke = k.welke
FROM (
    SELECT bedrijf, count(DISTINCT kenmerk) AS aantal, string_agg(DISTINCT kenmerk, ', ' ORDER BY kenmerk) AS welke
    FROM zorgkenmerk GROUP BY bedrijf
) k WHERE k.bedrijf = n_Bedrijf.id
"""

_INPUTS = "SELECT bedrijf AS id, element, '' AS kolom FROM zorgkenmerk"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the marks of companies in care; reads ``wissel``, the changes of officers."""
    for statement in (_COLLEAGUES, _MARKS, _SET):
        db.execute(statement)
    for column in ("zorgkenmerken", "zorgkenmerken_welke"):
        add_origins(db, column, _INPUTS)
