"""WOZ values: per object and valuation date the one that counts, and per parcel the sum of those of all objects on it.

Rule of WOZ-bevragen 1.0.0: of the values with one valuation date, the one with the latest day of effect; a value whose
only status is annulled does not count; an objection or appeal is pending by the status of the value that counts, or where
the source says so.
"""

from __future__ import annotations

from ondermijning.model import codes
from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import View

# Label → kind of link to it.
_LINKED = {"Perceel": "kadastraalobject", "Verblijfsobject": "adresseerbaarobject"}

# Of the links of an object those that stood when a value was last shown, else those that ended last: an object that moves to
# another parcel takes no value with it that was no longer shown then.
_LAST_SHOWN = """
QUALIFY rank() OVER (
    PARTITION BY w.id ORDER BY k.van < least(w._gezien_tot, getvariable('peildatum') + 1) DESC,
    least(coalesce(k.tot, 'infinity'), coalesce(w._gezien_tot, 'infinity')) DESC
) = 1
"""
_VALUE_OF = """
SELECT 'Waardering' AS van_soort, w.id AS van, '{label}' AS naar_soort, k.doel_id AS naar,
       w.waardepeildatum AS geldig_van, 'dag' AS geldig_van_precisie, w._gezien_van AS geregistreerd_op,
       als_voorbij(w._gezien_tot) AS registratie_tot, k._bron, k._levering, k._bestand, k._positie
FROM woz_waarde w JOIN woz_link k USING (wozobjectnummer) WHERE k.soort = '{link}'
{last_shown}
"""
_VALUE_ON = """
SELECT *, count(*) OVER (PARTITION BY id) = 1 AS alleen_hier FROM (
    SELECT w.id, w.wozobjectnummer, w.waardepeildatum, w.waarde_euro, k.perceel
    FROM woz_waarde w JOIN woz_op_perceel k USING (wozobjectnummer)
    {last_shown}
)
"""

