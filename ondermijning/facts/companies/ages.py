"""Ages of companies at the moments that matter: when they buy, and how near to a deed or how long ago they ended."""

from __future__ import annotations

from ondermijning.tables.words import any_of
from ondermijning.views.elements import Fact, Origin

# What merged, was split or took another form goes on.
_GONE_ON = ("fusie", "splitsing", "omzetting")

# Of buyers and of sellers.
_UNTIL_END = """
SELECT k.id, k.van, k.naar, datediff('day', t.datum, b.beeindigd) AS dagen_tot_einde
FROM e_{side} k JOIN n_Bedrijf b ON b.id = k.van JOIN n_Transactie t ON t.id = k.naar
WHERE b.beeindigd >= t.datum AND NOT bevat(b.eindreden, $gaat_verder)
"""

VIEWS = (
    Fact(
        name="koopleeftijd",
        makes="a purchase by a company, with its age then",
        of="KOPER",
        gives=("dagen_sinds_oprichting",),
        reads=("e_KOPER", "n_Bedrijf", "n_Transactie"),
        sql="""
            SELECT k.id, k.van, k.naar, datediff('day', b.opgericht, t.datum) AS dagen_sinds_oprichting
            FROM e_KOPER k JOIN n_Bedrijf b ON b.id = k.van JOIN n_Transactie t ON t.id = k.naar
            WHERE b.opgericht <= t.datum
        """,
        origins=(
            Origin(element="van", column="opgericht", of=("Bedrijf",)),
            Origin(element="naar", column="datum", of=("Transactie",)),
        ),
    ),
    Fact(
        name="bezit_na_einde",
        # From the last day on which the company may have ended until the holding ended, else until the date.
        makes="a holding of a company that had ended, with the days since",
        of="BEZIT",
        gives=("dagen_na_einde",),
        reads=("e_BEZIT", "n_Bedrijf"),
        sql="""
            WITH geeindigd AS (
                SELECT h.id, h.van, laatste_dag(b.beeindigd, b.beeindigd_precisie) AS einde,
                       coalesce(h.geldig_tot, getvariable('peildatum')) AS tot
                FROM e_BEZIT h JOIN n_Bedrijf b ON b.id = h.van
            )
            SELECT id, van, datediff('day', einde, tot) AS dagen_na_einde FROM geeindigd WHERE einde <= tot
        """,
        origins=(
            Origin(element="van", column="beeindigd", of=("Bedrijf",)),
            Origin(element="id", of=("BEZIT",)),
        ),
    ),
    Fact(
        name="groepsleeftijd",
        makes="a purchase by a company with the oldest above it over holdings that are whole on the date, and its age then",
        of="KOPER",
        gives=("groep_dagen",),
        reads=("e_AANDEELHOUDER_VAN", "e_KOPER", "n_Transactie", "n_Bedrijf"),
        sql="""
            WITH RECURSIVE boven (koper, bedrijf, ids) AS (
                SELECT naar, van, [id] FROM e_AANDEELHOUDER_VAN
                WHERE van_soort = 'Bedrijf' AND geldig_tot IS NULL AND aandeel_promille = 1000 AND van <> naar
                UNION ALL
                SELECT b.koper, a.van, b.ids || [a.id] FROM boven b JOIN e_AANDEELHOUDER_VAN a ON a.naar = b.bedrijf
                WHERE a.van_soort = 'Bedrijf' AND a.geldig_tot IS NULL AND a.aandeel_promille = 1000
                  AND NOT list_contains(b.ids, a.id)
            )
            SELECT k.id, t.id AS transactie, b.id AS moeder, v.ids, datediff('day', b.opgericht, t.datum) AS groep_dagen
            FROM e_KOPER k JOIN n_Transactie t ON t.id = k.naar JOIN boven v ON v.koper = k.van
            JOIN n_Bedrijf b ON b.id = v.bedrijf
            WHERE b.opgericht <= t.datum
            QUALIFY row_number() OVER (PARTITION BY k.id ORDER BY groep_dagen DESC, b.id, v.ids) = 1
        """,
        origins=(
            Origin(element="moeder", column="opgericht", of=("Bedrijf",)),
            Origin(element="transactie", column="datum", of=("Transactie",)),
            Origin(elements="ids", of=("AANDEELHOUDER_VAN",)),
        ),
    ),
    *(
        Fact(
            name=f"{side.lower()}_tot_einde",
            makes=f"a {deed} by a company that ended after the deed, with the days until then",
            of=side,
            gives=("dagen_tot_einde",),
            reads=(f"e_{side}", "n_Bedrijf", "n_Transactie"),
            constants={"gaat_verder": any_of(_GONE_ON)},
            sql=_UNTIL_END.format(side=side),
            origins=(
                Origin(element="van", column="beeindigd", of=("Bedrijf",)),
                Origin(element="naar", column="datum", of=("Transactie",)),
            ),
        )
        for side, deed in (("KOPER", "purchase"), ("VERKOPER", "sale"))
    ),
)
