"""Permits that may explain a price: to build, split or convert, at an address on the object, decided in the years before a sale."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import any_of
from ondermijning.views.elements import DerivedEdge, Origin

_YEARS = 3
_MONTHS_BEFORE = 6  # whoever buys to rebuild may ask before the deed

VIEWS = (
    DerivedEdge(
        type="NA_VERGUNNING",
        reads=("prijsfeit", "betreft", "e_HEEFT_VBO", "e_HEEFT_ADRES", "e_VERGUND_VOOR", "n_Vergunning"),
        constants={
            "verleend": codes.GRANTED,
            "bouw": any_of(codes.BUILDING_WORDS),
            "jaren": _YEARS,
            "maanden": _MONTHS_BEFORE,
        },
        sql="""
            SELECT DISTINCT 'Transactie' AS van_soort, p.transactie AS van, 'Vergunning' AS naar_soort, v.id AS naar,
                   concat_ws('|', 'NA_VERGUNNING', p.transactie, v.id, p.perceel) AS id, p.perceel AS perceel_id,
                   datediff('day', v.datum_besluit, b.datum) AS dagen
            FROM prijsfeit p JOIN betreft b USING (id)
            JOIN e_HEEFT_VBO o ON o.van = p.perceel JOIN e_HEEFT_ADRES a ON a.van = o.naar
            JOIN e_VERGUND_VOOR w ON w.naar = a.naar JOIN n_Vergunning v ON v.id = w.van
            WHERE b.soort = 'koop' AND v.besluit = $verleend AND bevat(v.soort, $bouw)
              AND v.datum_besluit <= b.datum AND v.datum_besluit > b.datum - to_years($jaren)
              AND coalesce(
                  v.datum_besluit > b.datum - CAST(p.dagen_sinds_vorige AS INTEGER) - to_months($maanden), true
              )
        """,
        origins=(
            Origin(element="naar", of=("Vergunning",)),
            Origin(element="van", column="datum", of=("Transactie",)),
        ),
    ),
)
