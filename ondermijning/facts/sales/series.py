"""Series of sales: how often one object was sold, and what one party bought at auctions, sold, or sold at a loss."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_SHORT_MONTHS, _LONG_YEARS = 75, 20
_AUCTION_MONTHS = 24
_LOSS_DAYS, _LOSS_PROCENT, _LOSS_YEARS = 730, -15, 5
_PROCEEDS_BEFORE, _PROCEEDS_AFTER = 24, 6  # months

VIEWS = (
    View(
        name="verkocht",
        makes="a sale of the whole of an object in the last twenty years, with the rights that moved",
        reads=("betreft",),
        key=("id",),
        local="perceel",
        constants={"jaren": _LONG_YEARS},
        sql="""
            SELECT id, transactie, perceel, rechten, datum FROM betreft
            WHERE soort IN ('koop', 'executieveiling') AND aandeel_promille = 1000
              AND datum > getvariable('peildatum') - to_years($jaren)
        """,
    ),
    Fact(
        name="verkoopreeks",
        makes="an object with how often the same rights in it were sold: at most in 75 months, and in twenty years",
        of="Perceel",
        gives=("verkopen_75_maanden", "verkopen_20_jaar"),
        reads=("verkocht",),
        local="id",
        constants={"maanden": _SHORT_MONTHS},
        sql="""
            WITH venster AS (
                SELECT *, count(*) OVER (PARTITION BY perceel, rechten ORDER BY datum
                    RANGE BETWEEN CURRENT ROW AND to_months($maanden) FOLLOWING) AS kort,
                    count(*) OVER (PARTITION BY perceel, rechten) AS lang
                FROM verkocht
            )
            SELECT perceel AS id, max(kort) AS verkopen_75_maanden, max(lang) AS verkopen_20_jaar,
                   list(DISTINCT transactie ORDER BY transactie) AS transacties
            FROM venster GROUP BY perceel
        """,
        origins=(Origin(elements="transacties", column="datum", of=("Transactie",)),),
    ),
    Fact(
        name="veilingreeks",
        makes="a purchase at an auction, with how many the buyer made in the months up to it",
        of="KOPER",
        gives=("veilingaankopen",),
        reads=("e_KOPER", "n_Transactie"),
        constants={"maanden": _AUCTION_MONTHS},
        sql="""
            WITH geveild AS (
                SELECT k.id, k.van, k.naar, t.datum
                FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar WHERE t.soort = 'executieveiling'
            )
            SELECT g.id, count(DISTINCT e.naar) AS veilingaankopen, list(DISTINCT e.naar ORDER BY e.naar) AS transacties
            FROM geveild g JOIN geveild e ON e.van = g.van AND e.datum <= g.datum AND e.datum > g.datum - to_months($maanden)
            GROUP BY g.id
        """,
        origins=(Origin(elements="transacties", column="datum", of=("Transactie",)),),
    ),
    Fact(
        name="verliesreeks",
        # The seller bought in the sale before, and lost by the market too.
        makes="a sale soon after the purchase and at a loss, with how many the seller made in the years up to it",
        of="VERKOPER",
        gives=("verliesverkopen",),
        reads=("prijsfeit", "n_Transactie", "e_VERKOPER", "e_KOPER"),
        constants={"dagen": _LOSS_DAYS, "procent": _LOSS_PROCENT, "jaren": _LOSS_YEARS},
        sql="""
            WITH verlies AS (
                SELECT DISTINCT v.id, v.van, t.id AS transactie, t.datum, p.id AS betreft
                FROM prijsfeit p JOIN n_Transactie t ON t.id = p.transactie
                JOIN e_VERKOPER v ON v.naar = t.id JOIN e_KOPER k ON k.naar = p.vorige AND k.van = v.van
                WHERE p.dagen_sinds_vorige <= $dagen AND p.stijging_gecorrigeerd_procent <= $procent
            )
            SELECT v.id, count(DISTINCT e.transactie) AS verliesverkopen, list(DISTINCT e.betreft ORDER BY e.betreft) AS feiten
            FROM verlies v JOIN verlies e ON e.van = v.van AND e.datum <= v.datum AND e.datum > v.datum - to_years($jaren)
            GROUP BY v.id
        """,
        origins=(Origin(elements="feiten", column="stijging_gecorrigeerd_procent", of=("prijsfeit",)),),
    ),
    Fact(
        name="opbrengst",
        # The whole price of a deed counts for each who sold in it.
        makes="a purchase with what the buyer sold other objects for around it",
        of="KOPER",
        gives=("opbrengst_verkopen_euro",),
        reads=("e_KOPER", "n_Transactie", "e_VERKOPER"),
        constants={"voor": _PROCEEDS_BEFORE, "na": _PROCEEDS_AFTER},
        sql="""
            SELECT k.id, sum(e.koopsom_euro)::BIGINT AS opbrengst_verkopen_euro, list(e.id ORDER BY e.id) AS transacties
            FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar
            JOIN e_VERKOPER v ON v.van = k.van JOIN n_Transactie e ON e.id = v.naar AND e.id <> t.id
            WHERE e.soort = 'koop' AND e.koopsom_euro > 0
              AND e.datum BETWEEN t.datum - to_months($voor) AND t.datum + to_months($na)
            GROUP BY k.id
        """,
        origins=(Origin(elements="transacties", column="koopsom_euro", of=("Transactie",)),),
    ),
)
