"""Restrictions under public law, and which of them close a dwelling or premises."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Edge, Node

VIEWS = (
    # Old deliveries and new ones code the same law differently, so words count beside codes.
    Node(
        label="Beperking",
        reads=("kadaster_PubliekrechtelijkeBeperking",),
        constants={"wetten": codes.CLOSURE_LAW_CODES, "woorden": any_of(codes.CLOSURE_LAW_WORDS)},
        sql="""
            SELECT beperking_id AS id, grondslag_code, grondslag,
                   coalesce(grondslag_code IN $wetten, false) OR bevat(grondslag, $woorden) AS sluiting,
                   in_werking_op AS geldig_van, beeindigd_op AS geldig_tot, _gezien_van AS geregistreerd_op,
                   als_voorbij(_gezien_tot) AS registratie_tot, _bron, _levering, _bestand, _positie
            FROM kadaster_PubliekrechtelijkeBeperking
        """,
    ),
    Edge(
        type="BEPERKT",
        reads=("kadaster_PubliekrechtelijkeBeperking",),
        sql=(
            """
            SELECT 'Beperking' AS van_soort, beperking_id AS van, 'Perceel' AS naar_soort, object_id AS naar,
                   in_werking_op AS geldig_van, least(beeindigd_op, _gezien_tot) AS geldig_tot,
                   _gezien_van AS geregistreerd_op, als_voorbij(_gezien_tot) AS registratie_tot,
                   _bron, _levering, _bestand, _positie
            FROM kadaster_PubliekrechtelijkeBeperking
            """,
        ),
    ),
)
