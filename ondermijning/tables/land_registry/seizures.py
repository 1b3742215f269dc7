"""Seizures as the land registry answers them: what they rest on and who seizes.

No answer about an object means that its seizures are unknown, never that there are none.
"""

from __future__ import annotations

from ondermijning.views.elements import Edge, Node

VIEWS = (
    Node(
        label="Beslag",
        reads=("gelegd_beslag",),
        sql="""
            SELECT beslag_id AS id, coalesce(aard, aard_code) AS soort, bedrag_euro, als_voorbij(opgeheven_op) AS opgeheven,
                   aangeboden_op AS geldig_van, CASE WHEN aangeboden_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
                   coalesce(opgeheven_op, _gezien_tot) AS geldig_tot, _gezien_van AS geregistreerd_op,
                   als_voorbij(_gezien_tot) AS registratie_tot, _bron, _levering, _bestand, _positie
            FROM gelegd_beslag
        """,
    ),
    Edge(
        type="BESLAG_OP",
        reads=("BeslagObject", "gelegd_beslag"),
        sql=(
            """
            SELECT 'Beslag' AS van_soort, o.beslag_id AS van, 'Perceel' AS naar_soort, o.object_id AS naar,
                   concat_ws('|', 'BESLAG_OP', o.beslag_id, o.object_id) AS id, b.aangeboden_op AS geldig_van,
                   coalesce(b.opgeheven_op, o._gezien_tot) AS geldig_tot, o._gezien_van AS geregistreerd_op,
                   als_voorbij(o._gezien_tot) AS registratie_tot, o._bron, o._levering, o._bestand, o._positie
            FROM BeslagObject o JOIN gelegd_beslag b USING (beslag_id, _bron)
            """,
        ),
    ),
    Edge(
        type="BESLAGLEGGER",
        reads=("BeslagPartij", "gelegd_beslag", "partij"),
        sql=(
            """
            SELECT partijlabel(p.soort) AS van_soort, p.partij_id AS van, 'Beslag' AS naar_soort, b.beslag_id AS naar,
                   concat_ws('|', 'BESLAGLEGGER', p.partij_id, b.beslag_id) AS id, b.aangeboden_op AS geldig_van,
                   coalesce(b.opgeheven_op, r._gezien_tot) AS geldig_tot, r._gezien_van AS geregistreerd_op,
                   als_voorbij(r._gezien_tot) AS registratie_tot, r._bron, r._levering, r._bestand, r._positie
            FROM BeslagPartij r
            JOIN gelegd_beslag b USING (beslag_id, _bron)
            JOIN partij p ON p.register = r._bron AND p.source_id = r.persoon_id
            """,
        ),
    ),
)
