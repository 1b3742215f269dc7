"""Mortgages against what they are secured on: the WOZ value, the price of the purchase, their number, and how long they rest.

A mortgage counts against all objects it rests on together; where one of them is not known or has no value, or the answer names
not all of them, the fact is empty.
"""

from __future__ import annotations

from ondermijning.facts.sales.values import index_origins
from ondermijning.views.elements import Fact, Origin

_DAYS_BEFORE, _DAYS_AFTER = 7, 90  # a mortgage deed stands around that of the purchase
_DAYS_TO_REPLACE = 30

VIEWS = (
    Fact(
        name="lening_woz",
        makes="a mortgage on an object against the WOZ value of all that it rests on",
        of="HYPOTHEEK_OP",
        gives=("woz_verhouding_procent",),
        reads=("e_HYPOTHEEK_OP", "n_Hypotheek", "waarde_op_dag", "ZekerheidsstellingObject", "Zekerheidsstelling"),
        sql="""
            WITH onderpand AS (
                SELECT o.id, o.van AS hypotheek, h.bedrag_euro, w.*
                FROM e_HYPOTHEEK_OP o JOIN n_Hypotheek h ON h.id = o.van
                LEFT JOIN waarde_op_dag w ON w.perceel = o.naar AND w.dag = h.geldig_van
            ), geheel AS (
                SELECT zekerheid_id, count(DISTINCT object_id) AS objecten FROM ZekerheidsstellingObject
                WHERE zekerheid_id NOT IN (SELECT zekerheid_id FROM Zekerheidsstelling WHERE meer_objecten)
                GROUP BY zekerheid_id
            ), samen AS (
                SELECT p.hypotheek,
                       CAST(round(100 * max(p.bedrag_euro)::DOUBLE / sum(p.woz_op_dag)) AS BIGINT) AS woz_verhouding_procent,
                       flatten(list(p.waarderingen ORDER BY p.waarderingen)) AS waarden
                FROM onderpand p JOIN geheel g ON g.zekerheid_id = p.hypotheek
                GROUP BY p.hypotheek, g.objecten
                HAVING count(p.woz_op_dag) = g.objecten AND sum(p.woz_op_dag) > 0
            )
            SELECT p.id, s.*, p.reeks, p.index_kwartaal, p.woz_kwartaal
            FROM onderpand p JOIN samen s USING (hypotheek) WHERE s.woz_verhouding_procent IS NOT NULL
        """,
        origins=(
            Origin(elements="waarden", of=("Waardering",)),
            Origin(element="hypotheek", of=("Hypotheek",)),
        ),
    ),
    index_origins("lening_woz", "woz_verhouding_procent", "woz_kwartaal"),
    Fact(
        name="lening_koop",
        # The deed of purchase nearest to the mortgage, for each object; all those deeds together for the mortgage.
        makes="a mortgage on an object against the price of all purchases that it stands around",
        of="HYPOTHEEK_OP",
        gives=("koopsom_verhouding_procent",),
        reads=("e_HYPOTHEEK_OP", "n_Hypotheek", "e_BETREFT", "n_Transactie"),
        constants={"voor": _DAYS_BEFORE, "na": _DAYS_AFTER},
        sql="""
            WITH rond AS (
                SELECT o.id, o.van AS hypotheek, h.bedrag_euro, t.id AS transactie, t.koopsom_euro
                FROM e_HYPOTHEEK_OP o JOIN n_Hypotheek h ON h.id = o.van
                JOIN e_BETREFT b ON b.naar = o.naar JOIN n_Transactie t ON t.id = b.van
                WHERE t.soort IN ('koop', 'executieveiling') AND t.koopsom_euro > 0
                  AND h.geldig_van BETWEEN t.datum - $voor AND t.datum + $na
                QUALIFY row_number() OVER (PARTITION BY o.id ORDER BY abs(h.geldig_van - t.datum), t.id) = 1
            ), samen AS (
                SELECT hypotheek, sum(koopsom_euro) AS prijs, list(transactie ORDER BY transactie) AS transacties
                FROM (SELECT DISTINCT hypotheek, transactie, koopsom_euro FROM rond) GROUP BY hypotheek
            )
            SELECT r.id, r.hypotheek, s.transacties,
                   CAST(round(100 * r.bedrag_euro::DOUBLE / s.prijs) AS BIGINT) AS koopsom_verhouding_procent
            FROM rond r JOIN samen s USING (hypotheek) WHERE koopsom_verhouding_procent IS NOT NULL
        """,
        origins=(
            Origin(elements="transacties", column="koopsom_euro", of=("Transactie",)),
            Origin(element="hypotheek", of=("Hypotheek",)),
        ),
    ),
    Fact(
        name="afgelost",
        # The day of the end is that of the first answer without it, so it rested that long at most.
        makes="a mortgage that rested so long, unless a sale or another mortgage, such as it under another id, explains its end",
        of="HYPOTHEEK_OP",
        gives=("dagen_tot_aflossing",),
        reads=("e_HYPOTHEEK_OP", "e_BETREFT", "n_Transactie"),
        constants={"voor": _DAYS_BEFORE, "vervangen": _DAYS_TO_REPLACE},
        sql="""
            SELECT o.id, datediff('day', o.geldig_van, o.geldig_tot) AS dagen_tot_aflossing
            FROM e_HYPOTHEEK_OP o
            WHERE o.geldig_tot > o.geldig_van AND NOT EXISTS (
                SELECT 1 FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van
                WHERE b.naar = o.naar AND t.datum > o.geldig_van + $voor AND t.datum <= o.geldig_tot + $vervangen
            ) AND NOT EXISTS (
                SELECT 1 FROM e_HYPOTHEEK_OP a
                WHERE a.naar = o.naar AND a.van <> o.van
                  AND coalesce(a.geldig_van >= o.geldig_van AND a.geldig_van <= o.geldig_tot + $vervangen, true)
            )
        """,
        origins=(Origin(element="id", of=("HYPOTHEEK_OP",)),),
    ),
    Fact(
        name="bezwaard",
        makes="an object with the mortgages that rest on it now and who lent on them",
        of="Perceel",
        gives=("hypotheken", "geldgevers"),
        reads=("e_HYPOTHEEK_OP", "e_GELDGEVER"),
        sql="""
            SELECT o.naar AS id, count(DISTINCT o.van) AS hypotheken, count(DISTINCT g.van) AS geldgevers,
                   list(DISTINCT o.id ORDER BY o.id) AS ids,
                   list(DISTINCT g.id ORDER BY g.id) FILTER (g.id IS NOT NULL) AS gevers
            FROM e_HYPOTHEEK_OP o LEFT JOIN e_GELDGEVER g ON g.naar = o.van
            WHERE o.geldig_tot IS NULL GROUP BY o.naar
        """,
        origins=(
            Origin(columns=("hypotheken",), elements="ids", of=("HYPOTHEEK_OP",)),
            Origin(columns=("geldgevers",), elements="gevers", of=("GELDGEVER",)),
        ),
    ),
    Fact(
        name="geldgeverleeftijd",
        makes="a lender that is a company, with its age when it lent",
        of="GELDGEVER",
        gives=("dagen_sinds_oprichting",),
        reads=("e_GELDGEVER", "n_Bedrijf", "n_Hypotheek"),
        sql="""
            SELECT g.id, g.van, g.naar, datediff('day', b.opgericht, h.geldig_van) AS dagen_sinds_oprichting
            FROM e_GELDGEVER g JOIN n_Bedrijf b ON b.id = g.van JOIN n_Hypotheek h ON h.id = g.naar
            WHERE b.opgericht <= h.geldig_van
        """,
        origins=(
            Origin(element="van", column="opgericht", of=("Bedrijf",)),
            Origin(element="naar", of=("Hypotheek",)),
        ),
    ),
)
