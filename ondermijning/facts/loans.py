"""Mortgages against what they are secured on: the WOZ value, the price of the purchase, their number, and how long they rest.

A mortgage counts against all objects it rests on together; where one of them is not known or has no value, or the answer names
not all of them, the fact is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.values import add_index_origins

if TYPE_CHECKING:
    import duckdb

_DAYS_BEFORE, _DAYS_AFTER = 7, 90  # a mortgage deed stands around that of the purchase
_DAYS_TO_REPLACE = 30

_AGAINST_WOZ = """
CREATE OR REPLACE TABLE lening_woz AS
WITH onderpand AS (
    SELECT o.id, o.van AS hypotheek, h.bedrag_euro, w.*
    FROM e_HYPOTHEEK_OP o JOIN n_Hypotheek h ON h.id = o.van
    LEFT JOIN waarde_op_dag w ON w.perceel = o.naar AND w.dag = h.geldig_van
), geheel AS (
    SELECT zekerheid_id, count(DISTINCT object_id) AS objecten FROM ZekerheidsstellingObject
    WHERE zekerheid_id NOT IN (SELECT zekerheid_id FROM Zekerheidsstelling WHERE meer_objecten) GROUP BY zekerheid_id
), samen AS (
    SELECT p.hypotheek, CAST(round(100 * max(p.bedrag_euro)::DOUBLE / sum(p.woz_op_dag)) AS BIGINT) AS woz_verhouding_procent,
           flatten(list(p.waarderingen ORDER BY p.waarderingen)) AS waarden
    FROM onderpand p JOIN geheel g ON g.zekerheid_id = p.hypotheek
    GROUP BY p.hypotheek, g.objecten
    HAVING count(p.woz_op_dag) = g.objecten AND sum(p.woz_op_dag) > 0
)
SELECT p.id, s.*, p.reeks, p.index_kwartaal, p.woz_kwartaal
FROM onderpand p JOIN samen s USING (hypotheek) WHERE s.woz_verhouding_procent IS NOT NULL
"""

# The deed of purchase nearest to the mortgage, for each object; all those deeds together for the mortgage.
_AGAINST_PRICE = f"""
CREATE OR REPLACE TABLE lening_koop AS
WITH rond AS (
    SELECT o.id, o.van AS hypotheek, h.bedrag_euro, t.id AS transactie, t.koopsom_euro
    FROM e_HYPOTHEEK_OP o JOIN n_Hypotheek h ON h.id = o.van
    JOIN e_BETREFT b ON b.naar = o.naar JOIN n_Transactie t ON t.id = b.van
    WHERE t.soort IN ('koop', 'executieveiling') AND t.koopsom_euro > 0
      AND h.geldig_van BETWEEN t.datum - {_DAYS_BEFORE} AND t.datum + {_DAYS_AFTER}
    QUALIFY row_number() OVER (PARTITION BY o.id ORDER BY abs(h.geldig_van - t.datum), t.id) = 1
), samen AS (
    SELECT hypotheek, sum(koopsom_euro) AS prijs, list(transactie ORDER BY transactie) AS transacties
    FROM (SELECT DISTINCT hypotheek, transactie, koopsom_euro FROM rond) GROUP BY hypotheek
)
SELECT r.id, r.hypotheek, s.transacties, CAST(round(100 * r.bedrag_euro::DOUBLE / s.prijs) AS BIGINT) AS procent
FROM rond r JOIN samen s USING (hypotheek) WHERE procent IS NOT NULL
"""  # noqa: S608 - whole numbers of our own

# How long it rested, unless a sale or another mortgage, such as the same one under another id, explains that it ended. The day
# of the end is that of the first answer without it, so it rested that long at most.
_REDEEMED = f"""
CREATE OR REPLACE TABLE afgelost AS
SELECT o.id, datediff('day', o.geldig_van, o.geldig_tot) AS dagen
FROM e_HYPOTHEEK_OP o
WHERE o.geldig_tot > o.geldig_van AND NOT EXISTS (
    SELECT 1 FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van
    WHERE b.naar = o.naar AND t.datum > o.geldig_van + {_DAYS_BEFORE} AND t.datum <= o.geldig_tot + {_DAYS_TO_REPLACE}
) AND NOT EXISTS (
    SELECT 1 FROM e_HYPOTHEEK_OP a
    WHERE a.naar = o.naar AND a.van <> o.van
      AND coalesce(a.geldig_van >= o.geldig_van AND a.geldig_van <= o.geldig_tot + {_DAYS_TO_REPLACE}, true)
)
"""  # noqa: S608 - whole numbers of our own

_COUNTED = """
CREATE OR REPLACE TABLE bezwaard AS
SELECT o.naar AS perceel, count(DISTINCT o.van) AS hypotheken, count(DISTINCT g.van) AS geldgevers,
       list(DISTINCT o.id) AS ids, list(DISTINCT g.id) FILTER (g.id IS NOT NULL) AS gevers
