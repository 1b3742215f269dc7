"""Addresses and streets: one node per address, however a register writes it.

A place that one register knows by its BAG id and another by postcode, number and addition, or by street, number and addition,
is the node of that BAG id, as long as the BAG (else the registers together) gives the place exactly one.
"""

from __future__ import annotations

import pyarrow as pa

from ondermijning.model import codes
from ondermijning.normalise.places.addresses import address_id, suffix_key
from ondermijning.normalise.places.streets import street_key
from ondermijning.tables.words import any_of
from ondermijning.views.elements import Edge, Node
from ondermijning.views.view import PythonView, View

_WRITTEN = ("postcode", "huisnummer", "toevoeging", "woonplaats", "straat", "land")


def _keys(geschreven: pa.Table) -> pa.Table:
    """Each written address with the key of its place, without a BAG id, and those of its street and suffix."""
    rows = geschreven.to_pylist()
    places = [address_id(nummeraanduiding=None, **row) for row in rows]
    added = {
        "plek": pa.array(places, pa.string()),
        "straat_plat": pa.array([street_key(row["straat"]) for row in rows], pa.string()),
        "toevoeging_plat": pa.array([suffix_key(row["toevoeging"]) for row in rows], pa.string()),
    }
    return pa.table({name: geschreven[name] for name in _WRITTEN} | added)