VIEWS = (
    View(
        name="woz_waarde",
        # First what was seen last of each decision, so that one annulled since does not count; then the decision that counts.
        makes="the value that counts of an object on a valuation date",
        reads=("WozWaarde",),
        key=("wozobjectnummer", "waardepeildatum"),
        local="wozobjectnummer",
        constants={"vernietigd": codes.WOZ_ANNULLED},
        sql="""
            WITH besluit AS (
                SELECT * FROM WozWaarde
                QUALIFY row_number() OVER (
                    PARTITION BY wozobjectnummer, waardepeildatum, ingangsdatum
                    ORDER BY _gezien_tot DESC NULLS FIRST, statussen = $vernietigd, waarde_euro IS NULL, _gezien_van DESC,
                             statussen, _bron, _levering, _bestand, _positie
                ) = 1
            )
            SELECT 'WOZ:' || wozobjectnummer || '/' || waardepeildatum AS id, *
            FROM besluit
            WHERE statussen <> $vernietigd AND waarde_euro IS NOT NULL
            QUALIFY row_number() OVER (
                PARTITION BY wozobjectnummer, waardepeildatum ORDER BY _gezien_tot DESC NULLS FIRST, ingangsdatum DESC
            ) = 1
        """,
    ),
    Node(
        label="Waardering",
        reads=("woz_waarde", "WozObject"),
        constants={"in_bezwaar": codes.WOZ_PENDING},
        sql="""
            SELECT w.id, w.waarde_euro, w.waardepeildatum AS peildatum_waarde, o.gebruikscode,
                   coalesce(w.bezwaar, false) OR list_has_any(string_split(w.statussen, ' '), $in_bezwaar) AS bezwaar,
                   w._bron, w._levering, w._bestand, w._positie
            FROM woz_waarde w LEFT JOIN WozObject o USING (wozobjectnummer)
            WHERE w.waardepeildatum <= getvariable('peildatum')
        """,
    ),
    View(
        name="woz_link",
        makes="a parcel or dwelling that an object is linked to, with the span",
        reads=("WozKoppeling",),
        local="wozobjectnummer",
        sql="""
            SELECT wozobjectnummer, soort, doel_id, _gezien_van AS van, als_voorbij(_gezien_tot) AS tot,
                   _bron, _levering, _bestand, _positie
            FROM WozKoppeling
        """,
    ),
    Edge(
        type="WAARDE_VAN",
        reads=("woz_waarde", "woz_link"),
        sql=tuple(_VALUE_OF.format(label=label, link=link, last_shown=_LAST_SHOWN) for label, link in _LINKED.items()),
    ),
    View(
        name="woz_op_perceel",
        makes="an object on a parcel: as the WOZ states, else through a dwelling on it; a value cannot be split over parcels",
        reads=("woz_link", "n_Perceel", "alle_HEEFT_VBO", "WozObject"),
        key=("wozobjectnummer", "perceel"),
        constants={"zonder_waarde": codes.WOZ_WITHOUT_VALUE},
        sql="""
            WITH direct AS (
                SELECT k.wozobjectnummer, k.doel_id AS perceel, k.van, k.tot FROM woz_link k JOIN n_Perceel p ON p.id = k.doel_id
                WHERE k.soort = 'kadastraalobject'
            ), gekoppeld AS (
                SELECT * FROM direct
                UNION ALL
                SELECT k.wozobjectnummer, v.van, greatest(k.van, v.geregistreerd_op), least(k.tot, v.geldig_tot)
                FROM woz_link k JOIN alle_HEEFT_VBO v ON v.naar = k.doel_id
                WHERE k.soort = 'adresseerbaarobject' AND k.wozobjectnummer NOT IN (SELECT wozobjectnummer FROM direct)
            )
            SELECT wozobjectnummer, g.perceel, min(g.van) AS van, CASE WHEN count(*) = count(g.tot) THEN max(g.tot) END AS tot,
                   bool_or(coalesce(list_contains($zonder_waarde, o.gebruikscode)
                                    OR o._gezien_tot <= getvariable('peildatum'), false)) AS kan_ontbreken
            FROM gekoppeld g LEFT JOIN WozObject o USING (wozobjectnummer)
            GROUP BY ALL
        """,
    ),
    View(
        name="woz_waarde_op",
        makes="a value on a parcel, and whether it is on no other",
        reads=("woz_waarde", "woz_op_perceel"),
        key=("id", "perceel"),
        local="wozobjectnummer",
        sql=_VALUE_ON.format(last_shown=_LAST_SHOWN),
    ),
    View(
        name="woz_perceel",
        # A sum counts only when every object on the parcel has a value there for that date: one that lacks would make it too
        # low. One that had left the parcel by then is not waited for.
        makes="a parcel and a valuation date with the sum of the values and what it is made of",
        reads=("woz_op_perceel", "woz_waarde", "woz_waarde_op"),
        key=("perceel", "peildatum_waarde"),
        sql="""
            WITH datum AS (
                SELECT DISTINCT o.perceel, w.waardepeildatum FROM woz_op_perceel o JOIN woz_waarde w USING (wozobjectnummer)
                WHERE w.waardepeildatum <= getvariable('peildatum')
            )
            SELECT o.perceel, d.waardepeildatum AS peildatum_waarde, sum(w.waarde_euro) AS waarde_euro,
                   list(w.id ORDER BY w.id) AS waarderingen
            FROM woz_op_perceel o JOIN datum d USING (perceel)
            LEFT JOIN woz_waarde_op w USING (wozobjectnummer, perceel, waardepeildatum)
            WHERE w.id IS NOT NULL OR NOT (o.kan_ontbreken OR coalesce(o.tot <= d.waardepeildatum, false))
            GROUP BY o.perceel, d.waardepeildatum
            HAVING bool_and(w.id IS NOT NULL AND w.alleen_hier)
        """,
    ),
)
