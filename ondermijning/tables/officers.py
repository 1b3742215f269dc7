"""Offices at companies: who directs, may act for, or holds shares in them, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import codes
from ondermijning.tables.frame import add_edges
from ondermijning.tables.words import PARTY_LABEL, known

if TYPE_CHECKING:
    import duckdb

# A sole trader is its own company in the register; nobody holds an office at oneself.
_OFFICES = f"""
CREATE OR REPLACE TABLE ambt AS
SELECT {PARTY_LABEL} AS van_soort, p.partij_id AS van,
       'Bedrijf' AS naar_soort, c.partij_id AS naar, f.soort, f.functie_code, coalesce(f.functie, f.soort) AS functie,
       f.aanvang AS geldig_van, f.aanvang_precisie AS geldig_van_precisie, coalesce(f.einde, f._gezien_tot) AS geldig_tot,
       f.einde_precisie AS geldig_tot_precisie, {known("f")}, f._bron, f._levering, f._bestand, f._positie
FROM Functievervulling f
JOIN partij c ON c.register = f._bron AND c.source_id = 'KVK:' || f.kvk
JOIN partij p ON p.register = f._bron
     AND p.source_id = 'KVK:' || f.kvk || '#' || CASE WHEN f.volgnummer = 0 THEN 'eigenaar' ELSE f.volgnummer::TEXT END
WHERE p.partij_id <> c.partij_id
"""  # noqa: S608 - made of literals

_EDGE = """
SELECT * EXCLUDE (soort, functie_code), concat_ws('|', '{edge}', van, naar, functie, geldig_van) AS id
FROM ambt WHERE soort IN ({kinds})
"""

# Only a sole shareholder's share is known.
_SHARES = f"""
SELECT * EXCLUDE (soort, functie, functie_code), concat_ws('|', 'AANDEELHOUDER_VAN', van, naar, geldig_van) AS id,
       CASE WHEN functie_code = '{codes.SOLE_SHAREHOLDER_CODE}' THEN 1000 END AS aandeel_promille
FROM ambt WHERE soort = '{codes.SHAREHOLDER}'
"""  # noqa: S608 - codes of the model


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make BESTUURT, GEMACHTIGDE_VAN and AANDEELHOUDER_VAN."""
    db.execute(_OFFICES)
    for edge, kinds in (("BESTUURT", codes.DIRECTING_OFFICES), ("GEMACHTIGDE_VAN", codes.LESSER_OFFICES)):
        add_edges(db, edge, _EDGE.format(edge=edge, kinds=", ".join(f"'{kind}'" for kind in kinds)))
    add_edges(db, "AANDEELHOUDER_VAN", _SHARES)
