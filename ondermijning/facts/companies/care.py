"""Marks of the care profile that registers of a municipality can show; what stands in accounts and pay rolls they cannot."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_CARE, _REAL_ESTATE = ("86", "87", "88"), "68"
# Horeca, trade in and repair of cars, gambling, hairdressers and beauty, and other personal services.
_CASH = ("56", "451", "452", "453", "92", "9602", "9609", "9621", "9622")
_CHANGES, _WINDOW_MONTHS = 3, 24
_OWNED_OBJECTS = 2

VIEWS = (
    View(
        name="zorgbestuur",
        makes="an officer of a company in care, with each other company that he directs or directed",
        reads=("n_Bedrijf", "e_BESTUURT"),
        constants={"zorg": _CARE},
        sql="""
            SELECT z.id AS bedrijf, e.van AS partij, e.id AS functie, a.id AS andere_functie, b.id AS ander,
                   coalesce(b.sbi, '') AS sbi, b.eindreden
            FROM n_Bedrijf z JOIN e_BESTUURT e ON e.naar = z.id LEFT JOIN e_BESTUURT a ON a.van = e.van AND a.naar <> z.id
            LEFT JOIN n_Bedrijf b ON b.id = a.naar
            WHERE left(z.sbi, 2) IN $zorg AND NOT z.eenmanszaak AND z.uitgezonderd IS NULL AND e.geldig_tot IS NULL
        """,
    ),
    View(
        name="zorgkenmerk",
        makes="a mark of the care profile that a company has, and an element that shows it",
        reads=("zorgbestuur", "e_BEZIT", "e_GAAT_OVER", "n_Insolventie", "wissel", "n_Bedrijf"),
        constants={
            "vastgoed": _REAL_ESTATE,
            "objecten": _OWNED_OBJECTS,
            "contant": "|".join(_CASH),
            "maanden": _WINDOW_MONTHS,
            "wissels": _CHANGES,
        },
        sql="""
            SELECT DISTINCT bedrijf, 'vastgoed' AS kenmerk, functie AS element FROM zorgbestuur k
            WHERE starts_with(k.sbi, $vastgoed) OR partij IN (
                SELECT van FROM e_BEZIT WHERE geldig_tot IS NULL GROUP BY van HAVING count(DISTINCT naar) >= $objecten
            )
            UNION ALL
            SELECT DISTINCT bedrijf, 'contant geld', andere_functie FROM zorgbestuur k WHERE begint_met(k.sbi, $contant)
            UNION ALL
            SELECT DISTINCT bedrijf, 'eerder faillissement', andere_functie FROM zorgbestuur k
            WHERE k.eindreden = 'faillissement'
               OR k.ander IN (SELECT g.naar FROM e_GAAT_OVER g JOIN n_Insolventie i ON i.id = g.van WHERE i.soort = 'F')
            UNION ALL
            SELECT DISTINCT w.bedrijf, 'bestuurswissels', unnest(w.ids)
            FROM wissel w JOIN n_Bedrijf z ON z.id = w.bedrijf
            WHERE w.bedrijf IN (SELECT bedrijf FROM zorgbestuur) AND w.bedrijf IN (
                SELECT e.bedrijf FROM wissel e JOIN wissel s ON s.bedrijf = e.bedrijf
                WHERE s.dag <= e.dag AND s.dag > e.dag - to_months($maanden)
                GROUP BY e.bedrijf, e.dag HAVING count(DISTINCT s.dag) >= $wissels
            )
        """,
    ),
    Fact(
        name="zorgprofiel",
        makes="a company with the marks of the care profile that it has",
        of="Bedrijf",
        gives=("zorgkenmerken", "zorgkenmerken_welke"),
        reads=("zorgkenmerk",),
        sql="""
            SELECT bedrijf AS id, count(DISTINCT kenmerk) AS zorgkenmerken,
                   string_agg(DISTINCT kenmerk, ', ' ORDER BY kenmerk) AS zorgkenmerken_welke,
                   list(DISTINCT element ORDER BY element) AS ids
            FROM zorgkenmerk GROUP BY bedrijf
        """,
        origins=(Origin(elements="ids", of=("BESTUURT",)),),
    ),
)
