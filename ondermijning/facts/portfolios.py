"""How many objects one ultimate holder has, how fast he buys, and how fast what he holds grows by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.facts.spans import holds_on
from ondermijning.model import codes

if TYPE_CHECKING:
    import duckdb

_SMALLEST = 5  # fewer objects are no portfolio
_NAMED = 50  # of a larger portfolio each object has the origin of its own row only
_MONTHS = 24
_SEVERAL = 2  # a single purchase has no pace, nothing bought no growth
_WINDOW = f"{{later}} <= {{dag}} AND {{later}} > {{dag}} - INTERVAL {_MONTHS} MONTH"

_SIZES = """
CREATE OR REPLACE TABLE portefeuille AS
SELECT hoofd, count(DISTINCT perceel) AS aantal, list(DISTINCT id) AS ids,
       CAST(round(1000 * percent_rank() OVER (ORDER BY count(DISTINCT perceel))) AS BIGINT) AS rang
FROM groepsbezit WHERE einde IS NULL GROUP BY hoofd
"""

_SET_SIZES = f"""
UPDATE e_BEZIT SET portefeuille = p.aantal, portefeuille_rang_promille = p.rang
FROM portefeuille p JOIN groepsbezit g USING (hoofd)
WHERE g.id = e_BEZIT.id AND g.einde IS NULL AND p.aantal >= {_SMALLEST}
"""  # noqa: S608 - a whole number of our own

_SIZE_INPUTS = f"""
SELECT g.id, unnest(CASE WHEN p.aantal <= {_NAMED} THEN p.ids ELSE [g.id] END) AS element, '' AS kolom
FROM portefeuille p JOIN groepsbezit g USING (hoofd) WHERE g.einde IS NULL AND p.aantal >= {_SMALLEST}
UNION ALL
SELECT id, zeggenschap, '' FROM groepsbezit WHERE zeggenschap IS NOT NULL
"""  # noqa: S608 - whole numbers of our own

# Deeds of one day are one purchase: a portfolio passes in many parts.
_PURCHASES = f"""
CREATE OR REPLACE TABLE aankoop AS
SELECT k.id, g.hoofd, t.id AS transactie, t.datum AS dag
FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar JOIN groep g ON g.partij = k.van
WHERE t.soort IN ('{codes.SALE}', '{codes.AUCTION}') AND t.datum IS NOT NULL
"""  # noqa: S608 - words of the model

_PACE = f"""
CREATE OR REPLACE TABLE tempo AS
SELECT a.id, count(DISTINCT e.dag) AS dagen, list(DISTINCT e.id) AS ids
FROM aankoop a JOIN aankoop e ON e.hoofd = a.hoofd AND {_WINDOW.format(later="e.dag", dag="a.dag")}
GROUP BY a.id HAVING dagen >= {_SEVERAL}
"""  # noqa: S608 - whole numbers of our own

_GROWTH = f"""
CREATE OR REPLACE TABLE groei AS
WITH gekocht AS (
    SELECT DISTINCT a.hoofd, a.dag, b.naar AS perceel FROM aankoop a JOIN e_BETREFT b ON b.van = a.transactie
), stand AS (
    SELECT a.id, h.id AS bezit, h.perceel, {holds_on("h.begin", "h.einde", f"a.dag - INTERVAL {_MONTHS} MONTH")} AS voor,
           {holds_on("h.begin", "h.einde", "a.dag")} AND EXISTS (
               SELECT 1 FROM gekocht g
               WHERE g.hoofd = a.hoofd AND g.perceel = h.perceel AND {_WINDOW.format(later="g.dag", dag="a.dag")}) AS bij
    FROM aankoop a JOIN groepsbezit h ON h.hoofd = a.hoofd
)
SELECT id, count(DISTINCT perceel) FILTER (voor) AS voor, count(DISTINCT perceel) FILTER (bij AND NOT voor) AS bij,
       list(DISTINCT bezit) FILTER (voor OR bij) AS ids
FROM stand GROUP BY id HAVING bij >= {_SEVERAL}
"""  # noqa: S608 - whole numbers of our own

_SET_PACE = "UPDATE e_KOPER SET aankopen_24_maanden = t.dagen FROM tempo t WHERE t.id = e_KOPER.id"

_SET_GROWTH = """
UPDATE e_KOPER SET portefeuille_voor = g.voor, groei_objecten = g.bij, groei_procent = 100 * g.bij // nullif(g.voor, 0)
FROM groei g WHERE g.id = e_KOPER.id
"""

_PACE_INPUTS = f"""
SELECT id, unnest(CASE WHEN len(ids) <= {_NAMED} THEN ids ELSE [id] END) AS element, '' AS kolom FROM tempo
"""  # noqa: S608 - a whole number of our own

_GROWTH_INPUTS = f"""
SELECT id, unnest(CASE WHEN len(ids) BETWEEN 1 AND {_NAMED} THEN ids ELSE [id] END) AS element, '' AS kolom FROM groei
"""  # noqa: S608 - a whole number of our own


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the portfolio on BEZIT, and the pace and growth on KOPER; reads the tables of ``holders``."""
    for statement in (_SIZES, _SET_SIZES, _PURCHASES, _PACE, _SET_PACE, _GROWTH, _SET_GROWTH):
        db.execute(statement)
    for column in ("portefeuille", "portefeuille_rang_promille"):
        add_origins(db, column, _SIZE_INPUTS)
    add_origins(db, "aankopen_24_maanden", _PACE_INPUTS)
    for column in ("portefeuille_voor", "groei_objecten", "groei_procent"):
        add_origins(db, column, _GROWTH_INPUTS)
