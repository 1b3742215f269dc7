"""How many companies have their seat at an address, and how much floor each of them would have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins
from ondermijning.model import codes
from ondermijning.tables.words import any_word

if TYPE_CHECKING:
    import duckdb

# Companies that visitors find there now, themselves or by a branch.
_SEATED = """
CREATE OR REPLACE TABLE gevestigd AS
SELECT g.naar AS adres, b.id AS bedrijf, g.id
FROM e_GEVESTIGD_OP g
LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van AND g.van_soort = 'Vestiging' AND v.geldig_tot IS NULL
JOIN n_Bedrijf b ON b.id = CASE WHEN g.van_soort = 'Vestiging' THEN v.van ELSE g.van END
WHERE g.soort = 'bezoekadres' AND g.geldig_tot IS NULL AND b.beeindigd IS NULL
"""

# Unknown as soon as the area of one part is.
_AREA = f"""
CREATE OR REPLACE TABLE vloer AS
SELECT a.naar AS adres, CASE WHEN count(*) = count(v.oppervlakte_m2) THEN sum(v.oppervlakte_m2)::BIGINT END AS m2,
       list(v.id ORDER BY v.id) AS ids
FROM (SELECT DISTINCT naar, van FROM e_HEEFT_ADRES WHERE geldig_tot IS NULL) a JOIN n_Verblijfsobject v ON v.id = a.van
WHERE NOT {any_word("v.status", codes.BAG_GONE)}
GROUP BY a.naar
"""  # noqa: S608 - words of the model

_COUNTED = """
CREATE OR REPLACE TABLE adresfeit AS
SELECT adres, g.bedrijven, v.m2, v.m2 // g.bedrijven AS per_bedrijf, g.ids, v.ids AS vloeren
FROM (SELECT adres, count(DISTINCT bedrijf) AS bedrijven, list(id) AS ids FROM gevestigd GROUP BY adres) g
FULL JOIN vloer v USING (adres)
"""

_SET = """
UPDATE n_Adres SET bedrijven = f.bedrijven, oppervlakte_m2 = f.m2, per_bedrijf_m2 = f.per_bedrijf
FROM adresfeit f WHERE f.adres = n_Adres.id
"""

_INPUTS = {
    "bedrijven": "SELECT adres AS id, unnest(ids) AS element, '' AS kolom FROM adresfeit",
    "oppervlakte_m2": "SELECT adres AS id, unnest(vloeren) AS element, '' AS kolom FROM adresfeit WHERE m2 IS NOT NULL",
    "per_bedrijf_m2": """
        SELECT adres AS id, unnest(ids || vloeren) AS element, '' AS kolom FROM adresfeit WHERE per_bedrijf IS NOT NULL
    """,
}


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Fill the number of companies, the floor area and the area per company of addresses."""
    for statement in (_SEATED, _AREA, _COUNTED, _SET):
        db.execute(statement)
    for column, inputs in _INPUTS.items():
        add_origins(db, column, inputs)
