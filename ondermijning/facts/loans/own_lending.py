"""To whom a lender that is no bank lends: on how many objects to parties it is linked with, and to how many that are not linked."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_NAMED = 50  # of more loans each has the origin of its own row only

VIEWS = (
    View(
        name="eigen_lening",
        makes="a loan to a party that the lender was linked with, on an object without another mortgage of a bank, and that link",
        reads=(
            "onderling",
            "n_Hypotheek",
            "e_VERBONDEN_MET",
            "e_HYPOTHEEK_OP",
            "e_GELDGEVER",
            "n_Bedrijf",
            "financier",
        ),
        key=("rust", "band"),
        sql="""
            SELECT o.gever, o.hypotheek, o.perceel, o.rust, m.id AS band
            FROM onderling o JOIN n_Hypotheek l ON l.id = o.hypotheek
            JOIN e_VERBONDEN_MET m ON m.van = o.gever AND m.naar = o.nemer
            WHERE coalesce(m.geldig_tot >= l.geldig_van, true) AND NOT EXISTS (
                SELECT 1 FROM e_HYPOTHEEK_OP h JOIN e_GELDGEVER g ON g.naar = h.van JOIN n_Bedrijf b ON b.id = g.van
                WHERE h.naar = o.perceel AND h.geldig_tot IS NULL
                  AND (b.uitgezonderd IS NOT NULL OR b.id IN (FROM financier))
            )
        """,
    ),
    View(
        name="eigen_bank",
        makes="a lender with the objects and mortgages on which it lends to parties that it is linked with",
        reads=("eigen_lening",),
        key=("gever",),
        local="gever",
        sql="""
            SELECT gever, count(DISTINCT perceel) AS objecten, list(DISTINCT hypotheek ORDER BY hypotheek) AS hypotheken
            FROM eigen_lening GROUP BY gever
        """,
    ),
    Fact(
        name="lening_aan_verbonden",
        makes="a lender of a mortgage to a party that it is linked with",
        of="GELDGEVER",
        gives=("verbonden_objecten",),
        reads=("eigen_bank", "e_GELDGEVER"),
        sql="""
            SELECT g.id, g.van AS gever, b.objecten AS verbonden_objecten
            FROM eigen_bank b JOIN e_GELDGEVER g ON g.van = b.gever AND list_contains(b.hypotheken, g.naar)
        """,
        origins=(
            Origin(
                inputs="""
                    SELECT f.id, unnest([e.rust, e.band]) AS element, '' AS kolom
                    FROM lening_aan_verbonden f JOIN eigen_lening e USING (gever)
                """,
                reads=("lening_aan_verbonden", "eigen_lening"),
                of=("HYPOTHEEK_OP", "VERBONDEN_MET"),
            ),
        ),
    ),
    View(
        name="lener",
        # A person borrows in the circle of the companies that he stands beside.
        makes="a lender with the circles that borrow of it now; who is in no circle counts alone",
        reads=("lening", "e_HYPOTHEEK_OP", "e_VERBONDEN_MET", "kring"),
        key=("gever",),
        sql="""
            WITH naast AS (
                SELECT m.van AS persoon, min(coalesce(k.kring, m.naar)) AS kring
                FROM e_VERBONDEN_MET m LEFT JOIN kring k ON k.id = m.naar
                WHERE m.van_soort = 'Persoon' AND m.stappen = 1 GROUP BY m.van
            )
            SELECT o.gever, count(DISTINCT coalesce(k.kring, n.kring, o.nemer)) AS kringen,
                   list(DISTINCT h.id ORDER BY h.id) AS ids
            FROM lening o JOIN e_HYPOTHEEK_OP h ON h.van = o.hypotheek AND h.geldig_tot IS NULL
            LEFT JOIN kring k ON k.id = o.nemer LEFT JOIN naast n ON n.persoon = o.nemer
            GROUP BY o.gever
        """,
    ),
    Fact(
        name="losse_lening",
        makes="a mortgage of a lender that is no bank, with to how many circles it lends",
        of="GELDGEVER",
        gives=("losse_leners",),
        reads=("lener", "e_GELDGEVER"),
        constants={"genoemd": _NAMED},
        sql="""
            SELECT g.id, l.kringen AS losse_leners, CASE WHEN len(l.ids) <= $genoemd THEN l.ids ELSE [g.id] END AS ids
            FROM lener l JOIN e_GELDGEVER g ON g.van = l.gever
        """,
        origins=(Origin(elements="ids", of=("HYPOTHEEK_OP", "GELDGEVER")),),
    ),
)
