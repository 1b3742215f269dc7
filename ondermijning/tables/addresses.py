"""Addresses, streets and what stands there: one node per address, however a register writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
from duckdb.func import ARROW, SPECIAL

from ondermijning.normalise.addresses import address_id
from ondermijning.tables.frame import add_edges, add_node

if TYPE_CHECKING:
    import duckdb

# Every address of every register in one form. A place that one register knows by its BAG id and another by postcode and
# number is one node, as long as that place has one BAG id.
_ALL = """
CREATE OR REPLACE TABLE adres AS
WITH alle AS (
    SELECT 'brk:' || adres_id AS sleutel, nummeraanduiding_id, postcode, huisnummer, toevoeging, woonplaats, straat, land,
           _bron, _levering, _bestand, _positie
    FROM AdresLocatie
    UNION ALL
    SELECT concat_ws(':', 'kvk', kvk, vestigingsnummer, soort), nummeraanduiding_id, postcode, huisnummer, toevoeging,
           woonplaats, straat, nullif(land, 'Nederland'), _bron, _levering, _bestand, _positie
    FROM VestigingAdres
), geplaatst AS (
    SELECT *, adres_sleutel(postcode, huisnummer, toevoeging, woonplaats, straat, land) AS plek FROM alle
), bekend AS (
    SELECT plek, min(nummeraanduiding_id) AS bag FROM geplaatst
    WHERE plek IS NOT NULL GROUP BY plek HAVING count(DISTINCT nummeraanduiding_id) = 1
)
SELECT g.*, coalesce(g.nummeraanduiding_id, b.bag, g.plek) AS id FROM geplaatst g LEFT JOIN bekend b USING (plek)
"""

_ADDRESS = """
SELECT id, postcode, straat, huisnummer, toevoeging, woonplaats, coalesce(land, 'NL') AS land,
       _bron, _levering, _bestand, _positie
FROM adres
"""

_STREET_ID = "'STRAAT:' || upper(woonplaats) || '/' || straat"

_STREET = f"""
SELECT {_STREET_ID} AS id, straat AS naam, _bron, _levering, _bestand, _positie
FROM n_Adres WHERE straat IS NOT NULL AND woonplaats IS NOT NULL
"""  # noqa: S608 - made of literals

_ON_STREET = f"""
SELECT 'Adres' AS van_soort, id AS van, 'Straat' AS naar_soort, {_STREET_ID} AS naar, _bron, _levering, _bestand, _positie
FROM n_Adres WHERE straat IS NOT NULL AND woonplaats IS NOT NULL
"""  # noqa: S608 - made of literals

_SEATS = (
    """
    SELECT 'Bedrijf' AS van_soort, p.partij_id AS van, 'Adres' AS naar_soort, a.id AS naar, rol.soort,
           n._gezien_van AS geregistreerd_op, n._gezien_tot AS geldig_tot, n._bron, n._levering, n._bestand, n._positie
    FROM NietNatuurlijkPersoon n
    JOIN partij p ON p.register = n._bron AND p.source_id = n.persoon_id
    CROSS JOIN LATERAL (VALUES ('bezoekadres', n.woonadres_id), ('correspondentieadres', n.postadres_id)) rol (soort, adres_id)
    JOIN adres a ON a.sleutel = 'brk:' || rol.adres_id
    """,
    """
    SELECT CASE WHEN v.vestigingsnummer = '' THEN 'Bedrijf' ELSE 'Vestiging' END AS van_soort,
           CASE WHEN v.vestigingsnummer = '' THEN p.partij_id ELSE 'VEST:' || v.vestigingsnummer END AS van,
           'Adres' AS naar_soort, a.id AS naar, v.soort, v._gezien_van AS geregistreerd_op, v._gezien_tot AS geldig_tot,
           v._bron, v._levering, v._bestand, v._positie
    FROM VestigingAdres v
    LEFT JOIN partij p ON p.register = v._bron AND p.source_id = 'KVK:' || v.kvk
    JOIN adres a ON a.sleutel = concat_ws(':', 'kvk', v.kvk, v.vestigingsnummer, v.soort)
    WHERE NOT v.afgeschermd
    """,
)

# Who is secret in one register is secret in all.
_HOME = """
SELECT 'Persoon' AS van_soort, p.partij_id AS van, 'Adres' AS naar_soort, a.id AS naar,
       n._gezien_van AS geregistreerd_op, n._gezien_tot AS geldig_tot, n._bron, n._levering, n._bestand, n._positie
FROM NatuurlijkPersoon n
JOIN partij p ON p.register = n._bron AND p.source_id = n.persoon_id
JOIN n_Persoon s ON s.id = p.partij_id AND NOT s.afgeschermd
JOIN adres a ON a.sleutel = 'brk:' || n.woonadres_id
"""

_BAG = """
SELECT bag_id AS id, _bron, _levering, _bestand, _positie FROM BagObject
UNION ALL
SELECT doel_id, _bron, _levering, _bestand, _positie FROM WozKoppeling WHERE soort = 'adresseerbaarobject'
"""

_BAG_ADDRESS = """
SELECT 'Verblijfsobject' AS van_soort, b.bag_id AS van, 'Adres' AS naar_soort, a.id AS naar,
       b._gezien_van AS geregistreerd_op, b._bron, b._levering, b._bestand, b._positie
FROM BagObject b JOIN adres a ON a.sleutel = 'brk:' || b.adres_id
"""


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Adres, Straat, Verblijfsobject and the edges that lead to an address."""
    db.create_function(
        "adres_sleutel", _places, ["VARCHAR", "BIGINT", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR"], "VARCHAR",
        type=ARROW, null_handling=SPECIAL,
    )  # fmt: skip
    db.execute(_ALL)
    db.remove_function("adres_sleutel")
    add_node(db, "Adres", _ADDRESS)
    add_node(db, "Straat", _STREET)
    add_edges(db, "LIGT_AAN", _ON_STREET)
    add_edges(db, "GEVESTIGD_OP", *_SEATS)
    add_edges(db, "WOONT_OP", _HOME)
    add_node(db, "Verblijfsobject", _BAG)
    add_edges(db, "HEEFT_ADRES", _BAG_ADDRESS)


def _places(
    postcode: pa.Array, number: pa.Array, suffix: pa.Array, town: pa.Array, street: pa.Array, country: pa.Array
) -> pa.Array:
    """The key of each address by its place alone, without the BAG id that a register may know."""
    columns = (column.to_pylist() for column in (postcode, number, suffix, town, street, country))
    return pa.array([_place(*row) for row in zip(*columns, strict=True)], pa.string())


def _place(
    postcode: str | None,
    number: int | None,
    suffix: str | None,
    town: str | None,
    street: str | None,
    country: str | None,
) -> str | None:
    return address_id(
        nummeraanduiding=None, postcode=postcode, huisnummer=number, toevoeging=suffix, woonplaats=town, straat=street,
        land=country,
    )  # fmt: skip
