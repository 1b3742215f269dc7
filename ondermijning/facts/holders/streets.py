"""Who ultimately holds much of a street under several names."""

from __future__ import annotations

from ondermijning.views.elements import DerivedEdge, Origin
from ondermijning.views.view import View

_HOLDERS, _OBJECTS = 2, 3

VIEWS = (
    View(
        name="straatligging",
        makes="an object in a street, and whether any of its units there is no home",
        key=("perceel", "straat"),
        reads=("e_HEEFT_VBO", "e_HEEFT_ADRES", "e_LIGT_AAN", "n_Verblijfsobject"),
        sql="""
            SELECT o.van AS perceel, l.naar AS straat, bool_or(v.gebruiksdoel NOT LIKE '%woonfunctie%') AS bedrijfsruimte
            FROM e_HEEFT_VBO o JOIN e_HEEFT_ADRES a ON a.van = o.naar JOIN e_LIGT_AAN l ON l.van = a.naar
            JOIN n_Verblijfsobject v ON v.id = o.naar
            WHERE o.geldig_tot IS NULL AND a.geldig_tot IS NULL GROUP BY ALL
        """,
    ),
    View(
        name="straatbezit",
        makes="an ultimate holder with what several holders under him have in one street",
        key=("hoofd", "straat"),
        reads=("groepsbezit", "straatligging"),
        constants={"houders": _HOLDERS, "objecten": _OBJECTS},
        sql="""
            SELECT g.hoofd_soort, g.hoofd, l.straat, min(s.alle) AS alle, min(s.ruimten) AS ruimten,
                   count(DISTINCT l.perceel) AS objecten, count(DISTINCT l.perceel) FILTER (l.bedrijfsruimte) AS bedrijfsruimten,
                   count(DISTINCT g.houder) AS houders,
                   list(DISTINCT g.id ORDER BY g.id)
                   || list(DISTINCT g.zeggenschap ORDER BY g.zeggenschap) FILTER (g.zeggenschap IS NOT NULL) AS ids
            FROM groepsbezit g JOIN straatligging l USING (perceel)
            JOIN (
                SELECT straat, count(*) AS alle, count(*) FILTER (bedrijfsruimte) AS ruimten FROM straatligging GROUP BY straat
            ) s USING (straat)
            WHERE g.einde IS NULL
            GROUP BY g.hoofd_soort, g.hoofd, l.straat
            HAVING houders >= $houders AND objecten >= $objecten
        """,
    ),
    DerivedEdge(
        type="CONCENTREERT_IN",
        reads=("straatbezit",),
        sql="""
            SELECT hoofd_soort AS van_soort, hoofd AS van, 'Straat' AS naar_soort, straat AS naar,
                   concat_ws('|', 'CONCENTREERT_IN', hoofd, straat) AS id, objecten, houders,
                   100 * objecten // alle AS deel_procent, bedrijfsruimten,
                   100 * bedrijfsruimten // nullif(ruimten, 0) AS deel_bedrijfsruimten_procent
            FROM straatbezit
        """,
        origins=(
            Origin(
                inputs="""
                    SELECT concat_ws('|', 'CONCENTREERT_IN', hoofd, straat) AS id, unnest(ids) AS element, '' AS kolom
                    FROM straatbezit
                """,
                reads=("straatbezit",),
                of=("BEZIT", "ZEGGENSCHAP_OVER", "BESTUURT"),
            ),
        ),
    ),
)
