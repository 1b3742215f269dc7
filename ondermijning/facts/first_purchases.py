"""Whether a purchase is the first that is known of the buyer, and where its price stands among the sales of that year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.model import codes

if TYPE_CHECKING:
    import duckdb

_SALES_IN_A_YEAR = 20  # among fewer a rank says nothing

# A holding of unknown day may have been there before; what a list of earlier sales shows may have no holding at all.
_FIRST = """
CREATE OR REPLACE TABLE eerste_koop AS
SELECT k.id, NOT EXISTS (
        SELECT 1 FROM e_BEZIT b WHERE b.van = k.van AND coalesce(b.geldig_van < t.datum, true))
    AND NOT EXISTS (
        SELECT 1 FROM e_KOPER e JOIN n_Transactie v ON v.id = e.naar WHERE e.van = k.van AND v.datum < t.datum) AS eerste
FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar WHERE t.datum IS NOT NULL
"""

_SET_FIRST = "UPDATE e_KOPER SET eerste_aankoop = e.eerste FROM eerste_koop e WHERE e.id = e_KOPER.id"

_FIRST_INPUTS = "SELECT id, id AS element, '' AS kolom FROM eerste_koop"

_RANKS = f"""
CREATE OR REPLACE TABLE prijsrang AS
SELECT b.id, t.id AS transactie, CAST(round(1000 * percent_rank() OVER (
    PARTITION BY year(t.datum) ORDER BY b.prijs_deel_euro)) AS BIGINT) AS rang
FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van
WHERE t.soort = '{codes.SALE}' AND b.aandeel_promille = 1000 AND b.prijs_deel_euro > 0
QUALIFY count(*) OVER (PARTITION BY year(t.datum)) >= {_SALES_IN_A_YEAR}
"""  # noqa: S608 - words of the model and a whole number of our own

_SET_RANKS = "UPDATE e_BETREFT SET prijs_rang_promille = r.rang FROM prijsrang r WHERE r.id = e_BETREFT.id"

# The rank has as many inputs as the year has sales; its own price is what a reader looks up.
_RANK_INPUTS = "SELECT id, transactie AS element, 'koopsom_euro' AS kolom FROM prijsrang"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the first purchase on KOPER and the rank of the price on BETREFT; reads the prices per object."""
    for statement in (_FIRST, _SET_FIRST, _RANKS, _SET_RANKS):
        db.execute(statement)
    add_origins(db, "eerste_aankoop", _FIRST_INPUTS)
    add_origins(db, "prijs_rang_promille", _RANK_INPUTS)
