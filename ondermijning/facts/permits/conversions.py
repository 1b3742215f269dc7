"""Permits to split a dwelling or turn it into rooms: how soon after a purchase, and which norms of the municipality they pass.

The norms are those that held on the day of the decision: the least floor area, the units of one kind in one calendar year,
and the share of the addresses of a street that may be turned into rooms.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Fact, Origin
from ondermijning.views.view import View

VIEWS = (
    Fact(
        name="na_aankoop",
        makes="a permit to convert with the last purchase of the object before it was asked for",
        of="VERGUND_VOOR",
        gives=("dagen_na_aankoop", "aankoop_id"),
        reads=("n_Vergunning", "e_VERGUND_VOOR", "e_HEEFT_ADRES", "e_HEEFT_VBO", "e_BETREFT", "n_Transactie"),
        sql="""
            SELECT p.id, t.id AS aankoop_id, v.id AS vergunning, datediff('day', t.datum, v.datum_aanvraag) AS dagen_na_aankoop
            FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id JOIN e_HEEFT_ADRES a ON a.naar = p.naar
            JOIN e_HEEFT_VBO h ON h.naar = a.van JOIN e_BETREFT b ON b.naar = h.van JOIN n_Transactie t ON t.id = b.van
            WHERE v.omzetting AND t.soort = 'koop' AND t.datum <= v.datum_aanvraag
            QUALIFY row_number() OVER (PARTITION BY p.id ORDER BY t.datum DESC, t.id) = 1
        """,
        origins=(
            Origin(columns=("dagen_na_aankoop",), element="aankoop_id", column="datum", of=("Transactie",)),
            Origin(columns=("dagen_na_aankoop",), element="id", of=("VERGUND_VOOR",)),
            Origin(columns=("aankoop_id",), element="aankoop_id", of=("Transactie",)),
        ),
    ),
    View(
        name="omgezet",
        # What becomes rooms is a kind of its own, beside what is split.
        makes="a permit to convert that was granted, with its units and its place",
        key=("id",),
        reads=("n_Vergunning", "e_VERGUND_VOOR", "e_LIGT_AAN"),
        constants={"verleend": codes.GRANTED},
        sql="""
            SELECT v.id, p.naar AS adres, v.datum_besluit AS dag, coalesce(v.aantal_eenheden, 1) AS eenheden, l.naar AS straat,
                   contains(lower(v.soort), 'splits') AS gesplitst
            FROM n_Vergunning v JOIN e_VERGUND_VOOR p ON p.van = v.id LEFT JOIN e_LIGT_AAN l ON l.van = p.naar
            WHERE v.omzetting AND v.besluit = $verleend AND v.datum_besluit IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY v.id ORDER BY p.naar, l.naar) = 1
        """,
    ),
    View(
        name="straatdeel",
        makes="a permit with the share of the addresses of its street that had become rooms by then, in percent",
        key=("id",),
        reads=("e_LIGT_AAN", "e_HEEFT_ADRES", "omgezet"),
        sql="""
            WITH adressen AS (
                SELECT l.naar AS straat, count(DISTINCT l.van) AS aantal
                FROM e_LIGT_AAN l JOIN e_HEEFT_ADRES a ON a.naar = l.van AND a.geldig_tot IS NULL GROUP BY l.naar
            ), kamers AS (
                SELECT o.id, o.straat, count(DISTINCT e.adres) AS aantal
                FROM omgezet o JOIN omgezet e USING (straat) WHERE NOT e.gesplitst AND (e.dag, e.id) <= (o.dag, o.id) GROUP BY ALL
            )
            SELECT k.id, 100 * k.aantal // a.aantal AS procent FROM kamers k JOIN adressen a USING (straat)
        """,
    ),
    Fact(
        name="voorbij",
        makes="a permit with the norms of the day of its decision that it passes",
        of="Vergunning",
        gives=("buiten_norm",),
        reads=("omgezet", "straatdeel", "adresfeit", "norm"),
        sql="""
            WITH jaar AS (
                SELECT id, sum(eenheden) OVER (PARTITION BY year(dag), gesplitst ORDER BY dag, id) AS eenheden FROM omgezet
            ), overschreden AS (
                SELECT o.id, 'oppervlakte' AS wat
                FROM omgezet o JOIN adresfeit a ON a.id = o.adres
                JOIN norm n ON n.naam = 'omzetting_oppervlakte_m2' AND geldt_op(n.van, n.tot, o.dag)
                WHERE a.oppervlakte_m2 < n.waarde
                UNION ALL
                SELECT id, 'aantal in het jaar'
                FROM omgezet o JOIN jaar j USING (id)
                JOIN norm n ON n.naam = 'omzetting_jaar_eenheden' AND geldt_op(n.van, n.tot, o.dag)
                WHERE j.eenheden > n.waarde
                UNION ALL
                SELECT id, 'deel van de straat'
                FROM omgezet o JOIN straatdeel s USING (id)
                JOIN norm n ON n.naam = 'omzetting_straat_procent' AND geldt_op(n.van, n.tot, o.dag)
                WHERE NOT o.gesplitst AND s.procent > n.waarde
            )
            SELECT id, string_agg(wat, ', ' ORDER BY wat) AS buiten_norm FROM overschreden GROUP BY id
        """,
        origins=(
            Origin(element="id", of=("Vergunning",)),
            Origin(
                inputs="""
                    SELECT id, o.adres AS element, 'oppervlakte_m2' AS kolom
                    FROM voorbij v JOIN omgezet o USING (id) WHERE contains(v.buiten_norm, 'oppervlakte')
                """,
                reads=("voorbij", "omgezet"),
                of=("adresfeit",),
            ),
        ),
    ),
)