VIEWS = (
    View(
        name="hoofdadres",
        makes="the main address of what people live or work in: as the BAG says, else as the land registry does",
        reads=("bag_verblijfsobject", "BagObject", "AdresLocatie"),
        key=("bag_id",),
        local="bag_id",
        sql="""
            SELECT bag_id, arg_min(nummeraanduiding_id, (rang, nummeraanduiding_id)) AS nummeraanduiding_id FROM (
                SELECT 1 AS rang, bag_id, nummeraanduiding_id FROM bag_verblijfsobject
                UNION ALL
                SELECT 2, b.bag_id, a.nummeraanduiding_id FROM BagObject b JOIN AdresLocatie a USING (adres_id, _bron)
            ) WHERE nummeraanduiding_id IS NOT NULL GROUP BY bag_id
        """,
    ),
    View(
        name="adresregel",
        makes="an address that a register writes, by register and key",
        reads=(
            "AdresLocatie",
            "alle_vestigingsadressen",
            "Zetelgegeven",
            "bag_nummeraanduiding",
            "bag_openbareruimte",
            "bag_woonplaats",
            "hoofdadres",
            "Vergunningzaak",
            "Subsidieverlening",
            "Melding",
            "Bekendmaking",
        ),
        constants={"vervallen": any_of(codes.BAG_GONE)},
        sql="""
            SELECT concat_ws(':', _bron, adres_id) AS sleutel, nummeraanduiding_id, postcode, huisnummer, toevoeging, woonplaats,
                   straat, land, false AS bag, _gezien_van, _bron, _levering, _bestand, _positie
            FROM AdresLocatie
            UNION ALL
            SELECT concat_ws(':', _bron, kvk, vestigingsnummer, soort), nummeraanduiding_id, postcode, huisnummer, toevoeging,
                   woonplaats, straat, nullif(land, 'Nederland'), false, _gezien_van, _bron, _levering, _bestand, _positie
            FROM alle_vestigingsadressen
            UNION ALL
            SELECT concat_ws(':', _bron, kvk, 'zetel', volgnummer), NULL, postcode, huisnummer, toevoeging, woonplaats, straat,
                   nullif(land, 'Nederland'), false, _gezien_van, _bron, _levering, _bestand, _positie
            FROM Zetelgegeven
            UNION ALL
            SELECT concat_ws(':', n._bron, n.nummeraanduiding_id),
                   CASE WHEN NOT starts_with(n.nummeraanduiding_id, 'ADRES:') THEN n.nummeraanduiding_id END,
                   n.postcode, n.huisnummer, n.toevoeging,
                   coalesce(n.woonplaats, w.naam), coalesce(n.straat, o.naam), NULL,
                   NOT (n.vervallen OR bevat(n.status, $vervallen)), n._gezien_van, n._bron, n._levering, n._bestand, n._positie
            FROM bag_nummeraanduiding n
            LEFT JOIN bag_openbareruimte o USING (openbareruimte_id)
            LEFT JOIN bag_woonplaats w ON w.woonplaats_id = coalesce(n.woonplaats_id, o.woonplaats_id)
            UNION ALL
            SELECT concat_ws(':', z._bron, z.nummer), CASE WHEN z.bag_id[5:6] = '20' THEN z.bag_id ELSE h.nummeraanduiding_id END,
                   z.postcode, z.huisnummer, z.toevoeging, z.woonplaats, z.straat, NULL, false, z._gezien_van,
                   z._bron, z._levering, z._bestand, z._positie
            FROM (
                SELECT zaaknummer AS nummer, * FROM Vergunningzaak
                UNION ALL BY NAME SELECT dossiernummer AS nummer, * FROM Subsidieverlening
                UNION ALL BY NAME SELECT gebeurtenis_id AS nummer, * FROM Melding
                UNION ALL BY NAME SELECT publicatie_id AS nummer, * FROM Bekendmaking WHERE fase IS NOT NULL
            ) z LEFT JOIN hoofdadres h USING (bag_id)
        """,
    ),
    PythonView(
        name="adressleutel",
        makes="a way of writing an address, with the key of its place and those of its street and suffix",
        inputs={
            "geschreven": "SELECT DISTINCT postcode, huisnummer, toevoeging, woonplaats, straat, land FROM adresregel"
        },
        reads=("adresregel",),
        function=_keys,
        schema=pa.schema(
            [
                (name, pa.int64() if name == "huisnummer" else pa.string())
                for name in (*_WRITTEN, "plek", "straat_plat", "toevoeging_plat")
            ]
        ),
        key=_WRITTEN,
    ),
    View(
        name="adres",
        makes="an address that a register writes, by register and key, with the node that it is (id)",
        reads=("adresregel", "adressleutel"),
        sql="""
            WITH geplaatst AS (
                SELECT r.*, s.plek, s.straat_plat, s.toevoeging_plat,
                       lower(regexp_replace(strip_accents(coalesce(r.woonplaats, '')), '[^A-Za-z0-9]', '', 'g')) AS plaats_plat
                FROM adresregel r JOIN adressleutel s
                  ON s.postcode IS NOT DISTINCT FROM r.postcode AND s.huisnummer IS NOT DISTINCT FROM r.huisnummer
                 AND s.toevoeging IS NOT DISTINCT FROM r.toevoeging AND s.woonplaats IS NOT DISTINCT FROM r.woonplaats
                 AND s.straat IS NOT DISTINCT FROM r.straat AND s.land IS NOT DISTINCT FROM r.land
            ), bag AS (
                SELECT plek, min(nummeraanduiding_id) AS nummer FROM geplaatst
                WHERE bag AND plek IS NOT NULL GROUP BY plek HAVING count(DISTINCT nummeraanduiding_id) = 1
            ), samen AS (
                SELECT plek, min(nummeraanduiding_id) AS nummer FROM geplaatst
                WHERE plek IS NOT NULL GROUP BY plek HAVING count(DISTINCT nummeraanduiding_id) = 1
            ), straatbag AS (
                SELECT straat_plat, huisnummer, toevoeging_plat, min(nummeraanduiding_id) AS nummer, min(plaats_plat) AS plaats
                FROM geplaatst WHERE bag AND straat_plat <> '' GROUP BY ALL HAVING count(DISTINCT nummeraanduiding_id) = 1
            )
            SELECT g.* EXCLUDE (bag, straat_plat, toevoeging_plat, plaats_plat),
                   coalesce(g.nummeraanduiding_id, b.nummer, s.nummer, t.nummer, g.plek) AS id,
                   (g.postcode IS NULL)::INT + (g.straat IS NULL)::INT + (g.woonplaats IS NULL)::INT AS leeg
            FROM geplaatst g LEFT JOIN bag b USING (plek) LEFT JOIN samen s USING (plek)
            LEFT JOIN straatbag t ON g.postcode IS NULL AND g.land IS NULL AND t.straat_plat = g.straat_plat
                 AND t.huisnummer = g.huisnummer AND t.toevoeging_plat = g.toevoeging_plat AND g.plaats_plat IN ('', t.plaats)
        """,
    ),
    # Of all that registers write of one address, the fullest line; every register that writes it is an origin.
    Node(
        label="Adres",
        reads=("adres",),
        sql="""
            SELECT id, postcode, straat, huisnummer, toevoeging, woonplaats, coalesce(land, 'NL') AS land,
                   _bron, _levering, _bestand, _positie
            FROM adres
            QUALIFY leeg = min(leeg) OVER (PARTITION BY id)
        """,
    ),
    View(
        name="herkomst_geschreven_adres",
        makes="every place where an address is written",
        reads=("adres", "n_Adres"),
        part_of="herkomst_Adres",
        sql="""
            SELECT id AS element, '' AS kolom, _bron AS bron, _levering AS levering, _bestand AS bestand, _positie AS positie
            FROM adres WHERE id IN (SELECT id FROM n_Adres) AND _bestand IS NOT NULL
        """,
    ),
    Node(
        label="Straat",
        reads=("n_Adres",),
        sql="""
            SELECT 'STRAAT:' || upper(woonplaats) || '/' || straat AS id, straat AS naam, _bron, _levering, _bestand, _positie
            FROM n_Adres WHERE straat IS NOT NULL AND woonplaats IS NOT NULL
        """,
    ),
    Edge(
        type="LIGT_AAN",
        reads=("n_Adres", "adres"),
        sql=(
            """
            SELECT 'Adres' AS van_soort, id AS van, 'Straat' AS naar_soort, 'STRAAT:' || upper(woonplaats) || '/' || straat AS naar,
                   geregistreerd_op, _bron, _levering, _bestand, _positie
            FROM n_Adres JOIN (SELECT id, min(_gezien_van) AS geregistreerd_op FROM adres GROUP BY id) USING (id)
            WHERE straat IS NOT NULL AND woonplaats IS NOT NULL
            """,
        ),
    ),
)
