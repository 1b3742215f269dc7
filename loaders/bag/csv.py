"""The CSV files that NLExtract makes of the BAG: the present state, an address a line, without versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_bag as bag
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.places.addresses import address_id as address_key
from ondermijning.normalise.text import clean
from ondermijning.sources.files.csv import required
from ondermijning.sources.rows import Outcome, Remark, Row

from .points import parse_point
from .values import (
    USES,
    Named,
    address_id,
    area_code,
    building_id,
    house,
    kind_of,
    object_id,
    street_id,
    uses,
    worded_address,
    year,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.csv import Cells

_SHARED = frozenset(
    {"huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats", "nevenadres", "x", "y"}
)
PLAIN = _SHARED | {
    "openbareruimte",
    "gemeente",
    "object_id",
    "object_type",
    # Those of the fuller form.
    "nummeraanduiding",
    "verblijfsobjectgebruiksdoel",
    "oppervlakteverblijfsobject",
    "verblijfsobjectstatus",
    "pandid",
    "pandstatus",
    "pandbouwjaar",
}
PLUS = _SHARED | {
    "openbareruimtenaam",
    "openbareruimte_id",
    "nummeraanduiding_id",
    "woonplaatscode",
    "gemeentecode",
    "adresseerbaarobject_status",
    "adresseerbaarobject_id",
    "opp_adresseerbaarobject_m2",
    "aantal_pand_relaties_dit_vbo",
    "pand_id",
    "pandstatus",
    "bouwjaar",
    *(use.replace(" ", "_") for use in USES),
}


def plain_records(row: Row[Cells]) -> Iterator[Outcome]:
    """The object and the address in a line of bagadres, of which only the fuller form knows the id of the address.

    Without it the address has the key that every register gives it by postcode and number.
    """
    data, faults = row.data, Faults()
    key = required(row, "object_id", object_id)
    street, town, number = clean(data.get("openbareruimte")), clean(data.get("woonplaats")), house(data, faults)
    known = faults.read("nummeraanduiding", address_id, data.get("nummeraanduiding"))
    address = known or address_key(nummeraanduiding=None, straat=street, woonplaats=town, land=None, **number)
    full = "verblijfsobjectstatus" in data
    if faults.read("nevenadres", yes_no, data.get("nevenadres")):
        if address:
            yield bag.BagNevenadres(key, address, bag.PRESENT if full else bag.BARE)
    else:
        yield _plain_object(key, address, data, faults)
    if address:
        yield from worded_address(address, Named(street, None), Named(town, None), number)
    yield from _plain_building(key, data, faults)
    if not known:
        yield Remark(
            "nummeraanduiding_id", say("is not in this form of CSV: the address is known by postcode and number")
        )
    yield from (Remark(field, reason) for field, reason in faults)


def _plain_object(key: str, address: str | None, data: Cells, faults: Faults) -> Outcome:
    """The object; a line that gives only its ids tells nothing against what another form says of it."""
    x, y = _place(data, faults)
    words = re.split(r"[{}\"',|]+", data.get("verblijfsobjectgebruiksdoel", ""))
    return bag.BagVerblijfsobject(
        bag_id=key,
        soort=kind_of(key),
        gebruiksdoel=uses((use for word in words if (use := word.strip())), faults),
        oppervlakte_m2=faults.read("oppervlakteverblijfsobject", whole_number, data.get("oppervlakteverblijfsobject")),
        status=clean(data.get("verblijfsobjectstatus")),
        nummeraanduiding_id=address,
        x_rd=x,
        y_rd=y,
        voorkomen=bag.PRESENT if "verblijfsobjectstatus" in data else bag.BARE,
    )


def _plain_building(key: str, data: Cells, faults: Faults) -> Iterator[Outcome]:
    building = faults.read("pandid", building_id, data.get("pandid"))
    if building:
        yield bag.BagVerblijfsobjectPand(key, building)
        built = faults.read("pandbouwjaar", year, data.get("pandbouwjaar"))
        yield bag.BagPand(building, built, clean(data.get("pandstatus")))


def plus_records(row: Row[Cells]) -> Iterator[Outcome]:
    """Everything in a line of bagadresplus, then what was strange in it."""
    data, faults = row.data, Faults()
    key = required(row, "adresseerbaarobject_id", object_id)
    address = required(row, "nummeraanduiding_id", address_id)
    if faults.read("nevenadres", yes_no, data.get("nevenadres")):
        yield bag.BagNevenadres(key, address)
    else:
        yield _object(key, address, data, faults)
    yield from _address(address, data, faults)
    yield from _building(key, data, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _place(data: Cells, faults: Faults) -> tuple[int | None, int | None]:
    pair = f"{data.get('x', '')} {data.get('y', '')}"
    return faults.read("x", parse_point, pair) or (None, None)


def _object(key: str, address: str, data: Cells, faults: Faults) -> Outcome:
    flags = {use: faults.read(use, yes_no, data.get(use.replace(" ", "_"))) for use in sorted(USES)}
    area = faults.read("opp_adresseerbaarobject_m2", whole_number, data.get("opp_adresseerbaarobject_m2"))
    x, y = _place(data, faults)
    return bag.BagVerblijfsobject(
        bag_id=key,
        soort=kind_of(key),
        gebruiksdoel=uses((use for use, set_ in flags.items() if set_), faults),
        oppervlakte_m2=area,
        status=clean(data.get("adresseerbaarobject_status")),
        nummeraanduiding_id=address,
        x_rd=x,
        y_rd=y,
    )


def _address(address: str, data: Cells, faults: Faults) -> Iterator[Outcome]:
    space = faults.read("openbareruimte_id", street_id, data.get("openbareruimte_id"))
    code = faults.read("woonplaatscode", area_code, data.get("woonplaatscode"))
    street, town = Named(clean(data.get("openbareruimtenaam")), space), Named(clean(data.get("woonplaats")), code)
    return worded_address(address, street, town, house(data, faults))


def _building(key: str, data: Cells, faults: Faults) -> Iterator[Outcome]:
    """The building; a ligplaats or standplaats has none, and of several the CSV names one."""
    building = faults.read("pand_id", building_id, data.get("pand_id"))
    if building is None:
        return
    if data.get("aantal_pand_relaties_dit_vbo", "1") != "1":
        faults.append(("pand_id", say("is one of several buildings, of which the CSV names one")))
    yield bag.BagVerblijfsobjectPand(key, building)
    built = faults.read("bouwjaar", year, data.get("bouwjaar"))
    yield bag.BagPand(building, built, clean(data.get("pandstatus")))
