"""Whether an object was bought with a mortgage, as far as the land registry was asked.

An answer names the mortgages that rest on the object on its day, so it can only be read back to a purchase when it was given
after the mortgage could be registered. That it names none tells nothing where the object was sold again before the answer, or
where a later mortgage may have taken the place of the first; nor where a mortgage rests on it of which the day is not known.
"""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin

_DAYS_BEFORE, _DAYS_AFTER = 7, 90

VIEWS = (
    Fact(
        name="hypotheekfeit",
        makes="a purchase of an object of which it is known with how many mortgages, and these",
        of="BETREFT",
        gives=("aantal_hypotheken",),
        reads=("e_BETREFT", "n_Transactie", "hypotheekvraag", "e_HYPOTHEEK_OP"),
        constants={"voor": _DAYS_BEFORE, "na": _DAYS_AFTER},
        sql="""
            WITH koop AS (
                SELECT b.id, b.naar AS perceel, t.id AS transactie, t.datum
                FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van WHERE t.datum IS NOT NULL
            ), gevraagd AS (
                SELECT k.*, min(v.dag) AS antwoord FROM koop k JOIN hypotheekvraag v ON v.object_id = k.perceel
                WHERE v.dag >= k.datum + $na GROUP BY ALL
            ), gevonden AS (
                SELECT g.*, list(h.id ORDER BY h.id) FILTER (h.geldig_van <= g.datum + $na) AS ids,
                       coalesce(bool_or(h.id IS NOT NULL AND coalesce(h.geldig_van > g.datum + $na, true)), false) AS vervangen
                FROM gevraagd g LEFT JOIN e_HYPOTHEEK_OP h
                  ON h.naar = g.perceel AND coalesce(h.geldig_van >= g.datum - $voor, true)
                GROUP BY g.id, g.perceel, g.transactie, g.datum, g.antwoord
            )
            SELECT f.id, f.perceel, f.transactie, coalesce(len(f.ids), 0) AS aantal_hypotheken, f.ids
            FROM gevonden f
            WHERE len(f.ids) > 0 OR NOT f.vervangen AND NOT EXISTS (
                SELECT 1 FROM koop l
                WHERE l.perceel = f.perceel AND (l.datum, l.transactie) > (f.datum, f.transactie) AND l.datum <= f.antwoord
            )
        """,
        origins=(
            Origin(element="perceel", column="hypotheek_actueel_op", of=("hypotheek_gevraagd",)),
            Origin(element="transactie", column="datum", of=("Transactie",)),
            Origin(elements="ids", of=("HYPOTHEEK_OP",)),
        ),
    ),
)
