"""Holders under the one who ultimately controls them: a company more than half held counts with its holder, anyone else alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_HALF_PROMILLE = 500

# Excluded parties, and what they control, are nobody's.
_GROUPS = f"""
CREATE OR REPLACE TABLE groep AS
WITH vrij AS (
    SELECT id, 'Persoon' AS soort FROM n_Persoon UNION ALL SELECT id, 'Bedrijf' FROM n_Bedrijf WHERE uitgezonderd IS NULL
), baas AS (
    SELECT naar, van, van_soort, id FROM e_ZEGGENSCHAP_OVER WHERE aandeel_promille > {_HALF_PROMILLE}
    QUALIFY row_number() OVER (PARTITION BY naar ORDER BY aandeel_promille DESC, van) = 1
)
SELECT v.id AS partij, coalesce(b.van, v.id) AS hoofd, coalesce(b.van_soort, v.soort) AS hoofd_soort, b.id AS zeggenschap
FROM vrij v LEFT JOIN baas b ON b.naar = v.id
WHERE coalesce(b.van, v.id) IN (SELECT id FROM vrij)
"""  # noqa: S608 - a whole number of our own

_HOLDINGS = """
CREATE OR REPLACE TABLE groepsbezit AS
SELECT g.hoofd, g.hoofd_soort, b.van AS houder, b.id, b.naar AS perceel, b.geldig_van AS begin, b.geldig_tot AS einde, g.zeggenschap
FROM e_BEZIT b JOIN groep g ON g.partij = b.van
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables ``groep`` (party → its head) and ``groepsbezit`` (holdings per head); reads ZEGGENSCHAP_OVER."""
    db.execute(_GROUPS)
    db.execute(_HOLDINGS)
