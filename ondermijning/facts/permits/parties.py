"""Those who ask for and hold permits: after the permit ended, how new their officers are, and for whose addresses they ask."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_YEARS = 5

VIEWS = (
    Fact(
        name="verlopen",
        makes="a permit that ended while its holder still receives visitors there and nobody holds another for the address",
        of="HOUDT",
        gives=("dagen_na_einde",),
        reads=("e_HOUDT", "n_Vergunning", "e_VERGUND_VOOR", "gevestigd"),
        sql="""
            WITH gehouden AS (
                SELECT h.id, h.van, h.geldig_tot, p.naar AS adres
                FROM e_HOUDT h JOIN n_Vergunning v ON v.id = h.naar JOIN e_VERGUND_VOOR p ON p.van = v.id WHERE v.exploitatie
            )
            SELECT g.id, datediff('day', g.geldig_tot, getvariable('peildatum')) AS dagen_na_einde,
                   list(DISTINCT s.id ORDER BY s.id) AS zetels
            FROM gehouden g JOIN gevestigd s ON s.adres = g.adres AND s.bedrijf = g.van
            WHERE g.geldig_tot IS NOT NULL AND NOT EXISTS (
                FROM gehouden n
                WHERE n.adres = g.adres AND (n.geldig_tot IS NULL OR n.van = g.van AND n.geldig_tot > g.geldig_tot)
            )
            GROUP BY g.id, g.geldig_tot
        """,
        origins=(Origin(element="id", of=("HOUDT",)), Origin(elements="zetels", of=("GEVESTIGD_OP",))),
    ),
    Fact(
        name="bestuursduur",
        makes="a permit whose officers on the day of the application all have a known beginning, with how long the first sat",
        of="HOUDT",
        gives=("dagen_bestuur",),
        reads=("e_HOUDT", "n_Vergunning", "e_BESTUURT"),
        sql="""
            SELECT h.id, datediff('day', min(b.geldig_van), v.datum_aanvraag) AS dagen_bestuur, list(b.id ORDER BY b.id) AS ids
            FROM e_HOUDT h JOIN n_Vergunning v ON v.id = h.naar JOIN e_BESTUURT b ON b.naar = h.van
            WHERE v.exploitatie AND v.datum_aanvraag IS NOT NULL AND geldt_op(b.geldig_van, b.geldig_tot, v.datum_aanvraag)
            GROUP BY h.id, v.datum_aanvraag HAVING count(*) = count(b.geldig_van)
        """,
        origins=(Origin(element="id", of=("HOUDT",)), Origin(elements="ids", of=("BESTUURT",))),
    ),
    View(
        name="voor_anderen",
        # Places of others: somebody holds the object, and the applicant never held, never had a seat and never lived there, nor
        # did somebody it is linked with. Who builds asks for many; only permits of use count.
        makes="an applicant with the addresses of others that he asked a permit of use for",
        key=("van",),
        reads=(
            "e_VRAAGT_AAN",
            "n_Vergunning",
            "e_VERGUND_VOOR",
            "e_BEZIT",
            "e_HEEFT_VBO",
            "e_HEEFT_ADRES",
            "e_VERBONDEN_MET",
            "e_WOONT_OP",
            "e_GEVESTIGD_OP",
            "e_HEEFT_VESTIGING",
        ),
        constants={"jaren": _YEARS},
        sql="""
            WITH vraag AS (
                SELECT DISTINCT a.id, a.van, p.naar AS adres
                FROM e_VRAAGT_AAN a JOIN n_Vergunning v ON v.id = a.naar JOIN e_VERGUND_VOOR p ON p.van = v.id
                WHERE (v.exploitatie OR v.omzetting OR v.verhuur)
                  AND v.datum_aanvraag > getvariable('peildatum') - to_years($jaren)
            ), houder AS (
                SELECT DISTINCT a.naar AS adres, b.van AS partij
                FROM e_BEZIT b JOIN e_HEEFT_VBO h ON h.van = b.naar JOIN e_HEEFT_ADRES a ON a.van = h.naar
            ), eigen AS (
                SELECT adres, partij FROM houder
                UNION
                SELECT h.adres, v.van FROM houder h JOIN e_VERBONDEN_MET v ON v.naar = h.partij
                UNION
                SELECT naar, van FROM e_WOONT_OP
                UNION
                SELECT g.naar, coalesce(v.van, g.van) FROM e_GEVESTIGD_OP g LEFT JOIN e_HEEFT_VESTIGING v ON v.naar = g.van
            ), vreemd AS (
                SELECT v.* FROM vraag v ANTI JOIN eigen e ON e.adres = v.adres AND e.partij = v.van
                WHERE v.adres IN (SELECT adres FROM houder)
            )
            SELECT van, count(DISTINCT adres) AS aantal, list(DISTINCT id ORDER BY id) AS ids FROM vreemd GROUP BY van
        """,
    ),
    Fact(
        name="vraag_voor_anderen",
        makes="an application for an address of others, with all those of its applicant",
        of="VRAAGT_AAN",
        gives=("vreemde_adressen",),
        reads=("voor_anderen",),
        sql="SELECT unnest(ids) AS id, aantal AS vreemde_adressen, ids FROM voor_anderen",
        origins=(Origin(elements="ids", of=("VRAAGT_AAN",)),),
    ),
)
