"""Who ultimately holds much of a street under several names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.facts.origins import add_origins

if TYPE_CHECKING:
    import duckdb

_HOLDERS, _OBJECTS = 2, 3

_ON_STREET = """
CREATE OR REPLACE TABLE ligging AS
SELECT o.van AS perceel, l.naar AS straat, bool_or(v.gebruiksdoel NOT LIKE '%woonfunctie%') AS bedrijfsruimte
FROM e_HEEFT_VBO o JOIN e_HEEFT_ADRES a ON a.van = o.naar JOIN e_LIGT_AAN l ON l.van = a.naar
JOIN n_Verblijfsobject v ON v.id = o.naar
WHERE o.geldig_tot IS NULL AND a.geldig_tot IS NULL GROUP BY ALL
"""

_HELD = f"""
CREATE OR REPLACE TABLE straatbezit AS
SELECT g.hoofd_soort, g.hoofd, l.straat, any_value(s.alle) AS alle, any_value(s.ruimten) AS ruimten,
       count(DISTINCT l.perceel) AS objecten, count(DISTINCT l.perceel) FILTER (l.bedrijfsruimte) AS bedrijfsruimten,
       count(DISTINCT g.houder) AS houders,
       list(DISTINCT g.id) || list(DISTINCT g.zeggenschap) FILTER (g.zeggenschap IS NOT NULL) AS ids
FROM groepsbezit g JOIN ligging l USING (perceel)
JOIN (SELECT straat, count(*) AS alle, count(*) FILTER (bedrijfsruimte) AS ruimten FROM ligging GROUP BY straat) s USING (straat)
WHERE g.einde IS NULL
GROUP BY g.hoofd_soort, g.hoofd, l.straat
HAVING houders >= {_HOLDERS} AND objecten >= {_OBJECTS}
"""  # noqa: S608 - whole numbers of our own

_ID = "concat_ws('|', 'CONCENTREERT_IN', hoofd, straat) AS id"

_INSERT = f"""
INSERT INTO e_CONCENTREERT_IN BY NAME
SELECT hoofd_soort AS van_soort, hoofd AS van, 'Straat' AS naar_soort, straat AS naar, {_ID}, objecten, houders,
       100 * objecten // alle AS deel_procent, bedrijfsruimten,
       100 * bedrijfsruimten // nullif(ruimten, 0) AS deel_bedrijfsruimten_procent
FROM straatbezit
"""  # noqa: S608 - made of literals

_INPUTS = f"SELECT {_ID}, unnest(ids) AS element, '' AS kolom FROM straatbezit"  # noqa: S608 - made of literals


def compute(db: duckdb.DuckDBPyConnection) -> None:
    """Make CONCENTREERT_IN; reads the tables of ``holders``."""
    for statement in (_ON_STREET, _HELD, _INSERT):
        db.execute(statement)
    add_origins(db, "", _INPUTS)
