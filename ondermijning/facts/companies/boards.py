"""Boards of companies: how often they change, when one was replaced whole before a purchase, how widely an officer directs."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_MONTHS = 12

VIEWS = (
    Fact(
        name="wisseljaar",
        makes="the twelve months of a company with most days of change; they begin on one of these",
        of="Bedrijf",
        gives=("bestuurswissels",),
        reads=("wissel",),
        constants={"maanden": _MONTHS},
        local="id",
        sql="""
            SELECT w.bedrijf AS id, count(*) AS bestuurswissels, flatten(list(v.ids ORDER BY v.ids)) AS ids
            FROM wissel w JOIN wissel v ON v.bedrijf = w.bedrijf AND v.dag >= w.dag AND v.dag < w.dag + to_months($maanden)
            GROUP BY w.bedrijf, w.dag
            QUALIFY row_number() OVER (PARTITION BY w.bedrijf ORDER BY count(*) DESC, w.dag) = 1
        """,
        origins=(Origin(elements="ids", of=("BESTUURT",)),),
    ),
    Fact(
        name="vernieuwd",
        makes="a purchase of a company of which all who sit on the day came after all who had left; an unknown day leaves it open",
        of="KOPER",
        gives=("dagen_nieuw_bestuur",),
        reads=("e_KOPER", "n_Transactie", "e_BESTUURT"),
        sql="""
            WITH bij_akte AS (
                SELECT k.id, t.id AS transactie, t.datum, e.van, min(e.geldig_van) AS begin,
                       bool_and(e.geldig_van IS NOT NULL) AS bekend, bool_or(geldt_op(e.geldig_van, e.geldig_tot, t.datum)) AS zit,
                       max(e.geldig_tot) AS einde, list(e.id ORDER BY e.id) AS ids
                FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar JOIN e_BESTUURT e ON e.naar = k.van
                WHERE coalesce(e.geldig_van <= t.datum, true) GROUP BY ALL
            )
            SELECT id, transactie, datediff('day', min(begin) FILTER (zit), datum) AS dagen_nieuw_bestuur,
                   flatten(list(ids ORDER BY ids)) AS ids
            FROM bij_akte GROUP BY id, transactie, datum
            HAVING bool_and(bekend) AND count(*) FILTER (zit) > 0 AND count(*) FILTER (NOT zit) > 0
               AND min(begin) FILTER (zit) > max(begin) FILTER (NOT zit)
        """,
        origins=(
            Origin(elements="ids", of=("BESTUURT",)),
            Origin(element="transactie", column="datum", of=("Transactie",)),
        ),
    ),
    View(
        name="spreiding",
        makes="an officer with the companies that he directs now, their trades and their seats",
        key=("van",),
        reads=("e_BESTUURT", "n_Bedrijf", "e_GEVESTIGD_OP"),
        sql="""
            WITH actief AS (
                SELECT e.van, e.naar, e.id, left(b.sbi, 2) AS branche
                FROM e_BESTUURT e JOIN n_Bedrijf b ON b.id = e.naar
                WHERE e.geldig_tot IS NULL AND b.beeindigd IS NULL AND NOT b.eenmanszaak
            ), zetel AS (
                SELECT van AS bedrijf, naar AS adres FROM e_GEVESTIGD_OP WHERE geldig_tot IS NULL AND soort = 'bezoekadres'
            )
            SELECT a.van, count(DISTINCT a.naar) AS bedrijven, count(DISTINCT a.branche) AS branches,
                   count(DISTINCT z.adres) AS adressen, list(DISTINCT a.id ORDER BY a.id) AS ids,
                   list(DISTINCT a.naar ORDER BY a.naar) AS leden
            FROM actief a LEFT JOIN zetel z ON z.bedrijf = a.naar
            GROUP BY a.van
        """,
    ),
    Fact(
        name="bestuursspreiding",
        makes="an office that still holds, with how widely its officer directs",
        of="BESTUURT",
        gives=("bestuurt_bedrijven", "bestuurt_branches", "bestuurt_adressen"),
        reads=("spreiding", "e_BESTUURT"),
        sql="""
            SELECT e.id, s.bedrijven AS bestuurt_bedrijven, s.branches AS bestuurt_branches, s.adressen AS bestuurt_adressen,
                   s.ids, s.leden
            FROM spreiding s JOIN e_BESTUURT e ON e.van = s.van AND e.geldig_tot IS NULL
        """,
        origins=(Origin(elements="ids", of=("BESTUURT",)), Origin(elements="leden", column="sbi", of=("Bedrijf",))),
    ),
)