FROM e_HYPOTHEEK_OP o LEFT JOIN e_GELDGEVER g ON g.naar = o.van
WHERE o.geldig_tot IS NULL GROUP BY o.naar
"""

_SETS = (
    """
    UPDATE e_HYPOTHEEK_OP SET woz_verhouding_procent = f.woz_verhouding_procent FROM lening_woz f WHERE f.id = e_HYPOTHEEK_OP.id
    """,
    "UPDATE e_HYPOTHEEK_OP SET koopsom_verhouding_procent = f.procent FROM lening_koop f WHERE f.id = e_HYPOTHEEK_OP.id",
    "UPDATE e_HYPOTHEEK_OP SET dagen_tot_aflossing = f.dagen FROM afgelost f WHERE f.id = e_HYPOTHEEK_OP.id",
    """
    UPDATE n_Perceel SET hypotheken = f.hypotheken, geldgevers = f.geldgevers FROM bezwaard f WHERE f.perceel = n_Perceel.id
    """,
    """
    UPDATE e_GELDGEVER SET dagen_sinds_oprichting = datediff('day', b.opgericht, h.geldig_van)
    FROM n_Bedrijf b, n_Hypotheek h
    WHERE b.id = e_GELDGEVER.van AND h.id = e_GELDGEVER.naar AND b.opgericht <= h.geldig_van
    """,
)

_INPUTS = {
    "woz_verhouding_procent": """
        SELECT id, unnest(waarden) AS element, '' AS kolom FROM lening_woz UNION ALL SELECT id, hypotheek, '' FROM lening_woz
    """,
    "koopsom_verhouding_procent": """
        SELECT id, unnest(transacties) AS element, 'koopsom_euro' AS kolom FROM lening_koop
        UNION ALL SELECT id, hypotheek, '' FROM lening_koop
    """,
    "dagen_tot_aflossing": "SELECT id, id AS element, '' AS kolom FROM afgelost",
    "hypotheken": "SELECT perceel AS id, unnest(ids) AS element, '' AS kolom FROM bezwaard",
    "geldgevers": "SELECT perceel AS id, unnest(gevers) AS element, '' AS kolom FROM bezwaard",
    "dagen_sinds_oprichting": """
        SELECT id, unnest([van, naar]) AS element, unnest(['opgericht', '']) AS kolom FROM e_GELDGEVER
        WHERE dagen_sinds_oprichting IS NOT NULL
    """,
}


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the facts on HYPOTHEEK_OP, GELDGEVER and Perceel; reads ``waarde_op_dag``."""
    for statement in (_AGAINST_WOZ, _AGAINST_PRICE, _REDEEMED, _COUNTED, *_SETS):
        db.execute(statement)
    for column, inputs in _INPUTS.items():
        add_origins(db, column, inputs)
    add_index_origins(db, "lening_woz", "woz_verhouding_procent", "woz_kwartaal")
