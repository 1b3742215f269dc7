"""Holders under the one who ultimately controls them: a company counts with who holds more than half of it, anyone else alone.

The trade register knows a holder of shares only where he holds all. A company of which no holder is known counts with the one who
alone directs it, or with who holds that one.
"""

from __future__ import annotations

from ondermijning.facts.companies.circles import HUB_COMPANIES
from ondermijning.views.view import View

_HALF_PROMILLE = 500

VIEWS = (
    View(
        name="groep",
        # Excluded parties, and what they control, are nobody's.
        makes="a party with the head it counts with, and the edge by which it does",
        reads=("n_Persoon", "n_Bedrijf", "e_ZEGGENSCHAP_OVER", "e_BESTUURT", "e_AANDEELHOUDER_VAN"),
        key=("partij",),
        constants={"helft": _HALF_PROMILLE, "knooppunt": HUB_COMPANIES},
        sql="""
            WITH vrij AS (
                SELECT id, 'Persoon' AS soort FROM n_Persoon
                UNION ALL
                SELECT id, 'Bedrijf' FROM n_Bedrijf WHERE uitgezonderd IS NULL
            ), baas AS (
                SELECT naar, van, van_soort, id FROM e_ZEGGENSCHAP_OVER WHERE aandeel_promille > $helft
                QUALIFY row_number() OVER (PARTITION BY naar ORDER BY aandeel_promille DESC, van) = 1
            ), beroeps AS (
                SELECT van FROM e_BESTUURT WHERE geldig_tot IS NULL GROUP BY van HAVING count(DISTINCT naar) > $knooppunt
            ), alleen AS (
                SELECT e.naar, min(e.van) AS van, min(e.van_soort) AS van_soort, min(e.id) AS id
                FROM e_BESTUURT e JOIN n_Bedrijf n ON n.id = e.naar AND n.rechtsvorm IN ('BV', 'NV')
                WHERE e.geldig_tot IS NULL
                GROUP BY e.naar HAVING count(DISTINCT e.van) = 1 AND min(e.van) NOT IN (FROM beroeps) AND min(e.van) <> e.naar
            ), boven AS (
                FROM baas
                UNION ALL
                SELECT a.naar, coalesce(h.van, a.van), coalesce(h.van_soort, a.van_soort), a.id
                FROM alleen a LEFT JOIN baas h ON h.naar = a.van
                WHERE a.naar NOT IN (SELECT naar FROM e_AANDEELHOUDER_VAN WHERE geldig_tot IS NULL)
            )
            SELECT v.id AS partij, coalesce(b.van, v.id) AS hoofd, coalesce(b.van_soort, v.soort) AS hoofd_soort,
                   b.id AS zeggenschap
            FROM vrij v LEFT JOIN boven b ON b.naar = v.id
            WHERE coalesce(b.van, v.id) IN (SELECT id FROM vrij)
        """,
    ),
    View(
        name="groepsbezit",
        makes="a holding under the head of its holder",
        reads=("e_BEZIT", "groep"),
        key=("id",),
        sql="""
            SELECT g.hoofd, g.hoofd_soort, b.van AS houder, b.id, b.naar AS perceel, b.geldig_van AS begin,
                   b.geldig_tot AS einde, g.zeggenschap
            FROM e_BEZIT b JOIN groep g ON g.partij = b.van
        """,
    ),
)
