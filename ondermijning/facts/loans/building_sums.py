"""What a building permit will cost against the value of the object, and whether a bank lent on the object around it.

An answer on mortgages can be read back to a permit only when it was given after the months in which a mortgage could follow;
that it names none tells nothing where a later one may have taken the place of an earlier one, or where a lender is unknown.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_MONTHS_BEFORE, _MONTHS_AFTER = 6, 18

VIEWS = (
    View(
        name="bouw",
        makes="a permit with the sum of what is built, for a place on just one object",
        reads=("n_Vergunning", "e_VERGUND_VOOR", "e_HEEFT_ADRES", "e_HEEFT_VBO"),
        key=("id",),
        constants={"verleend": codes.GRANTED},
        sql="""
            SELECT v.id, v.datum_besluit AS dag, v.bouwsom_euro AS bouwsom, min(h.van) AS perceel
            FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id JOIN e_HEEFT_ADRES a ON a.naar = p.naar
            JOIN e_HEEFT_VBO h ON h.naar = a.van
            WHERE v.bouwsom_euro > 0 AND v.besluit = $verleend AND v.datum_besluit IS NOT NULL AND h.geldig_tot IS NULL
            GROUP BY v.id, v.datum_besluit, v.bouwsom_euro HAVING count(DISTINCT h.van) = 1
        """,
    ),
    Fact(
        name="bouw_woz",
        makes="a permit with its sum against the WOZ value of the object",
        of="Vergunning",
        gives=("bouwsom_woz_procent",),
        reads=("bouw", "woz_perceel"),
        sql="""
            SELECT b.id, CAST(round(100 * b.bouwsom::DOUBLE / w.waarde_euro) AS BIGINT) AS bouwsom_woz_procent, w.waarderingen
            FROM bouw b ASOF JOIN woz_perceel w ON w.perceel = b.perceel AND b.dag >= w.peildatum_waarde
            WHERE w.waarde_euro > 0
        """,
        origins=(Origin(element="id", of=("Vergunning",)), Origin(elements="waarderingen", of=("Waardering",))),
    ),
    Fact(
        name="bouw_bank",
        makes="a permit of which it is known how many mortgages of banks the object got around it",
        of="Vergunning",
        gives=("bankhypotheken",),
        reads=("bouw", "hypotheekvraag", "e_HYPOTHEEK_OP", "e_GELDGEVER", "n_Bedrijf", "geldverstrekker", "financier"),
        constants={"voor": _MONTHS_BEFORE, "na": _MONTHS_AFTER},
        sql="""
            WITH gevraagd AS (
                SELECT b.*, b.dag - to_months($voor) AS vanaf, b.dag + to_months($na) AS tot_en_met FROM bouw b
                WHERE EXISTS (
                    FROM hypotheekvraag q WHERE q.object_id = b.perceel AND q.dag >= b.dag + to_months($na)
                )
            ), hypotheek AS (
                SELECT h.id, h.naar AS perceel, h.geldig_van AS dag, coalesce(bool_or(
                           b.uitgezonderd IS NOT NULL OR b.id IN (FROM financier)), false) AS van_bank,
                       count(g.van) = 0 OR bool_or(
                           b.id IS NOT NULL AND s.id IS NULL AND b.uitgezonderd IS NULL) AS onbekend
                FROM e_HYPOTHEEK_OP h LEFT JOIN e_GELDGEVER g ON g.naar = h.van LEFT JOIN n_Bedrijf b ON b.id = g.van
                LEFT JOIN geldverstrekker s ON s.id = b.id
                GROUP BY ALL
            ), gevonden AS (
                SELECT g.id, g.perceel, list(h.id ORDER BY h.id) FILTER (h.van_bank AND h.dag <= g.tot_en_met) AS ids,
                       coalesce(bool_or(
                           h.onbekend OR h.id IS NOT NULL AND coalesce(h.dag > g.tot_en_met, true)), false) AS onzeker
                FROM gevraagd g LEFT JOIN hypotheek h ON h.perceel = g.perceel AND coalesce(h.dag >= g.vanaf, true)
                GROUP BY g.id, g.perceel
            )
            SELECT id, perceel, coalesce(len(ids), 0) AS bankhypotheken, ids FROM gevonden WHERE NOT onzeker OR len(ids) > 0
        """,
        origins=(
            Origin(element="perceel", column="hypotheek_actueel_op", of=("hypotheek_gevraagd",)),
            Origin(elements="ids", of=("HYPOTHEEK_OP",)),
        ),
    ),
)
