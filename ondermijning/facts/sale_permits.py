"""Permits that may explain a price: to build, split or convert, at an address on the object, decided in the years before a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.model import codes
from ondermijning.tables.words import any_word

if TYPE_CHECKING:
    import duckdb

_YEARS = 3
_MONTHS_BEFORE = 6  # whoever buys to rebuild may ask before the deed

_AFTER = f"""
INSERT INTO e_NA_VERGUNNING BY NAME
SELECT DISTINCT 'Transactie' AS van_soort, p.transactie AS van, 'Vergunning' AS naar_soort, v.id AS naar,
       concat_ws('|', 'NA_VERGUNNING', p.transactie, v.id, p.perceel) AS id, p.perceel AS perceel_id,
       datediff('day', v.datum_besluit, b.datum) AS dagen
FROM prijsfeit p JOIN betreft b USING (id)
JOIN e_HEEFT_VBO o ON o.van = p.perceel JOIN e_HEEFT_ADRES a ON a.van = o.naar
JOIN e_VERGUND_VOOR w ON w.naar = a.naar JOIN n_Vergunning v ON v.id = w.van
WHERE b.soort = 'koop' AND v.besluit = '{codes.GRANTED}' AND {any_word("v.soort", codes.BUILDING_WORDS)}
  AND v.datum_besluit <= b.datum AND v.datum_besluit > b.datum - INTERVAL {_YEARS} YEAR
  AND coalesce(v.datum_besluit > b.datum - CAST(p.dagen_sinds_vorige AS INTEGER) - INTERVAL {_MONTHS_BEFORE} MONTH, true)
"""  # noqa: S608 - words of the model and whole numbers of our own

_INPUTS = """
SELECT id, naar AS element, '' AS kolom FROM e_NA_VERGUNNING UNION ALL SELECT id, van, 'datum' FROM e_NA_VERGUNNING
"""


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Make NA_VERGUNNING; reads ``betreft`` and ``prijsfeit``, which ``prices`` made."""
    db.execute(_AFTER)
    add_origins(db, "", _INPUTS)
