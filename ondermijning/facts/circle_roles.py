"""What the companies of one circle do: care or grants, cash, real estate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

CARE = "zorg"
CASH = ("horeca", "kansspelen", "autohandel", "belwinkel", "juwelier", "kapper of schoonheidssalon", "taxi")

# What has much cash counts as that, also when it had a grant: a circle of one kind is not mixed.
_ROLES = f"""
CREATE OR REPLACE TABLE kringrol AS
WITH lid AS (
    SELECT b.kring, b.id, coalesce(b.branche IN {CASH}, false) AS contant,
           NOT contant AND (coalesce(b.branche = '{CARE}', false) OR b.id IN (SELECT van FROM e_ONTVANGT)) AS zorg,
           b.id IN (SELECT van FROM e_BEZIT WHERE geldig_tot IS NULL) AS vastgoed
    FROM n_Bedrijf b WHERE b.kring IS NOT NULL AND b.beeindigd IS NULL
)
SELECT kring, count(*) AS leden, count(*) FILTER (zorg) AS zorg, count(*) FILTER (contant) AS contant,
       count(*) FILTER (vastgoed) AS vastgoed, list(id ORDER BY id) AS ids
FROM lid GROUP BY kring
"""  # noqa: S608 - words of our own

_SET = """
UPDATE n_Bedrijf SET kring_leden = k.leden, kring_zorg = k.zorg, kring_contant = k.contant, kring_vastgoed = k.vastgoed
FROM kringrol k WHERE k.kring = n_Bedrijf.kring
"""

_INPUTS = """
SELECT b.id, unnest(k.ids) AS element, unnest(['kring', 'sbi']) AS kolom
FROM kringrol k JOIN n_Bedrijf b USING (kring)
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the roles of its circle on Bedrijf; reads ``kring`` and ``branche``."""
    db.execute(_ROLES)
    db.execute(_SET)
    for column in ("kring_leden", "kring_zorg", "kring_contant", "kring_vastgoed"):
        add_origins(db, column, _INPUTS)
