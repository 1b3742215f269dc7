"""Purchases without a mortgage: how many one ultimate buyer makes, and those by parties linked with whoever gets a grant."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Fact, Origin

_MONTHS = 24
_GRANT_DAYS = 730
_NAMED = 50  # of a longer series each purchase has the origin of its own row only

VIEWS = (
    Fact(
        name="koopreeks",
        # Deeds of one day are one purchase, as is one loan on some of their objects: a portfolio passes in many parts. A series
        # ends on a day of purchase, and each deed belongs to the longest one that it is part of.
        makes="a purchase with the series of purchases of its ultimate buyer: how many without a mortgage",
        of="KOPER",
        gives=("kopen_zonder_hypotheek", "kopen_zonder_promille"),
        reads=("aankoop", "hypotheekfeit"),
        constants={"maanden": _MONTHS},
        sql="""
            WITH koopdag AS (
                SELECT a.hoofd, a.dag, bool_and(b.aantal_hypotheken = 0) AS zonder, list(DISTINCT b.id ORDER BY b.id) AS betreft
                FROM aankoop a JOIN hypotheekfeit b USING (transactie) GROUP BY a.hoofd, a.dag
            ), reeks AS (
                SELECT a.hoofd, a.dag AS einde, count(*) FILTER (e.zonder) AS zonder,
                       1000 * count(*) FILTER (e.zonder) // count(*) AS promille, flatten(list(e.betreft ORDER BY e.dag)) AS ids
                FROM koopdag a JOIN koopdag e
                  ON e.hoofd = a.hoofd AND e.dag <= a.dag AND e.dag > a.dag - to_months($maanden)
                GROUP BY a.hoofd, a.dag
            )
            SELECT a.id, r.zonder AS kopen_zonder_hypotheek, r.promille AS kopen_zonder_promille, r.ids
            FROM aankoop a JOIN reeks r
              ON r.hoofd = a.hoofd AND a.dag <= r.einde AND a.dag > r.einde - to_months($maanden)
            QUALIFY row_number() OVER (PARTITION BY a.id ORDER BY r.zonder DESC, r.promille DESC, r.einde) = 1
        """,
        origins=(
            Origin(
                inputs="""
                    SELECT id, unnest(ids) AS element, 'aantal_hypotheken' AS kolom FROM koopreeks WHERE len(ids) <= $genoemd
                """,
                reads=("koopreeks",),
                of=("hypotheekfeit",),
                constants={"genoemd": _NAMED},
            ),
            Origin(element="id", of=("KOPER",)),
        ),
    ),
    Fact(
        name="subsidiekoop",
        # A purchase is told once, at the last grant around it; a grant tells the first of its own.
        makes="a grant with a purchase without a mortgage, by a company that is linked with the grantee on that day",
        of="ONTVANGT",
        gives=("koop_dagen", "koop_id", "koop_perceel_id"),
        reads=("e_ONTVANGT", "n_Subsidie", "e_VERBONDEN_MET", "e_KOPER", "n_Transactie", "hypotheekfeit"),
        constants={"koop": codes.SALE, "dagen": _GRANT_DAYS},
        sql="""
            WITH verteld AS (
                SELECT o.id, t.id AS koop_id, b.perceel AS koop_perceel_id, t.datum,
                       datediff('day', s.datum_besluit, t.datum) AS koop_dagen, [o.id, m.id, k.id] AS ids, b.id AS betreft
                FROM e_ONTVANGT o JOIN n_Subsidie s ON s.id = o.naar
                JOIN e_VERBONDEN_MET m ON m.naar = o.van AND m.van_soort = 'Bedrijf'
                JOIN e_KOPER k ON k.van = m.van JOIN n_Transactie t ON t.id = k.naar
                JOIN hypotheekfeit b ON b.transactie = t.id
                WHERE t.soort = $koop AND b.aantal_hypotheken = 0
                  AND abs(t.datum - s.datum_besluit) <= $dagen AND coalesce(m.geldig_tot >= t.datum, true)
                QUALIFY row_number() OVER (
                    PARTITION BY t.id, b.perceel ORDER BY s.datum_besluit DESC, o.id, k.id, m.id
                ) = 1
            )
            FROM verteld QUALIFY row_number() OVER (PARTITION BY id ORDER BY datum, koop_id, koop_perceel_id) = 1
        """,
        origins=(
            Origin(elements="ids", of=("ONTVANGT", "VERBONDEN_MET", "KOPER")),
            Origin(element="betreft", column="aantal_hypotheken", of=("hypotheekfeit",)),
        ),
    ),
)
