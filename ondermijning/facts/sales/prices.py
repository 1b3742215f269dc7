"""Prices per object: share of a deed, change since the previous sale corrected for the market, and ratio to the WOZ value.

Corrected change: (P2 / P1) / (I2 / I1) - 1, with I the price index of existing homes in the quarter of the sale; the WOZ
value is brought from its valuation date to the day of the sale in the same way. Nothing is guessed: where the price
covers objects that are not all known, where a share of an object was sold, or where the index is missing, the fact is empty.
"""

from __future__ import annotations

from ondermijning.facts.sales.values import index_origins
from ondermijning.views.elements import DerivedEdge, Fact, Origin
from ondermijning.views.view import View

VIEWS = (
    View(
        name="betreft",
        makes="an object of a transfer, with the index of its quarter and the WOZ value that was known at the time",
        reads=("e_BETREFT", "n_Transactie", "overgedragen", "waarde_op_dag"),
        key=("id",),
        sql="""
            SELECT b.id, b.van AS transactie, b.naar AS perceel, o.rechten, o.volgorde, b.aandeel_promille, t.datum, t.soort,
                   t.koopsom_euro, t.aantal_objecten, w.* EXCLUDE (perceel, dag)
            FROM e_BETREFT b JOIN n_Transactie t ON t.id = b.van JOIN overgedragen o ON o.id = b.id
            LEFT JOIN waarde_op_dag w ON w.perceel = b.naar AND w.dag = t.datum
        """,
    ),
    View(
        name="prijsdeel",
        # One object: the whole price. Several, all known and all valued: by WOZ value. Else unknown.
        makes="an object of a transfer with its share of the price",
        reads=("betreft",),
        key=("id",),
        local="transactie",
        sql="""
            SELECT *, CASE
                WHEN aantal_objecten = 1 THEN koopsom_euro
                WHEN count(*) OVER deed = aantal_objecten AND count(woz) OVER deed = aantal_objecten
                     AND sum(woz) OVER deed > 0
                    THEN CAST(round(koopsom_euro::DOUBLE * woz / sum(woz) OVER deed) AS BIGINT)
                END AS prijs_deel_euro
            FROM betreft
            WINDOW deed AS (PARTITION BY transactie)
        """,
    ),
    Fact(
        name="prijsfeit",
        makes="an object of a transfer: its price, against the sale before and against the WOZ value",
        of="BETREFT",
        gives=(
            "prijs_deel_euro",
            "dagen_sinds_vorige",
            "stijging_gecorrigeerd_procent",
            "woz_verhouding_procent",
            "woz_op_datum_euro",
        ),
        reads=("prijsdeel",),
        sql="""
            WITH verkoop AS (
                SELECT *, lag(transactie) OVER eerder AS vorige, lag(datum) OVER eerder AS vorige_datum,
                       lag(prijs_deel_euro) OVER eerder AS vorige_prijs, lag(index_promille) OVER eerder AS vorige_index,
                       lag(aandeel_promille) OVER eerder AS vorig_aandeel, lag(index_kwartaal) OVER eerder AS vorig_kwartaal
                FROM prijsdeel WHERE soort IN ('koop', 'executieveiling') AND datum IS NOT NULL
                WINDOW eerder AS (PARTITION BY perceel, rechten ORDER BY datum, volgorde)
            )
            SELECT p.id, p.transactie, p.perceel, p.prijs_deel_euro, v.vorige, p.reeks, p.index_kwartaal, v.vorig_kwartaal,
                   p.waarderingen, p.woz_kwartaal, p.woz_op_dag AS woz_op_datum_euro,
                   datediff('day', v.vorige_datum, v.datum) AS dagen_sinds_vorige,
                   CASE WHEN v.vorige_prijs > 0 AND v.aandeel_promille = 1000 AND v.vorig_aandeel = 1000 THEN
                       CAST(round(100 * ((v.prijs_deel_euro::DOUBLE / v.vorige_prijs)
                                         / (v.index_promille::DOUBLE / v.vorige_index) - 1)) AS BIGINT)
                   END AS stijging_gecorrigeerd_procent,
                   CASE WHEN v.aandeel_promille = 1000 AND v.woz > 0 THEN
                       CAST(round(100 * v.prijs_deel_euro::DOUBLE
                                  / (v.woz * v.index_promille::DOUBLE / v.woz_index)) AS BIGINT)
                   END AS woz_verhouding_procent
            FROM prijsdeel p LEFT JOIN verkoop v USING (id)
        """,
        origins=(
            Origin(
                columns=("stijging_gecorrigeerd_procent", "dagen_sinds_vorige"),
                inputs="""
                    SELECT f.id, f.element, k.kolom
                    FROM (SELECT id, unnest([transactie, vorige]) AS element FROM prijsfeit WHERE vorige IS NOT NULL) f
                    CROSS JOIN (VALUES ('koopsom_euro'), ('datum')) k (kolom)
                """,
                reads=("prijsfeit",),
                of=("Transactie",),
            ),
            # The price of one object is that of its deed; a share of a price rests on the values of all objects of the deed.
            Origin(
                columns=("prijs_deel_euro", "woz_verhouding_procent"),
                element="transactie",
                column="koopsom_euro",
                of=("Transactie",),
            ),
            Origin(
                columns=("prijs_deel_euro", "woz_verhouding_procent"),
                inputs="""
                    SELECT p.id, unnest(ander.waarderingen) AS element, '' AS kolom
                    FROM prijsdeel p JOIN prijsdeel ander USING (transactie) WHERE p.aantal_objecten > 1
                """,
                reads=("prijsdeel",),
                of=("Waardering",),
            ),
            Origin(
                columns=("woz_verhouding_procent", "woz_op_datum_euro"), elements="waarderingen", of=("Waardering",)
            ),
        ),
    ),
    index_origins("prijsfeit", "stijging_gecorrigeerd_procent", "vorig_kwartaal"),
    index_origins("prijsfeit", "woz_verhouding_procent", "woz_kwartaal"),
    index_origins("prijsfeit", "woz_op_datum_euro", "woz_kwartaal"),
    DerivedEdge(
        type="OPGEVOLGD_DOOR",
        reads=("betreft",),
        sql="""
            SELECT 'Transactie' AS van_soort, transactie AS van, 'Transactie' AS naar_soort, volgende AS naar,
                   'OPGEVOLGD_DOOR:' || transactie || '|' || volgende || '|' || perceel AS id, perceel AS perceel_id,
                   datediff('day', datum, volgende_datum) AS dagen, volgende_datum AS geldig_van,
                   'dag' AS geldig_van_precisie
            FROM (
                SELECT *, lead(transactie) OVER later AS volgende, lead(datum) OVER later AS volgende_datum
                FROM betreft WHERE datum IS NOT NULL
                WINDOW later AS (PARTITION BY perceel, rechten ORDER BY datum, volgorde)
            ) WHERE volgende IS NOT NULL
        """,
        origins=(
            Origin(element="van", column="datum", of=("Transactie",)),
            Origin(element="naar", column="datum", of=("Transactie",)),
        ),
    ),
)
