"""Addresses and streets: one node per address, however a register writes it.

A place that one register knows by its BAG id and another by postcode, number and addition, or by street, number and addition,
is the node of that BAG id, as long as the BAG (else the registers together) gives the place exactly one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
from duckdb.func import ARROW, SPECIAL

from ondermijning.model import codes
from ondermijning.normalise.places.addresses import address_id, suffix_key
from ondermijning.normalise.places.streets import street_key
from ondermijning.tables.frame import add_edges, add_node
from ondermijning.tables.words import any_word

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

# The main address of what people live or work in: as the BAG says, else as the land registry does.
_MAIN = """
CREATE OR REPLACE TABLE hoofdadres AS
SELECT bag_id, arg_min(nummeraanduiding_id, (rang, nummeraanduiding_id)) AS nummeraanduiding_id FROM (
    SELECT 1 AS rang, bag_id, nummeraanduiding_id FROM bag_verblijfsobject
    UNION ALL
    SELECT 2, b.bag_id, a.nummeraanduiding_id FROM BagObject b JOIN AdresLocatie a USING (adres_id, _bron)
) WHERE nummeraanduiding_id IS NOT NULL GROUP BY bag_id
"""

# Every address of every register in one form, by register and key.
_WRITTEN = f"""
CREATE OR REPLACE TABLE adresregel AS
SELECT concat_ws(':', _bron, adres_id) AS sleutel, nummeraanduiding_id, postcode, huisnummer, toevoeging, woonplaats, straat,
       land, false AS bag, _gezien_van, _bron, _levering, _bestand, _positie
FROM AdresLocatie
UNION ALL
SELECT concat_ws(':', _bron, kvk, vestigingsnummer, soort), nummeraanduiding_id, postcode, huisnummer, toevoeging, woonplaats,
       straat, nullif(land, 'Nederland'), false, _gezien_van, _bron, _levering, _bestand, _positie
FROM VestigingAdres
UNION ALL
SELECT concat_ws(':', n._bron, n.nummeraanduiding_id), n.nummeraanduiding_id, n.postcode, n.huisnummer, n.toevoeging,
       coalesce(n.woonplaats, w.naam), coalesce(n.straat, o.naam), NULL,
       NOT (n.vervallen OR {any_word("n.status", codes.BAG_GONE)}), n._gezien_van, n._bron, n._levering, n._bestand, n._positie
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
"""  # noqa: S608 - made of literals


def _folded(column: str) -> str:
    """SQL: letters and digits of a text, without accents and case."""
    return f"lower(regexp_replace(strip_accents(coalesce({column}, '')), '[^A-Za-z0-9]', '', 'g'))"


_ALL = f"""
CREATE OR REPLACE TABLE adres AS
WITH geplaatst AS (
    SELECT *, adres_sleutel(postcode, huisnummer, toevoeging, woonplaats, straat, land) AS plek,
           straat_sleutel(straat) AS straat_plat, toevoeging_sleutel(toevoeging) AS toevoeging_plat,
           {_folded("woonplaats")} AS plaats_plat
    FROM adresregel
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
"""  # noqa: S608 - made of literals

# Of all that registers write of one address, the fullest line; every register that writes it is an origin.
_ADDRESS = """
SELECT id, postcode, straat, huisnummer, toevoeging, woonplaats, coalesce(land, 'NL') AS land,
       _bron, _levering, _bestand, _positie
FROM adres
QUALIFY leeg = min(leeg) OVER (PARTITION BY id)
"""

_ORIGINS = """
INSERT INTO herkomst SELECT id, '', _bron, _levering, _bestand, _positie FROM adres
WHERE id IN (SELECT id FROM n_Adres) AND _bestand IS NOT NULL
"""

_STREET_ID = "'STRAAT:' || upper(woonplaats) || '/' || straat"

_STREET = f"""
SELECT {_STREET_ID} AS id, straat AS naam, _bron, _levering, _bestand, _positie
FROM n_Adres WHERE straat IS NOT NULL AND woonplaats IS NOT NULL
"""  # noqa: S608 - made of literals

_ON_STREET = f"""
SELECT 'Adres' AS van_soort, id AS van, 'Straat' AS naar_soort, {_STREET_ID} AS naar,
       geregistreerd_op, _bron, _levering, _bestand, _positie
FROM n_Adres JOIN (SELECT id, min(_gezien_van) AS geregistreerd_op FROM adres GROUP BY id) USING (id)
WHERE straat IS NOT NULL AND woonplaats IS NOT NULL
"""  # noqa: S608 - made of literals


def make(db: duckdb.DuckDBPyConnection) -> None:
    """Make Adres, Straat and LIGT_AAN.

    Leaves ``adres``, the node (``id``) of each address that a register writes, by register and key (``sleutel``), and
    ``hoofdadres``, the main address of each BAG object.
    """
    db.execute(_MAIN)
    db.execute(_WRITTEN)
    for name, (function, types) in _FUNCTIONS.items():
        db.create_function(name, function, types, "VARCHAR", type=ARROW, null_handling=SPECIAL)
    db.execute(_ALL)
    for name in _FUNCTIONS:
        db.remove_function(name)
    add_node(db, "Adres", _ADDRESS)
    db.execute(_ORIGINS)
    add_node(db, "Straat", _STREET)
    add_edges(db, "LIGT_AAN", _ON_STREET)


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


def _streets(streets: pa.Array) -> pa.Array:
    return pa.array(map(street_key, streets.to_pylist()), pa.string())


def _suffixes(suffixes: pa.Array) -> pa.Array:
    return pa.array(map(suffix_key, suffixes.to_pylist()), pa.string())


_FUNCTIONS: dict[str, tuple[Callable[..., Any], list[Any]]] = {
    "adres_sleutel": (_places, ["VARCHAR", "BIGINT", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR"]),
    "straat_sleutel": (_streets, ["VARCHAR"]),
    "toevoeging_sleutel": (_suffixes, ["VARCHAR"]),
}
