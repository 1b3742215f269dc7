"""Addresses where companies that have nothing to do with each other take their mail."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin

VIEWS = (
    Fact(
        name="postadres",
        # Who is also seated there, ended, is excluded or a natural person does not count; nor who holds and asks nothing.
        makes="an address with the circles of companies that only get their mail there",
        of="Adres",
        gives=("correspondenten",),
        reads=(
            "e_BEZIT",
            "e_HOUDT",
            "e_VRAAGT_AAN",
            "e_ONTVANGT",
            "e_GEVESTIGD_OP",
            "e_HEEFT_VESTIGING",
            "n_Bedrijf",
            "kring",
        ),
        sql="""
            WITH actief AS (
                SELECT van FROM e_BEZIT WHERE geldig_tot IS NULL
                UNION SELECT van FROM e_HOUDT WHERE geldig_tot IS NULL
                UNION SELECT van FROM e_VRAAGT_AAN
                UNION SELECT van FROM e_ONTVANGT
            ), zetel AS (
                SELECT g.naar AS adres, g.soort, g.id, CASE WHEN g.van_soort = 'Vestiging' THEN v.van ELSE g.van END AS bedrijf
                FROM e_GEVESTIGD_OP g LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van AND v.geldig_tot IS NULL
                WHERE g.geldig_tot IS NULL
            )
            SELECT z.adres AS id, count(DISTINCT coalesce(k.kring, b.id)) AS correspondenten,
                   list(DISTINCT z.id ORDER BY z.id) AS ids
            FROM zetel z JOIN n_Bedrijf b ON b.id = z.bedrijf LEFT JOIN kring k ON k.id = b.id
            WHERE z.soort = 'correspondentieadres' AND b.beeindigd IS NULL AND b.uitgezonderd IS NULL AND NOT b.eenmanszaak
              AND b.id IN (FROM actief)
              AND NOT EXISTS (SELECT 1 FROM zetel s WHERE s.bedrijf = b.id AND s.adres = z.adres AND s.soort = 'bezoekadres')
            GROUP BY z.adres
        """,
        origins=(Origin(elements="ids", of=("GEVESTIGD_OP",)),),
    ),
)
