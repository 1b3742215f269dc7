"""Whether a purchase is the first that is known of the buyer, and where its price stands among the sales of that year."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Fact, Origin

_SALES_IN_A_YEAR = 20  # among fewer a rank says nothing

VIEWS = (
    Fact(
        name="eerste_koop",
        # A holding of unknown day may have been there before; what a list of earlier sales shows may have no holding at all.
        makes="a purchase, and whether it is the first of the buyer",
        of="KOPER",
        gives=("eerste_aankoop",),
        reads=("e_KOPER", "n_Transactie", "e_BEZIT"),
        sql="""
            SELECT k.id, NOT EXISTS (
                    SELECT 1 FROM e_BEZIT b WHERE b.van = k.van AND coalesce(b.geldig_van < t.datum, true)
                ) AND NOT EXISTS (
                    SELECT 1 FROM e_KOPER e JOIN n_Transactie v ON v.id = e.naar WHERE e.van = k.van AND v.datum < t.datum
                ) AS eerste_aankoop
            FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar WHERE t.datum IS NOT NULL
        """,
        origins=(Origin(element="id", of=("KOPER",)),),
    ),
    Fact(
        name="prijsrang",
        makes="a sale of the whole of an object, with the rank of its price in a year of enough sales",
        of="BETREFT",
        gives=("prijs_rang_promille",),
        reads=("prijsfeit", "betreft"),
        constants={"koop": codes.SALE, "verkopen": _SALES_IN_A_YEAR},
        sql="""
            SELECT id, b.transactie, CAST(round(1000 * percent_rank() OVER (
                PARTITION BY year(b.datum) ORDER BY p.prijs_deel_euro)) AS BIGINT) AS prijs_rang_promille
            FROM prijsfeit p JOIN betreft b USING (id)
            WHERE b.soort = $koop AND b.aandeel_promille = 1000 AND p.prijs_deel_euro > 0
            QUALIFY count(*) OVER (PARTITION BY year(b.datum)) >= $verkopen
        """,
        # The rank has as many inputs as the year has sales; its own price is what a reader looks up.
        origins=(Origin(element="transactie", column="koopsom_euro", of=("Transactie",)),),
    ),
)
