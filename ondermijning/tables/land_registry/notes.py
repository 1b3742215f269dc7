"""Purchase agreements: who has bought an object before it is transferred, from the notes of the land registry.

A correction gives a note a new id, and at times another buyer, on the same deed. Such a buyer took the place of the one that
was wrong and bought nothing from it: what one deed says last counts from the beginning.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Edge
from ondermijning.views.view import View

VIEWS = (
    View(
        name="koper_vooraf",
        makes="a buyer named in a note, per object and deed; a note on a naming or a right reaches the object through it",
        reads=(
            "kadaster_Aantekening",
            "kadaster_AantekeningPersoon",
            "partij",
            "kadaster_Stukdeel",
            "kadaster_Stuk",
            "kadaster_Tenaamstelling",
            "recht_object",
        ),
        constants={"koopovereenkomst": codes.PURCHASE_NOTE},
        sql="""
            SELECT coalesce(n.object_id, o.object_id) AS object_id, coalesce(d.stuk_id, n.stukdeel_id, n.aantekening_id) AS akte,
                   s.aangeboden_op, n.einddatum, p.partij_id, partijlabel(p.soort) AS partij_soort, b._moment_van AS van,
                   b._moment_tot AS tot, b._gezien_van, b._gezien_tot, b._bron, b._levering, b._bestand, b._positie
            FROM kadaster_Aantekening n JOIN kadaster_AantekeningPersoon b USING (aantekening_id, _bron)
            JOIN partij p ON p.register = b._bron AND p.source_id = b.persoon_id
            LEFT JOIN kadaster_Stukdeel d ON d.stukdeel_id = n.stukdeel_id
            LEFT JOIN kadaster_Stuk s ON s.stuk_id = d.stuk_id
            LEFT JOIN kadaster_Tenaamstelling t ON t.tenaamstelling_id = n.tenaamstelling_id AND t._bron = n._bron
            LEFT JOIN recht_object o ON n.object_id IS NULL AND o.recht_id = coalesce(n.recht_id, t.recht_id)
            WHERE n.aard_code = $koopovereenkomst
        """,
    ),
    Edge(
        type="KOOPT",
        # Of one buyer the notes of one day are one edge; a buyer whose place another took at once, on the same deed, bought
        # nothing.
        reads=("koper_vooraf",),
        sql=(
            """
            WITH staand AS (
                SELECT k.* FROM koper_vooraf k
                WHERE NOT EXISTS (
                    SELECT 1 FROM koper_vooraf n WHERE n.object_id = k.object_id AND n.akte = k.akte AND n.van = k.tot
                )
            ), gekocht AS (
                SELECT v.* EXCLUDE (_gezien_van),
                       min(k._gezien_van) OVER (PARTITION BY v.object_id, v.partij_id, v.akte) AS _gezien_van
                FROM staand v JOIN koper_vooraf k USING (object_id, partij_id, akte)
            )
            SELECT DISTINCT partij_soort AS van_soort, partij_id AS van, 'Perceel' AS naar_soort, object_id AS naar,
                   concat_ws('|', 'KOOPT', partij_id, object_id, coalesce(aangeboden_op::VARCHAR, akte)) AS id,
                   aangeboden_op AS geldig_van, CASE WHEN aangeboden_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
                   least(einddatum, _gezien_tot) AS geldig_tot, _gezien_van AS geregistreerd_op,
                   als_voorbij(_gezien_tot) AS registratie_tot, _bron, _levering, _bestand, _positie
            FROM gekocht
            """,
        ),
    ),
)
