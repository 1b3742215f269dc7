"""Prices per object: share of a deed, change since the previous sale corrected for the market, and ratio to the WOZ value.

Corrected change: (P2 / P1) / (I2 / I1) - 1, with I the price index of existing homes in the quarter of the sale; the WOZ
value is brought from its valuation date to the day of the sale in the same way. Nothing is guessed: where the price
covers objects that are not all known, where a share of an object was sold, or where the index is missing, the fact is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.values import add_index_origins

if TYPE_CHECKING:
    import duckdb

# Each object of each transfer, with the index of its quarter and the WOZ value that was known at the time.
_CONCERNED = """
CREATE OR REPLACE TABLE betreft AS
SELECT b.id, b.van AS transactie, b.naar AS perceel, o.rechten, o.volgorde, b.aandeel_promille, t.datum, t.soort,
       t.koopsom_euro, t.aantal_objecten, w.* EXCLUDE (perceel, dag)
FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van JOIN overgedragen o ON o.id = b.id
LEFT JOIN waarde_op_dag w ON w.perceel = b.naar AND w.dag = t.datum
"""

# One object: the whole price. Several, all known and all valued: by WOZ value. Else unknown.
_SHARE = """
CREATE OR REPLACE TABLE prijsdeel AS
SELECT *, CASE
    WHEN aantal_objecten = 1 THEN koopsom_euro
    WHEN count(*) OVER deed = aantal_objecten AND count(woz) OVER deed = aantal_objecten AND sum(woz) OVER deed > 0
        THEN CAST(round(koopsom_euro::DOUBLE * woz / sum(woz) OVER deed) AS BIGINT)
    END AS prijs_deel_euro
FROM betreft
WINDOW deed AS (PARTITION BY transactie)
"""

_CHANGE = """
CREATE OR REPLACE TABLE prijsfeit AS
WITH verkoop AS (
    SELECT *, lag(transactie) OVER eerder AS vorige, lag(datum) OVER eerder AS vorige_datum,
           lag(prijs_deel_euro) OVER eerder AS vorige_prijs, lag(index_promille) OVER eerder AS vorige_index,
           lag(aandeel_promille) OVER eerder AS vorig_aandeel, lag(index_kwartaal) OVER eerder AS vorig_kwartaal
    FROM prijsdeel WHERE soort IN ('koop', 'executieveiling') AND datum IS NOT NULL
    WINDOW eerder AS (PARTITION BY perceel, rechten ORDER BY datum, volgorde)
)
SELECT p.id, p.transactie, p.perceel, p.prijs_deel_euro, v.vorige, p.reeks, p.index_kwartaal, v.vorig_kwartaal,
       p.waarderingen, p.woz_kwartaal, p.woz_op_dag AS woz_op_datum_euro,
       datediff('day', v.vorige_datum, v.datum) AS dagen_sinds_vorige,
       CASE WHEN v.vorige_prijs > 0 AND v.aandeel_promille = 1000 AND v.vorig_aandeel = 1000 THEN
           CAST(round(100 * ((v.prijs_deel_euro::DOUBLE / v.vorige_prijs)
                             / (v.index_promille::DOUBLE / v.vorige_index) - 1)) AS BIGINT)
       END AS stijging_gecorrigeerd_procent,
       CASE WHEN v.aandeel_promille = 1000 AND v.woz > 0 THEN
           CAST(round(100 * v.prijs_deel_euro::DOUBLE / (v.woz * v.index_promille::DOUBLE / v.woz_index)) AS BIGINT)
       END AS woz_verhouding_procent
FROM prijsdeel p LEFT JOIN verkoop v USING (id)
"""

_SET = """
UPDATE e_BETREFT SET
    prijs_deel_euro = f.prijs_deel_euro, dagen_sinds_vorige = f.dagen_sinds_vorige,
    stijging_gecorrigeerd_procent = f.stijging_gecorrigeerd_procent, woz_verhouding_procent = f.woz_verhouding_procent,
    woz_op_datum_euro = f.woz_op_datum_euro
FROM prijsfeit f WHERE f.id = e_BETREFT.id
"""

_NEXT = """
INSERT INTO e_OPGEVOLGD_DOOR BY NAME
SELECT 'Transactie' AS van_soort, transactie AS van, 'Transactie' AS naar_soort, volgende AS naar,
       'OPGEVOLGD_DOOR:' || transactie || '|' || volgende || '|' || perceel AS id, perceel AS perceel_id,
       datediff('day', datum, volgende_datum) AS dagen, volgende_datum AS geldig_van, 'dag' AS geldig_van_precisie
FROM (
    SELECT *, lead(transactie) OVER later AS volgende, lead(datum) OVER later AS volgende_datum
    FROM betreft WHERE datum IS NOT NULL WINDOW later AS (PARTITION BY perceel, rechten ORDER BY datum, volgorde)
) WHERE volgende IS NOT NULL
"""

# Columns of BETREFT → what they were computed from: the prices and days of both sales, the price, WOZ values.
_SALES = """
SELECT f.id, f.element, k.kolom
FROM (SELECT id, unnest([transactie, vorige]) AS element FROM prijsfeit WHERE vorige IS NOT NULL) f
CROSS JOIN (VALUES ('koopsom_euro'), ('datum')) k (kolom)
"""
_WOZ = "SELECT id, unnest(waarderingen) AS element, '' AS kolom FROM prijsfeit"
# The price of one object is that of its deed; a share of a price rests on the values of all objects of the deed.
_PRICE = """
SELECT id, transactie AS element, 'koopsom_euro' AS kolom FROM prijsfeit
UNION ALL
SELECT p.id, unnest(ander.waarderingen), '' FROM prijsdeel p JOIN prijsdeel ander USING (transactie) WHERE p.aantal_objecten > 1
"""
_RATIO = f"{_WOZ} UNION ALL {_PRICE}"
_INPUTS = {
    "stijging_gecorrigeerd_procent": _SALES, "dagen_sinds_vorige": _SALES, "prijs_deel_euro": _PRICE,
    "woz_verhouding_procent": _RATIO, "woz_op_datum_euro": _WOZ,
}  # fmt: skip
_SUCCESSION = "SELECT id, unnest([van, naar]) AS element, 'datum' AS kolom FROM e_OPGEVOLGD_DOOR"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the facts on BETREFT, make OPGEVOLGD_DOOR, and record from which rows each fact came."""
    for statement in (_CONCERNED, _SHARE, _CHANGE, _SET, _NEXT):
        db.execute(statement)
    for column, inputs in _INPUTS.items():
        add_origins(db, column, inputs)
    add_origins(db, "", _SUCCESSION)
    add_index_origins(db, "prijsfeit", "stijging_gecorrigeerd_procent", "vorig_kwartaal")
    for column in ("woz_verhouding_procent", "woz_op_datum_euro"):
        add_index_origins(db, "prijsfeit", column, "woz_kwartaal")
