"""Sales of dwellings under the buy-to-let protection of the municipality, and how often one ultimate buyer bought so.

Told is how long after a sale residents were counted. A sale falls under the protection when the WOZ value that was known on its
day was at most that of the norm of then; the value of a valuation date is known from a year later on. An object with more
dwellings has no value of its own, and a dwelling that was just built is not protected.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Fact, Origin

_NEW_YEARS = 1  # a dwelling is new when it is sold in the year it was built or the next

VIEWS = (
    Fact(
        name="beschermd",
        makes="a sale of a protected dwelling in which residents were counted within the term, with the days until then",
        of="BETREFT",
        gives=("dagen_beschermd",),
        reads=("e_HEEFT_VBO", "e_BETREFT", "n_Transactie", "woz_perceel", "n_Verblijfsobject", "bewoning", "norm"),
        constants={"nieuw": _NEW_YEARS},
        sql="""
            WITH enige AS (
                SELECT h.van AS perceel, min(h.naar) AS woning FROM e_HEEFT_VBO h WHERE h.geldig_tot IS NULL
                GROUP BY h.van HAVING count(DISTINCT h.naar) = 1
            ), verkoop AS (
                SELECT b.id, b.naar AS perceel, t.id AS transactie, t.datum
                FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van WHERE t.soort = 'koop' AND t.datum IS NOT NULL
            ), gewaardeerd AS (
                SELECT v.*, w.waarde_euro, w.waarderingen
                FROM verkoop v ASOF JOIN woz_perceel w
                  ON w.perceel = v.perceel AND v.datum >= w.peildatum_waarde + INTERVAL 1 YEAR
            )
            SELECT g.id, g.transactie, g.waarderingen, v.id AS woning,
                   datediff('day', g.datum, t.ingeschreven_op) AS dagen_beschermd
            FROM gewaardeerd g JOIN enige e USING (perceel)
            JOIN n_Verblijfsobject v ON v.id = e.woning JOIN bewoning t ON t.id = e.woning
            JOIN norm grens ON grens.naam = 'opkoop_woz_euro' AND geldt_op(grens.van, grens.tot, g.datum)
            JOIN norm termijn ON termijn.naam = 'opkoop_jaren' AND geldt_op(termijn.van, termijn.tot, g.datum)
            WHERE g.waarde_euro <= grens.waarde AND v.gebruiksdoel = 'woonfunctie'
              AND coalesce(v.bouwjaar < year(g.datum) - $nieuw, true)
              AND t.ingeschreven_op >= g.datum AND t.ingeschreven_op < g.datum + to_years(termijn.waarde::INT)
        """,
        origins=(
            Origin(element="transactie", column="datum", of=("Transactie",)),
            Origin(elements="waarderingen", of=("Waardering",)),
            Origin(element="woning", column="ingeschreven_op", of=("bewoning",)),
        ),
    ),
    Fact(
        name="beschermdreeks",
        # A dwelling with a permit to let is none of the series: there the law was kept.
        makes="a purchase of a protected dwelling in which people live, with the days on which its ultimate buyer bought so",
        of="KOPER",
        gives=("beschermde_kopen",),
        reads=("aankoop", "beschermd", "bewoning", "e_HEEFT_ADRES", "e_VERGUND_VOOR", "n_Vergunning"),
        constants={"verleend": codes.GRANTED},
        sql="""
            WITH bewoond AS (
                SELECT a.id, a.hoofd, a.dag, b.id AS betreft
                FROM aankoop a JOIN beschermd b USING (transactie) JOIN bewoning t ON t.id = b.woning
                WHERE t.ingeschreven >= 1 AND NOT EXISTS (
                    SELECT 1 FROM e_HEEFT_ADRES h JOIN e_VERGUND_VOOR p ON p.naar = h.naar JOIN n_Vergunning g ON g.id = p.van
                    WHERE h.van = b.woning AND g.verhuur AND g.besluit = $verleend
                )
            )
            SELECT b.id, count(DISTINCT r.dag) AS beschermde_kopen, list(DISTINCT r.betreft ORDER BY r.betreft) AS ids
            FROM bewoond b JOIN bewoond r USING (hoofd) GROUP BY b.id
        """,
        origins=(
            Origin(elements="ids", column="dagen_beschermd", of=("beschermd",)),
            Origin(element="id", of=("KOPER",)),
        ),
    ),
)
