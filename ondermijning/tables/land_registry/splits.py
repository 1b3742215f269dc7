"""Apartment rights: the object that was split into them, and the association of owners that manages them."""

from __future__ import annotations

from ondermijning.resolve.mentions import COMPANY
from ondermijning.views.elements import Edge
from ondermijning.views.view import View

VIEWS = (
    View(
        name="splitsing_object",
        makes="an object whose right a split made, or whose right was split; a right may reach it through the one it burdens",
        reads=("kadaster_SplitsingRecht", "recht_object"),
        sql="""
            SELECT s.splitsing_id, s.rol, o.object_id, s._gezien_van, s._gezien_tot, s._bron, s._levering, s._bestand, s._positie
            FROM kadaster_SplitsingRecht s JOIN recht_object o USING (recht_id)
        """,
    ),
    Edge(
        type="GESPLITST_IN",
        reads=("splitsing_object",),
        sql=(
            """
            WITH samen AS (
                SELECT g.object_id AS grond, a.object_id AS appartement, least(g._gezien_tot, a._gezien_tot) AS _gezien_tot,
                       greatest(g._gezien_van, a._gezien_van) AS _gezien_van, a._bron, a._levering, a._bestand, a._positie
                FROM splitsing_object g JOIN splitsing_object a USING (splitsing_id)
                WHERE g.rol = 'betrokken_bij' AND a.rol = 'ontstaan_uit' AND g.object_id <> a.object_id
            )
            SELECT 'Perceel' AS van_soort, grond AS van, 'Perceel' AS naar_soort, appartement AS naar, _gezien_tot AS geldig_tot,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM samen
            """,
        ),
    ),
    Edge(
        type="BEHEERT",
        reads=("kadaster_Splitsing", "splitsing_object", "partij"),
        constants={"bedrijf": COMPANY},
        sql=(
            """
            WITH beheer AS (
                SELECT p.partij_id, a.object_id, least(s._gezien_tot, a._gezien_tot) AS _gezien_tot,
                       greatest(s._gezien_van, a._gezien_van) AS _gezien_van, s._bron, s._levering, s._bestand, s._positie
                FROM kadaster_Splitsing s JOIN splitsing_object a USING (splitsing_id, _bron)
                JOIN partij p ON p.register = s._bron AND p.source_id = s.vve_persoon_id
                WHERE a.rol = 'ontstaan_uit' AND p.soort = $bedrijf
            )
            SELECT 'Bedrijf' AS van_soort, partij_id AS van, 'Perceel' AS naar_soort, object_id AS naar,
                   _gezien_tot AS geldig_tot, _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM beheer
            """,
        ),
    ),
)
