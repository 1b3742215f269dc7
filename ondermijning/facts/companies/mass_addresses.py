"""How many companies have their seat at an address, and how much floor each of them would have."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

VIEWS = (
    View(
        name="gevestigd",
        makes="a company that visitors find at an address now, itself or by a branch",
        reads=("e_GEVESTIGD_OP", "e_HEEFT_VESTIGING", "n_Bedrijf"),
        sql="""
            SELECT g.naar AS adres, b.id AS bedrijf, g.id
            FROM e_GEVESTIGD_OP g
            LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van AND g.van_soort = 'Vestiging' AND v.geldig_tot IS NULL
            JOIN n_Bedrijf b ON b.id = CASE WHEN g.van_soort = 'Vestiging' THEN v.van ELSE g.van END
            WHERE g.soort = 'bezoekadres' AND g.geldig_tot IS NULL AND b.beeindigd IS NULL
        """,
    ),
    View(
        name="vloer",
        makes="an address with the floor area of all that has it; unknown as soon as the area of one part is",
        key=("adres",),
        reads=("e_HEEFT_ADRES", "n_Verblijfsobject"),
        constants={"vervallen": any_of(codes.BAG_GONE)},
        sql="""
            SELECT a.naar AS adres, CASE WHEN count(*) = count(v.oppervlakte_m2) THEN sum(v.oppervlakte_m2)::BIGINT END AS m2,
                   list(v.id ORDER BY v.id) AS ids
            FROM (SELECT DISTINCT naar, van FROM e_HEEFT_ADRES WHERE geldig_tot IS NULL) a
            JOIN n_Verblijfsobject v ON v.id = a.van
            WHERE NOT bevat(v.status, $vervallen)
            GROUP BY a.naar
        """,
    ),
    Fact(
        name="adresfeit",
        makes="an address with its companies, its floor area and the area for each of them",
        of="Adres",
        gives=("bedrijven", "oppervlakte_m2", "per_bedrijf_m2"),
        reads=("gevestigd", "vloer"),
        local="id",
        sql="""
            SELECT adres AS id, g.bedrijven, v.m2 AS oppervlakte_m2, v.m2 // g.bedrijven AS per_bedrijf_m2, g.ids,
                   CASE WHEN v.m2 IS NOT NULL THEN v.ids END AS vloeren,
                   CASE WHEN v.m2 // g.bedrijven IS NOT NULL THEN g.ids || v.ids END AS beide
            FROM (SELECT adres, count(DISTINCT bedrijf) AS bedrijven, list(id ORDER BY id) AS ids FROM gevestigd GROUP BY adres) g
            FULL JOIN vloer v USING (adres)
        """,
        origins=(
            Origin(columns=("bedrijven",), elements="ids", of=("GEVESTIGD_OP",)),
            Origin(columns=("oppervlakte_m2",), elements="vloeren", of=("Verblijfsobject",)),
            Origin(columns=("per_bedrijf_m2",), elements="beide", of=("GEVESTIGD_OP", "Verblijfsobject")),
        ),
    ),
)
