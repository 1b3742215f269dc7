"""Changes of officers around a transfer, and officers whose companies were dissolved one after another."""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

_WINDOW_MONTHS = 36
_DAYS_LEFT_BEFORE = 365  # an officer who left at most so long before the end answers for it

# Of buyers and of sellers.
_NEAREST = """
SELECT s.id, datediff('day', t.datum, w.dag) AS dagen_bestuurswissel, w.dag AS bestuurswissel_op, t.id AS transactie, w.ids
FROM e_{side} s JOIN n_Transactie t ON t.id = s.naar JOIN wissel w ON w.bedrijf = s.van
WHERE t.datum IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY s.id ORDER BY abs(dagen_bestuurswissel), dagen_bestuurswissel) = 1
"""

VIEWS = (
    View(
        name="wissel",
        # Known to the day; who only changes office comes and leaves on one day. The first officers of a new company and the last
        # of an ended one are no change.
        makes="a day on which somebody came to the board of a company or left it, with these offices",
        reads=("e_BESTUURT", "n_Bedrijf"),
        key=("bedrijf", "dag"),
        local="bedrijf",
        sql="""
            WITH komen_en_gaan AS (
                SELECT naar AS bedrijf, van, geldig_van AS dag, 'begin' AS wat, id FROM e_BESTUURT
                WHERE geldig_van IS NOT NULL AND coalesce(geldig_van_precisie, 'dag') = 'dag'
                UNION ALL
                SELECT naar, van, geldig_tot, 'einde', id FROM e_BESTUURT
                WHERE geldig_tot IS NOT NULL AND coalesce(geldig_tot_precisie, 'dag') = 'dag'
            ), echt AS (
                SELECT bedrijf, dag, list(id ORDER BY id) AS ids FROM komen_en_gaan
                GROUP BY bedrijf, dag, van HAVING count(DISTINCT wat) = 1
            ), eerste AS (
                SELECT naar AS bedrijf, min(geldig_van) AS dag FROM e_BESTUURT GROUP BY naar
            )
            SELECT e.bedrijf, e.dag, flatten(list(e.ids ORDER BY e.ids)) AS ids
            FROM echt e JOIN n_Bedrijf b ON b.id = e.bedrijf JOIN eerste f USING (bedrijf)
            WHERE e.dag > coalesce(laatste_dag(b.opgericht, b.opgericht_precisie), f.dag) AND coalesce(e.dag < b.beeindigd, true)
            GROUP BY e.bedrijf, e.dag
        """,
    ),
    *(
        Fact(
            name=f"wissel_rond_{side.lower()}",
            makes=f"a {deed} by a company, with the change of its officers nearest to the deed",
            of=side,
            gives=("dagen_bestuurswissel", "bestuurswissel_op"),
            reads=(f"e_{side}", "n_Transactie", "wissel"),
            sql=_NEAREST.format(side=side),
            # The deed decides which change is nearest, but the day itself stands with the officers only.
            origins=(
                Origin(elements="ids", of=("BESTUURT",)),
                Origin(columns=("dagen_bestuurswissel",), element="transactie", column="datum", of=("Transactie",)),
            ),
        )
        for side, deed in (("KOPER", "purchase"), ("VERKOPER", "sale"))
    ),
    View(
        name="ontbonden",
        # A sole trader has nothing to dissolve; what merged, was split or went bankrupt was not dissolved.
        makes="a party and a company that it directed until it was dissolved, or almost until then",
        reads=("e_BESTUURT", "n_Bedrijf"),
        key=("partij", "bedrijf"),
        constants={"niet_ontbonden": any_of(codes.NOT_DISSOLVED_WORDS), "dagen": _DAYS_LEFT_BEFORE},
        sql="""
            SELECT DISTINCT e.van AS partij, e.naar AS bedrijf, b.beeindigd AS dag
            FROM e_BESTUURT e JOIN n_Bedrijf b ON b.id = e.naar
            WHERE b.beeindigd IS NOT NULL AND NOT b.eenmanszaak AND NOT bevat(b.eindreden, $niet_ontbonden)
              AND coalesce(e.geldig_van <= b.beeindigd, true) AND coalesce(e.geldig_tot >= b.beeindigd - $dagen, true)
        """,
    ),
    Fact(
        name="reeks",
        # The company of the office itself is left out: a window may as well begin with a dissolution.
        makes="an office with most companies of its officer that were dissolved in any window of months",
        of="BESTUURT",
        gives=("ontbonden_bedrijven",),
        reads=("ontbonden", "e_BESTUURT"),
        constants={"maanden": _WINDOW_MONTHS},
        sql="""
            WITH venster AS (
                SELECT s.partij, s.bedrijf, s.dag, count(*) AS aantal
                FROM ontbonden s JOIN ontbonden o
                  ON o.partij = s.partij AND s.dag <= o.dag AND o.dag < s.dag + to_months($maanden)
                GROUP BY ALL
            )
            SELECT e.id, e.van AS partij, e.naar AS bedrijf,
                   coalesce(max(s.aantal - CASE WHEN s.dag <= o.dag AND o.dag < s.dag + to_months($maanden) THEN 1 ELSE 0 END)
                       FILTER (s.bedrijf <> e.naar), 0) AS ontbonden_bedrijven
            FROM e_BESTUURT e LEFT JOIN venster s ON s.partij = e.van
            LEFT JOIN ontbonden o ON o.partij = e.van AND o.bedrijf = e.naar
            GROUP BY ALL
        """,
        origins=(
            Origin(
                inputs="""
                    SELECT r.id, o.bedrijf AS element, unnest(['beeindigd', 'eindreden']) AS kolom
                    FROM reeks r JOIN ontbonden o ON o.partij = r.partij AND o.bedrijf <> r.bedrijf
                """,
                reads=("reeks", "ontbonden"),
                of=("Bedrijf",),
            ),
            Origin(element="id", of=("BESTUURT",)),
        ),
    ),
)
