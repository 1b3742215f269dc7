"""Addresses where companies that have nothing to do with each other take their mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

# Who is also seated there, ended, is excluded or a natural person does not count; nor who holds and asks nothing.
_MAIL = """
CREATE OR REPLACE TABLE postadres AS
WITH actief AS (
    SELECT van FROM e_BEZIT WHERE geldig_tot IS NULL
    UNION SELECT van FROM e_HOUDT WHERE geldig_tot IS NULL
    UNION SELECT van FROM e_VRAAGT_AAN
    UNION SELECT van FROM e_ONTVANGT
), zetel AS (
    SELECT g.naar AS adres, g.soort, g.id, CASE WHEN g.van_soort = 'Vestiging' THEN v.van ELSE g.van END AS bedrijf
    FROM e_GEVESTIGD_OP g LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van AND v.geldig_tot IS NULL
    WHERE g.geldig_tot IS NULL
)
SELECT z.adres, count(DISTINCT coalesce(b.kring, b.id)) AS kringen, list(DISTINCT z.id) AS ids
FROM zetel z JOIN n_Bedrijf b ON b.id = z.bedrijf
WHERE z.soort = 'correspondentieadres' AND b.beeindigd IS NULL AND b.uitgezonderd IS NULL AND NOT b.eenmanszaak
  AND b.id IN (FROM actief)
  AND NOT EXISTS (SELECT 1 FROM zetel s WHERE s.bedrijf = b.id AND s.adres = z.adres AND s.soort = 'bezoekadres')
GROUP BY z.adres
"""

_SET = "UPDATE n_Adres SET correspondenten = p.kringen FROM postadres p WHERE p.adres = n_Adres.id"

_INPUTS = "SELECT adres AS id, unnest(ids) AS element, '' AS kolom FROM postadres"


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the correspondents of addresses; reads ``kring``."""
    db.execute(_MAIL)
    db.execute(_SET)
    add_origins(db, "correspondenten", _INPUTS)
