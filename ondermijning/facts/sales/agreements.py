"""Purchase agreements that ended without a transfer to the buyer, and how many of those one buyer has."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_WINDOW_MONTHS = 24
_DAYS_LATE = 183  # a transfer may follow after the last day of the note

VIEWS = (
    View(
        name="vervallen_koop",
        # Only what ended that long ago is known to have led to nothing; a transfer to a party linked to the buyer led to something.
        makes="an agreement that led to no transfer to the buyer or a party linked to it",
        reads=("e_KOOPT", "e_BETREFT", "n_Transactie", "e_KOPER", "e_VERBONDEN_MET"),
        key=("id",),
        constants={"dagen": _DAYS_LATE},
        sql="""
            SELECT k.id, k.van, k.naar, k.geldig_tot AS dag FROM e_KOOPT k
            WHERE k.geldig_tot <= getvariable('peildatum') - $dagen AND NOT EXISTS (
                SELECT 1 FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van JOIN e_KOPER a ON a.naar = t.id
                WHERE b.naar = k.naar AND t.datum <= k.geldig_tot + $dagen AND coalesce(t.datum >= k.geldig_van, true)
                  AND (a.van = k.van OR EXISTS (SELECT 1 FROM e_VERBONDEN_MET v WHERE v.van = a.van AND v.naar = k.van))
            )
        """,
    ),
    Fact(
        name="vervalreeks",
        makes="an agreement that led to nothing, with how many of those its buyer had in the months up to it",
        of="KOOPT",
        gives=("vervallen_koopovereenkomsten",),
        reads=("vervallen_koop",),
        constants={"maanden": _WINDOW_MONTHS},
        sql="""
            SELECT l.id, count(DISTINCT (e.naar, e.dag)) AS vervallen_koopovereenkomsten,
                   list(DISTINCT e.id ORDER BY e.id) AS ids
            FROM vervallen_koop l JOIN vervallen_koop e
              ON e.van = l.van AND e.dag <= l.dag AND e.dag > l.dag - to_months($maanden)
            GROUP BY l.id
        """,
        origins=(Origin(elements="ids", of=("KOOPT",)),),
    ),
)
