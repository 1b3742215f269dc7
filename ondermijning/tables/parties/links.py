"""MOGELIJK_ZELFDE_ALS: parties that may be one, for rules that dare to cross such a link and for people who look at a party."""

from __future__ import annotations

from ondermijning.views.elements import Edge

VIEWS = (
    # One edge per pair of parties, from the smaller id to the larger, for its best pair of mentions; where that is stands as
    # origin.
    Edge(
        type="MOGELIJK_ZELFDE_ALS",
        reads=("mogelijk", "vermelding"),
        sql=(
            """
            SELECT soort.label AS van_soort, least(m.links_partij, m.rechts_partij) AS van, soort.label AS naar_soort,
                   greatest(m.links_partij, m.rechts_partij) AS naar, m.score_promille, m.reden,
                   greatest(v.eerste, r.eerste) AS geregistreerd_op,
                   v._bron, v._levering, v._bestand, v._positie
            FROM mogelijk m
            JOIN (VALUES ('persoon', 'Persoon'), ('bedrijf', 'Bedrijf')) soort (soort, label) ON soort.soort = m.soort
            JOIN vermelding v ON v.register = m.links_register AND v.source_id = m.links_source_id
            LEFT JOIN vermelding r ON r.register = m.rechts_register AND r.source_id = m.rechts_source_id
            QUALIFY row_number() OVER (
                PARTITION BY van, naar
                ORDER BY m.score_promille DESC, m.links_register, m.links_source_id, m.rechts_register, m.rechts_source_id
            ) = 1
            """,
        ),
    ),
)
