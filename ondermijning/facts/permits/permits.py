"""Applications after a refusal or closure at the same address, and how fast the holders of permits follow each other."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import any_of
from ondermijning.views.elements import DerivedEdge, Fact, Origin
from ondermijning.views.view import View

_DAYS_AFTER = 1825
_WINDOW_MONTHS = 36

VIEWS = (
    DerivedEdge(
        type="VOLGT_OP",
        reads=("n_Vergunning", "e_VERGUND_VOOR", "n_Gebeurtenis", "e_GEBEURD_OP"),
        constants={
            "besluiten": (codes.REFUSED, codes.WITHDRAWN),
            "weigering": any_of(codes.REFUSAL_EVENTS),
            "dagen": _DAYS_AFTER,
        },
        sql="""
            WITH eerder AS (
                SELECT 'Vergunning' AS naar_soort, v.id AS naar, v.datum_besluit AS dag, p.naar AS adres_id
                FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id
                WHERE v.besluit IN $besluiten AND v.datum_besluit IS NOT NULL
                UNION ALL
                SELECT 'Gebeurtenis', g.id, g.datum, p.naar
                FROM n_Gebeurtenis g JOIN e_GEBEURD_OP p ON p.van = g.id WHERE begint_met(g.soort, $weigering)
            )
            SELECT 'Vergunning' AS van_soort, v.id AS van, e.naar_soort, e.naar,
                   concat_ws('|', 'VOLGT_OP', v.id, e.naar, adres_id) AS id, adres_id,
                   datediff('day', e.dag, v.datum_aanvraag) AS dagen, v.datum_aanvraag AS geldig_van, 'dag' AS geldig_van_precisie
            FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id JOIN eerder e ON e.adres_id = p.naar
            WHERE v.id <> e.naar AND v.datum_aanvraag - e.dag BETWEEN 0 AND $dagen
        """,
        origins=(
            Origin(element="van", of=("Vergunning",)),
            Origin(element="naar", of=("Vergunning", "Gebeurtenis")),
        ),
    ),
    View(
        name="exploitatie",
        makes="a holder of a permit to run a business at an address, with the span in which he held it",
        reads=("e_HOUDT", "n_Vergunning", "e_VERGUND_VOOR"),
        sql="""
            SELECT p.naar AS adres, h.van AS houder, h.geldig_van AS begin, h.geldig_tot AS einde, [h.id, p.id] AS ids
            FROM e_HOUDT h JOIN n_Vergunning v ON v.id = h.naar JOIN e_VERGUND_VOOR p ON p.van = v.id
            WHERE v.exploitatie AND h.geldig_van IS NOT NULL
        """,
    ),
    Fact(
        name="exploitanten",
        # The window with most holders ends on a day that one of them began: who began by then and still held a day within it.
        makes="an address with the window in which it had most holders of such permits",
        of="Adres",
        gives=("exploitanten",),
        reads=("exploitatie",),
        constants={"maanden": _WINDOW_MONTHS},
        local="id",
        sql="""
            SELECT adres AS id, count(DISTINCT houder) AS exploitanten, flatten(list(ids ORDER BY ids)) AS ids
            FROM (SELECT DISTINCT adres, begin AS dag FROM exploitatie) JOIN exploitatie e USING (adres)
            WHERE e.begin <= dag AND coalesce(e.einde > dag - to_months($maanden), true)
            GROUP BY adres, dag
            QUALIFY row_number() OVER (PARTITION BY adres ORDER BY count(DISTINCT houder) DESC, dag) = 1
        """,
        origins=(Origin(elements="ids", of=("HOUDT", "VERGUND_VOOR")),),
    ),
)
