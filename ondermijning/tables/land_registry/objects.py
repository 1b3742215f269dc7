"""Cadastral objects: what they are, what they came from, and which dwellings they contain."""

from __future__ import annotations

from ondermijning.views.elements import Edge, Node

VIEWS = (
    Node(
        label="Perceel",
        reads=("kadaster_KadastraalObject",),
        sql="""
            SELECT object_id AS id, soort, aanduiding, grootte_m2, cultuur_bebouwd, cultuur_onbebouwd,
                   coalesce(_gezien_tot <= getvariable('peildatum'), false) AS vervallen,
                   ontstaan_op AS geldig_van, CASE WHEN ontstaan_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
                   _gezien_tot AS geldig_tot, _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM kadaster_KadastraalObject
        """,
    ),
    Edge(
        type="HEEFT_VBO",
        # An address may outlive the dwelling that had it, and get another.
        reads=("kadaster_ObjectLocatie", "BagObject"),
        sql=(
            """
            WITH samen AS (
                SELECT l.object_id, b.bag_id, greatest(l._gezien_van, b._gezien_van) AS _gezien_van,
                       least(l._gezien_tot, b._gezien_tot) AS _gezien_tot, l._bron, l._levering, l._bestand, l._positie
                FROM kadaster_ObjectLocatie l JOIN BagObject b USING (adres_id)
            )
            SELECT 'Perceel' AS van_soort, object_id AS van, 'Verblijfsobject' AS naar_soort, bag_id AS naar,
                   _gezien_tot AS geldig_tot, _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM samen
            """,
        ),
    ),
    Edge(
        type="ONTSTAAN_UIT",
        # What an object came from is mostly gone before the first delivery; only what a delivery once showed is drawn.
        reads=("kadaster_Filiatie", "kadaster_KadastraalObject", "n_Perceel"),
        sql=(
            """
            SELECT 'Perceel' AS van_soort, f.object_id AS van, 'Perceel' AS naar_soort, f.uit_object_id AS naar, f.aard_code,
                   o.ontstaan_op AS geldig_van, CASE WHEN o.ontstaan_op IS NOT NULL THEN 'dag' END AS geldig_van_precisie,
                   f._gezien_van AS geregistreerd_op, als_voorbij(f._gezien_tot) AS registratie_tot,
                   f._bron, f._levering, f._bestand, f._positie
            FROM kadaster_Filiatie f LEFT JOIN kadaster_KadastraalObject o USING (object_id, _bron)
            WHERE f.uit_object_id IN (SELECT id FROM n_Perceel)
            """,
        ),
    ),
)
