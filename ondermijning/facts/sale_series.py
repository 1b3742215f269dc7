"""Series of sales: how often one object was sold, and what one party bought at auctions, sold, or sold at a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_SHORT_MONTHS, _LONG_YEARS = 75, 20
_AUCTION_MONTHS = 24
_LOSS_DAYS, _LOSS_PROCENT, _LOSS_YEARS = 730, -15, 5
_PROCEEDS_BEFORE, _PROCEEDS_AFTER = 24, 6  # months

# Sales of the whole of an object, with the rights that moved.
_SOLD = f"""
CREATE OR REPLACE TABLE verkocht AS
SELECT DISTINCT id, transactie, perceel, rechten, datum FROM betreft
WHERE soort IN ('koop', 'executieveiling') AND aandeel_promille = 1000
  AND datum > getvariable('peildatum') - INTERVAL {_LONG_YEARS} YEAR
"""  # noqa: S608 - a whole number of our own

_PER_OBJECT = f"""
CREATE OR REPLACE TABLE verkoopreeks AS
WITH venster AS (
    SELECT *, count(*) OVER (PARTITION BY perceel, rechten ORDER BY datum
        RANGE BETWEEN CURRENT ROW AND INTERVAL {_SHORT_MONTHS} MONTH FOLLOWING) AS kort,
        count(*) OVER (PARTITION BY perceel, rechten) AS lang
    FROM verkocht
)
SELECT perceel, max(kort) AS kort, max(lang) AS lang, list(DISTINCT transactie) AS transacties FROM venster GROUP BY perceel
"""  # noqa: S608 - a whole number of our own

_AT_AUCTION = f"""
CREATE OR REPLACE TABLE veilingreeks AS
WITH geveild AS (
    SELECT k.id, k.van, k.naar, t.datum FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar WHERE t.soort = 'executieveiling'
)
SELECT g.id, count(DISTINCT e.naar) AS aantal, list(DISTINCT e.naar) AS transacties
FROM geveild g JOIN geveild e ON e.van = g.van AND e.datum <= g.datum AND e.datum > g.datum - INTERVAL {_AUCTION_MONTHS} MONTH
GROUP BY g.id
"""  # noqa: S608 - a whole number of our own

# The seller bought in the sale before, and lost by the market too.
_AT_A_LOSS = f"""
CREATE OR REPLACE TABLE verliesreeks AS
WITH verlies AS (
    SELECT DISTINCT v.id, v.van, t.id AS transactie, t.datum, p.id AS betreft
    FROM prijsfeit p JOIN n_Transactie t ON t.id = p.transactie
    JOIN e_VERKOPER v ON v.naar = t.id JOIN e_KOPER k ON k.naar = p.vorige AND k.van = v.van
    WHERE p.dagen_sinds_vorige <= {_LOSS_DAYS} AND p.stijging_gecorrigeerd_procent <= {_LOSS_PROCENT}
)
SELECT v.id, count(DISTINCT e.transactie) AS aantal, list(DISTINCT e.betreft) AS feiten
FROM verlies v JOIN verlies e ON e.van = v.van AND e.datum <= v.datum AND e.datum > v.datum - INTERVAL {_LOSS_YEARS} YEAR
GROUP BY v.id
"""  # noqa: S608 - whole numbers of our own

# The whole price of a deed counts for each who sold in it.
_PROCEEDS = f"""
CREATE OR REPLACE TABLE opbrengst AS
SELECT k.id, sum(e.koopsom_euro)::BIGINT AS euro, list(e.id ORDER BY e.id) AS transacties
FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar
JOIN e_VERKOPER v ON v.van = k.van JOIN n_Transactie e ON e.id = v.naar AND e.id <> t.id
WHERE e.soort = 'koop' AND e.koopsom_euro > 0
  AND e.datum BETWEEN t.datum - INTERVAL {_PROCEEDS_BEFORE} MONTH AND t.datum + INTERVAL {_PROCEEDS_AFTER} MONTH
GROUP BY k.id
"""  # noqa: S608 - whole numbers of our own

_SETS = (
    """
    UPDATE n_Perceel SET verkopen_75_maanden = r.kort, verkopen_20_jaar = r.lang
    FROM verkoopreeks r WHERE r.perceel = n_Perceel.id
    """,
    "UPDATE e_KOPER SET veilingaankopen = r.aantal FROM veilingreeks r WHERE r.id = e_KOPER.id",
    "UPDATE e_VERKOPER SET verliesverkopen = r.aantal FROM verliesreeks r WHERE r.id = e_VERKOPER.id",
    "UPDATE e_KOPER SET opbrengst_verkopen_euro = o.euro FROM opbrengst o WHERE o.id = e_KOPER.id",
)

_OF_OBJECT = "SELECT perceel AS id, unnest(transacties) AS element, 'datum' AS kolom FROM verkoopreeks"
_INPUTS = {
    "verkopen_75_maanden": _OF_OBJECT,
    "verkopen_20_jaar": _OF_OBJECT,
    "veilingaankopen": "SELECT id, unnest(transacties) AS element, 'datum' AS kolom FROM veilingreeks",
    "verliesverkopen": """
        SELECT id, unnest(feiten) AS element, 'stijging_gecorrigeerd_procent' AS kolom FROM verliesreeks
    """,
    "opbrengst_verkopen_euro": "SELECT id, unnest(transacties) AS element, 'koopsom_euro' AS kolom FROM opbrengst",
}


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the series on Perceel, KOPER and VERKOPER; reads ``betreft`` and ``prijsfeit``, which ``prices`` made."""
    for statement in (_SOLD, _PER_OBJECT, _AT_AUCTION, _AT_A_LOSS, _PROCEEDS, *_SETS):
        db.execute(statement)
    for column, inputs in _INPUTS.items():
        add_origins(db, column, inputs)
