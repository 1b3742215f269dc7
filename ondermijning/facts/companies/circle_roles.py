"""What the companies of one circle do: care or grants, cash, real estate."""

from __future__ import annotations

from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

CARE = "zorg"
CASH = ("horeca", "kansspelen", "autohandel", "belwinkel", "juwelier", "kapper of schoonheidssalon", "taxi")

VIEWS = (
    View(
        name="kringrol",
        # What has much cash counts as that, also when it had a grant: a circle of one kind is not mixed.
        makes="a circle with its companies that have not ended: all, in care or with a grant, with much cash, with real estate",
        reads=("kring", "n_Bedrijf", "bedrijfskenmerk", "e_ONTVANGT", "e_BEZIT"),
        key=("kring",),
        constants={"zorg": CARE, "contant": CASH},
        sql="""
            WITH lid AS (
                SELECT k.kring, b.id, coalesce(f.branche IN $contant, false) AS contant,
                       NOT contant AND (coalesce(f.branche = $zorg, false) OR b.id IN (SELECT van FROM e_ONTVANGT)) AS zorg,
                       b.id IN (SELECT van FROM e_BEZIT WHERE geldig_tot IS NULL) AS vastgoed
                FROM kring k JOIN n_Bedrijf b USING (id) LEFT JOIN bedrijfskenmerk f USING (id)
                WHERE b.beeindigd IS NULL
            )
            SELECT kring, count(*) AS leden, count(*) FILTER (zorg) AS zorg, count(*) FILTER (contant) AS contant,
                   count(*) FILTER (vastgoed) AS vastgoed, list(id ORDER BY id) AS ids
            FROM lid GROUP BY kring
        """,
    ),
    Fact(
        name="rol_in_kring",
        makes="a company in a circle, with what the companies of the circle do",
        of="Bedrijf",
        gives=("kring_leden", "kring_zorg", "kring_contant", "kring_vastgoed"),
        reads=("kring", "kringrol"),
        sql="""
            SELECT k.id, r.leden AS kring_leden, r.zorg AS kring_zorg, r.contant AS kring_contant,
                   r.vastgoed AS kring_vastgoed, r.ids
            FROM kring k JOIN kringrol r USING (kring)
        """,
        origins=(
            Origin(
                inputs="SELECT id, unnest(ids) AS element, unnest(['kring', 'sbi']) AS kolom FROM rol_in_kring",
                reads=("rol_in_kring",),
                of=("kring", "Bedrijf"),
            ),
        ),
    ),
)
