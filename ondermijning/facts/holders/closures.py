"""Closures of what one holder holds: on one object, and on all that it and what it controls hold together."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_YEARS = 5
_CONTROL_PROMILLE = 500

VIEWS = (
    View(
        name="gesloten",
        makes="a closure of the last years at an address on an object, for each who held the object on that day",
        reads=("n_Gebeurtenis", "e_GEBEURD_OP", "e_HEEFT_ADRES", "e_HEEFT_VBO", "e_BEZIT"),
        constants={"sluiting": codes.CLOSURE, "jaren": _YEARS},
        sql="""
            SELECT DISTINCT b.id, b.van, g.id AS gebeurtenis, p.id AS plaats
            FROM n_Gebeurtenis g JOIN e_GEBEURD_OP p ON p.van = g.id
            JOIN e_HEEFT_ADRES a ON a.naar = p.naar JOIN e_HEEFT_VBO o ON o.naar = a.van JOIN e_BEZIT b ON b.naar = o.van
            WHERE begint_met(g.soort, $sluiting) AND g.datum > getvariable('peildatum') - to_years($jaren)
              AND geldt_op(b.geldig_van, b.geldig_tot, g.datum)
        """,
    ),
    View(
        name="hoofd",
        makes="a holder with a closure under who controls him; a holder stands at his own head too",
        key=("partij", "hoofd"),
        reads=("gesloten", "e_ZEGGENSCHAP_OVER"),
        constants={"zeggenschap": _CONTROL_PROMILLE},
        sql="""
            SELECT DISTINCT van AS partij, van AS hoofd FROM gesloten
            UNION
            SELECT z.naar, z.van FROM e_ZEGGENSCHAP_OVER z JOIN gesloten g ON g.van = z.naar
            WHERE z.aandeel_promille >= $zeggenschap
        """,
    ),
    View(
        name="omvang",
        makes="all that the heads of a holder held in those years, in homes and other units; an object without any is one",
        key=("partij",),
        reads=("hoofd", "e_ZEGGENSCHAP_OVER", "e_BEZIT", "e_HEEFT_VBO"),
        constants={"zeggenschap": _CONTROL_PROMILLE, "jaren": _YEARS},
        sql="""
            WITH onder AS (
                SELECT van AS hoofd, naar AS lid FROM e_ZEGGENSCHAP_OVER WHERE aandeel_promille >= $zeggenschap
                UNION
                SELECT hoofd, hoofd FROM hoofd
            )
            SELECT e.partij, count(DISTINCT coalesce(o.naar, b.naar)) AS eenheden
            FROM hoofd e JOIN onder a USING (hoofd) JOIN e_BEZIT b ON b.van = a.lid LEFT JOIN e_HEEFT_VBO o ON o.van = b.naar
            WHERE coalesce(b.geldig_tot > getvariable('peildatum') - to_years($jaren), true)
            GROUP BY e.partij
        """,
    ),
    Fact(
        name="sluiting",
        makes="a holding with the closures on it and on all under the same heads",
        of="BEZIT",
        gives=("sluitingen", "sluitingen_hier", "sluitingen_per_honderd"),
        reads=("hoofd", "gesloten", "omvang", "e_BEZIT"),
        sql="""
            WITH samen AS (
                SELECT DISTINCT e.partij, g.gebeurtenis, g.id, g.plaats
                FROM hoofd e JOIN hoofd a USING (hoofd) JOIN gesloten g ON g.van = a.partij
            ), alle AS (
                SELECT partij, count(DISTINCT gebeurtenis) AS aantal, list(DISTINCT plaats ORDER BY plaats) AS plaatsen
                FROM samen GROUP BY partij
            )
            SELECT b.id, a.aantal AS sluitingen, count(DISTINCT g.gebeurtenis) AS sluitingen_hier, a.plaatsen,
                   100 * a.aantal // o.eenheden AS sluitingen_per_honderd,
                   list(DISTINCT g.plaats ORDER BY g.plaats) FILTER (g.plaats IS NOT NULL) AS plaatsen_hier
            FROM e_BEZIT b JOIN alle a ON a.partij = b.van JOIN omvang o ON o.partij = b.van LEFT JOIN gesloten g ON g.id = b.id
            GROUP BY ALL
        """,
        origins=(
            Origin(columns=("sluitingen", "sluitingen_per_honderd"), elements="plaatsen", of=("GEBEURD_OP",)),
            Origin(columns=("sluitingen_hier",), elements="plaatsen_hier", of=("GEBEURD_OP",)),
            Origin(element="id", of=("BEZIT",)),
        ),
    ),
)
