"""Companies that follow each other at an address, and how young those are that visitors find there now."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_WINDOW_MONTHS = 36

VIEWS = (
    Fact(
        name="zetelleeftijd",
        makes="a seat that visitors find now, with the age of the youngest company there",
        of="GEVESTIGD_OP",
        gives=("dagen_sinds_oprichting",),
        reads=("gevestigd", "n_Bedrijf"),
        sql="""
            SELECT g.id, g.bedrijf, datediff('day', b.opgericht, getvariable('peildatum')) AS dagen_sinds_oprichting
            FROM gevestigd g JOIN n_Bedrijf b ON b.id = g.bedrijf WHERE b.opgericht IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY g.id ORDER BY dagen_sinds_oprichting, g.bedrijf) = 1
        """,
        origins=(Origin(element="bedrijf", column="opgericht", of=("Bedrijf",)),),
    ),
    View(
        name="vertrek",
        # A company left when its seat, its branch there or the company itself ended; one that is there still, or again, did not.
        makes="a company that left an address, and the last day it was there",
        key=("adres", "bedrijf"),
        reads=("e_GEVESTIGD_OP", "e_HEEFT_VESTIGING", "n_Bedrijf"),
        sql="""
            WITH zetel AS (
                SELECT g.id, g.naar AS adres, b.id AS bedrijf,
                       coalesce(CASE WHEN g.van_soort = 'Vestiging' THEN v.geldig_tot END, g.geldig_tot, b.beeindigd) AS dag
                FROM e_GEVESTIGD_OP g LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van AND g.van_soort = 'Vestiging'
                JOIN n_Bedrijf b ON b.id = CASE WHEN g.van_soort = 'Vestiging' THEN v.van ELSE g.van END
                WHERE g.soort = 'bezoekadres'
            )
            SELECT adres, bedrijf, max(dag) AS dag, list(id ORDER BY id) AS ids FROM zetel
            GROUP BY adres, bedrijf HAVING count(*) = count(dag)
        """,
    ),
    Fact(
        name="opeenvolging",
        makes="an address with the window in which most companies left it",
        of="Adres",
        gives=("vertrokken_bedrijven",),
        reads=("vertrek",),
        constants={"maanden": _WINDOW_MONTHS},
        local="id",
        sql="""
            SELECT adres AS id, count(DISTINCT s.bedrijf) AS vertrokken_bedrijven, flatten(list(s.ids ORDER BY s.ids)) AS ids
            FROM (SELECT DISTINCT adres, dag FROM vertrek) e JOIN vertrek s USING (adres)
            WHERE s.dag <= e.dag AND s.dag > e.dag - to_months($maanden)
            GROUP BY adres, e.dag
            QUALIFY row_number() OVER (PARTITION BY adres ORDER BY count(DISTINCT s.bedrijf) DESC, e.dag) = 1
        """,
        origins=(Origin(elements="ids", of=("GEVESTIGD_OP",)),),
    ),
)
