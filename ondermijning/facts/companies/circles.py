"""Who is connected with whom through companies, and which companies form one circle.

A link is an office at a company, or control of at least a quarter of it. Two parties are connected by a link itself, or over one
third party that both have a link with, when those links held together or followed each other within two years. A party with
links to very many companies is a hub (a trust office, a liquidator) and connects nobody, nor does an excluded party.
"""

from __future__ import annotations

import networkx as nx
import pyarrow as pa

from ondermijning.views.elements import DerivedEdge, Origin, PythonFact
from ondermijning.views.view import View

_CONTROL_PROMILLE = 250
HUB_COMPANIES = 20
_YEARS_BETWEEN = 2
_CIRCLE = range(2, 51)


def _circles(paren: pa.Table) -> pa.Table:
    """The circle of each company, of pairs of companies that are connected."""
    circles = circle_of(list(zip(paren["van"].to_pylist(), paren["naar"].to_pylist(), strict=True)))
    return pa.table(
        {
            "id": pa.array(list(circles), pa.string()),
            "kring": pa.array(list(circles.values()), pa.string()),
        }
    )


def circle_of(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The circle of each company: the smallest id among all that pairs join; circles of too many companies say nothing.

    Args:
        pairs: companies that are connected, in any order.
    """
    groups = nx.connected_components(nx.Graph(pairs))
    return {company: min(group) for group in groups if len(group) in _CIRCLE for company in sorted(group)}


VIEWS = (
    View(
        name="band",
        makes="a link from a party to a company with its span and the edge it rests on, without hubs and excluded parties",
        reads=("e_BESTUURT", "e_AANDEELHOUDER_VAN", "e_ZEGGENSCHAP_OVER", "n_Bedrijf"),
        key=("id",),
        constants={"zeggenschap": _CONTROL_PROMILLE, "knooppunt": HUB_COMPANIES},
        sql="""
            WITH alle AS (
                SELECT 'bestuur' AS via, van_soort, van, naar, geldig_van AS begin, geldig_tot AS einde, id FROM e_BESTUURT
                UNION ALL
                SELECT 'zeggenschap', van_soort, van, naar, geldig_van, geldig_tot, id FROM e_AANDEELHOUDER_VAN
                WHERE aandeel_promille >= $zeggenschap
                UNION ALL
                SELECT 'zeggenschap', van_soort, van, naar, NULL, NULL, id FROM e_ZEGGENSCHAP_OVER
                WHERE aandeel_promille >= $zeggenschap
            ), uitgezonderd AS (
                SELECT id FROM n_Bedrijf WHERE uitgezonderd IS NOT NULL
            ), knooppunt AS (
                SELECT van FROM alle GROUP BY van HAVING count(DISTINCT naar) > $knooppunt
            )
            SELECT * FROM alle
            WHERE van <> naar AND van NOT IN (FROM knooppunt) AND van NOT IN (FROM uitgezonderd)
              AND naar NOT IN (FROM uitgezonderd)
        """,
    ),
    View(
        name="verband",
        # Two links of one third party: it stands above both, or between them. Each pair is found once.
        makes="a way in which a company is connected with another party: by a link itself, or over one third party",
        reads=("band",),
        constants={"jaren": _YEARS_BETWEEN},
        sql="""
            WITH over_derde AS (
                SELECT l.naar AS een, 'Bedrijf' AS een_soort, r.naar AS ander, l.van AS schakel, 'gezamenlijke ' AS vorm,
                       l.via AS via_l, r.via AS via_r, l.begin AS begin_l, l.einde AS einde_l, r.begin AS begin_r,
                       r.einde AS einde_r, l.id AS id_l, r.id AS id_r
                FROM band l JOIN band r ON l.van = r.van AND l.naar < r.naar
                UNION ALL
                SELECT l.van, l.van_soort, r.naar, l.naar, '', l.via, r.via, l.begin, l.einde, r.begin, r.einde, l.id, r.id
                FROM band l JOIN band r ON l.naar = r.van AND l.van <> r.naar
            )
            SELECT van AS een, van_soort AS een_soort, naar AS ander, via, NULL AS schakel_id, 1 AS stappen, begin, einde,
                   [id] AS ids
            FROM band
            UNION ALL
            SELECT een, een_soort, ander,
                   CASE WHEN via_l = 'zeggenschap' OR via_r = 'zeggenschap' THEN vorm || 'zeggenschap'
                        WHEN vorm = '' THEN 'bestuur' ELSE vorm || 'bestuurder' END,
                   schakel, 2, greatest(begin_l, begin_r),
                   CASE WHEN einde_l IS NOT NULL AND einde_r IS NOT NULL THEN greatest(einde_l, einde_r) END, [id_l, id_r]
            FROM over_derde
            WHERE coalesce(begin_l <= einde_r + to_years($jaren), true)
              AND coalesce(begin_r <= einde_l + to_years($jaren), true)
        """,
    ),
    View(
        name="verbonden",
        makes="two connected parties, in one direction: the shortest way, then one that still holds, then by kind and third party",
        reads=("verband",),
        key=("van", "naar"),
        sql="""
            WITH paar AS (
                SELECT *, least(een, ander) AS laag, greatest(een, ander) AS hoog FROM verband
            ), gekozen AS (
                SELECT * FROM paar QUALIFY row_number() OVER (
                    PARTITION BY laag, hoog ORDER BY stappen, einde DESC NULLS FIRST, via, schakel_id, begin NULLS FIRST, ids
                ) = 1
            )
            SELECT een_soort AS van_soort, een AS van, 'Bedrijf' AS naar_soort, ander AS naar, via, schakel_id, stappen, begin,
                   einde, ids
            FROM gekozen
            UNION ALL
            SELECT 'Bedrijf', ander, een_soort, een, via, schakel_id, stappen, begin, einde, ids FROM gekozen
        """,
    ),
    DerivedEdge(
        type="VERBONDEN_MET",
        reads=("verbonden",),
        sql="""
            SELECT van_soort, van, naar_soort, naar, concat_ws('|', 'VERBONDEN_MET', van, naar) AS id, via, schakel_id, stappen,
                   begin AS geldig_van, einde AS geldig_tot
            FROM verbonden
        """,
        origins=(
            Origin(
                inputs="""
                    SELECT concat_ws('|', 'VERBONDEN_MET', van, naar) AS id, unnest(ids) AS element, '' AS kolom FROM verbonden
                """,
                reads=("verbonden",),
                of=("BESTUURT", "AANDEELHOUDER_VAN", "ZEGGENSCHAP_OVER"),
            ),
        ),
    ),
    PythonFact(
        name="kring",
        makes="a company in a circle, by the smallest id in it",
        of="Bedrijf",
        gives=("kring",),
        reads=("e_VERBONDEN_MET",),
        inputs={
            "paren": """
                SELECT van, naar FROM e_VERBONDEN_MET WHERE van_soort = 'Bedrijf' AND naar_soort = 'Bedrijf' AND van < naar
            """
        },
        function=_circles,
        schema=pa.schema([("id", pa.string()), ("kring", pa.string())]),
        origins=(
            Origin(
                inputs="""
                    SELECT k.id, v.id AS element, '' AS kolom FROM kring k JOIN e_VERBONDEN_MET v ON v.van = k.id
                    WHERE v.naar IN (SELECT id FROM kring)
                """,
                reads=("kring", "e_VERBONDEN_MET"),
                of=("VERBONDEN_MET",),
            ),
        ),
    ),
)
