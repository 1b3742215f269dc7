"""Applications after a measure or refusal in premises whose owner is linked with the party it was about.

Whoever looks behind an applicant, as the Bibob policy asks, sees who gives the premises. An owner who applies himself
hides nothing.
"""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin

VIEWS = (
    Fact(
        name="verbonden_verhuurder",
        # The day of the measure is that of the application less the days between; a link that was over by then tells nothing.
        makes="an application after a measure, with an owner of the premises who is linked with whom the measure was about",
        of="VOLGT_OP",
        gives=("verhuurder_id", "verhuurder_band_id"),
        reads=(
            "e_GAAT_OVER",
            "e_VRAAGT_AAN",
            "e_HOUDT",
            "e_VOLGT_OP",
            "e_VERBONDEN_MET",
            "e_BEZIT",
            "e_HEEFT_VBO",
            "e_HEEFT_ADRES",
        ),
        sql="""
            WITH betrokken AS (
                SELECT van AS zaak, naar AS partij, id FROM e_GAAT_OVER
                UNION ALL SELECT naar, van, id FROM e_VRAAGT_AAN
                UNION ALL SELECT naar, van, id FROM e_HOUDT
            )
            SELECT o.id, m.van AS verhuurder_id, m.naar AS verhuurder_band_id, [o.id, p.id, m.id, b.id] AS ids
            FROM e_VOLGT_OP o JOIN betrokken p ON p.zaak = o.naar
            JOIN e_VERBONDEN_MET m ON m.naar = p.partij AND coalesce(m.geldig_tot >= o.geldig_van - o.dagen::INT, true)
            JOIN e_BEZIT b ON b.van = m.van AND b.geldig_tot IS NULL
            JOIN e_HEEFT_VBO h ON h.van = b.naar JOIN e_HEEFT_ADRES a ON a.van = h.naar AND a.naar = o.adres_id
            WHERE NOT EXISTS (SELECT 1 FROM e_VRAAGT_AAN v WHERE v.naar = o.van AND v.van IN (m.van, m.naar))
            QUALIFY row_number() OVER (PARTITION BY o.id ORDER BY m.stappen, m.van, m.naar, p.id, b.id) = 1
        """,
        origins=(
            Origin(elements="ids", of=("VOLGT_OP", "GAAT_OVER", "VRAAGT_AAN", "HOUDT", "VERBONDEN_MET", "BEZIT")),
        ),
    ),
)
