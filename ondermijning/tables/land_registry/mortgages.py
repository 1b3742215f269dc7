"""Mortgages as the land registry answers them: what rests on which object, who lends and who borrows.

An answer often names the lender only. The borrower is then who could give the object as security: who held it on the day the
mortgage was offered, or bought it within a week of it. Where that day is unknown, so is the borrower.
"""

from __future__ import annotations

from ondermijning.views.elements import Edge, Node

_DAYS_TO_BUY = 7

_NAMED = """
SELECT partijlabel(p.soort) AS van_soort, p.partij_id AS van, 'Hypotheek' AS naar_soort, z.zekerheid_id AS naar,
       concat_ws('|', '{edge}', p.partij_id, z.zekerheid_id) AS id, z.aangeboden_op AS geldig_van,
       coalesce(z.doorgehaald_op, r._gezien_tot) AS geldig_tot, r._gezien_van AS geregistreerd_op,
       als_voorbij(r._gezien_tot) AS registratie_tot, r._bron, r._levering, r._bestand, r._positie
FROM ZekerheidsstellingPartij r
JOIN zekerheid z USING (zekerheid_id, _bron)
JOIN partij p ON p.register = r._bron AND p.source_id = r.persoon_id
WHERE r.rol = lower('{edge}')
"""
# Both the mortgage and the holding or purchase are origins of the borrower.
_SUPPOSED = """
WITH zonder AS (
    SELECT h.van AS hypotheek, h.naar AS perceel, n.geldig_van AS dag, n.geldig_tot, h.geregistreerd_op AS bekend,
           n._bron, n._levering, n._bestand, n._positie
    FROM alle_HYPOTHEEK_OP h JOIN n_Hypotheek n ON n.id = h.van
    WHERE n.geldig_van IS NOT NULL
      AND h.van NOT IN (SELECT zekerheid_id FROM ZekerheidsstellingPartij WHERE rol = 'geldnemer')
), gever AS (
    SELECT z.*, greatest(z.bekend, b.geregistreerd_op) AS geregistreerd_op, b.van_soort, b.van, b._bron AS bron,
           b._levering AS levering, b._bestand AS bestand, b._positie AS positie
    FROM zonder z JOIN alle_BEZIT b ON b.naar = z.perceel AND geldt_op(b.geldig_van, b.geldig_tot, z.dag)
    UNION ALL
    SELECT z.*, greatest(z.bekend, k.geregistreerd_op), k.van_soort, k.van, k._bron, k._levering, k._bestand, k._positie
    FROM zonder z JOIN alle_BETREFT t ON t.naar = z.perceel JOIN alle_KOPER k ON k.naar = t.van
    WHERE k.geldig_van - z.dag BETWEEN 0 AND $dagen
)
SELECT van_soort, van, 'Hypotheek' AS naar_soort, hypotheek AS naar, concat_ws('|', 'GELDNEMER', van, hypotheek) AS id,
       dag AS geldig_van, geldig_tot, geregistreerd_op, _bron, _levering, _bestand, _positie
FROM gever
UNION ALL
SELECT van_soort, van, 'Hypotheek', hypotheek, concat_ws('|', 'GELDNEMER', van, hypotheek), dag, geldig_tot, geregistreerd_op,
       bron, levering, bestand, positie
FROM gever
"""

VIEWS = (
    Node(
        label="Hypotheek",
        reads=("zekerheid",),
        sql="""
            SELECT zekerheid_id AS id, bedrag_euro, als_voorbij(doorgehaald_op) AS doorgehaald, aangeboden_op AS geldig_van,
                   CASE WHEN aangeboden_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
                   coalesce(doorgehaald_op, _gezien_tot) AS geldig_tot, _gezien_van AS geregistreerd_op,
                   als_voorbij(_gezien_tot) AS registratie_tot, _bron, _levering, _bestand, _positie
            FROM zekerheid
        """,
    ),
    Edge(
        type="HYPOTHEEK_OP",
        reads=("ZekerheidsstellingObject", "zekerheid"),
        sql=(
            """
            SELECT 'Hypotheek' AS van_soort, o.zekerheid_id AS van, 'Perceel' AS naar_soort, o.object_id AS naar,
                   concat_ws('|', 'HYPOTHEEK_OP', o.zekerheid_id, o.object_id) AS id, z.aangeboden_op AS geldig_van,
                   coalesce(z.doorgehaald_op, o._gezien_tot) AS geldig_tot, o._gezien_van AS geregistreerd_op,
                   als_voorbij(o._gezien_tot) AS registratie_tot, o._bron, o._levering, o._bestand, o._positie
            FROM ZekerheidsstellingObject o JOIN zekerheid z USING (zekerheid_id, _bron)
            """,
        ),
    ),
    Edge(
        type="GELDGEVER",
        reads=("ZekerheidsstellingPartij", "zekerheid", "partij"),
        sql=(_NAMED.format(edge="GELDGEVER"),),
    ),
    Edge(
        type="GELDNEMER",
        reads=(
            "ZekerheidsstellingPartij",
            "zekerheid",
            "partij",
            "alle_HYPOTHEEK_OP",
            "n_Hypotheek",
            "alle_BEZIT",
            "alle_BETREFT",
            "alle_KOPER",
        ),
        constants={"dagen": _DAYS_TO_BUY},
        sql=(_NAMED.format(edge="GELDNEMER"), _SUPPOSED),
    ),
)
