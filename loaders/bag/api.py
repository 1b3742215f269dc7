"""Addresses as BAG API Individuele Bevragingen 2 answers them: ``adressen``, and ``adressenuitgebreid`` with the object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import records_bag as bag
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import at, part, texts, value
from ondermijning.sources.rows import Outcome, Reject, Remark, Row

from .points import parse_point
from .values import (
    Named,
    address_id,
    area_code,
    building_id,
    house,
    kind_of,
    object_id,
    parsed,
    street_id,
    uses,
    worded_address,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject

ALLOWED = frozenset("""
    openbareRuimteNaam huisnummer huisletter huisnummertoevoeging postcode woonplaatsNaam nummeraanduidingIdentificatie
    openbareRuimteIdentificatie woonplaatsIdentificatie adresseerbaarObjectIdentificatie pandIdentificaties
    indicatieNevenadres adresseerbaarObjectStatus adresseerbaarObjectGeometrie punt coordinates gebruiksdoelen oppervlakte
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column
_OBJECT, _ADDRESS = "adresseerbaarObjectIdentificatie", "nummeraanduidingIdentificatie"


def items(document: Document) -> Items | None:
    """The addresses in an answer, or None for a document that is no such answer."""
    found = at(document, "_embedded", "adressen")
    return found if found and all(isinstance(item, dict) and _ADDRESS in item for item in found.values()) else None


def subject(row: Row[JsonObject]) -> str:
    """An answer speaks for each of its addresses."""
    return f"NUM:{parsed(_ADDRESS, address_id, value(row.data, _ADDRESS))}"


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The address, what stands there and its street and town, then what was strange in it."""
    data, faults = row.data, Faults()
    address = parsed(_ADDRESS, address_id, value(data, _ADDRESS))
    yield from _address(address, data, faults)
    if value(data, _OBJECT):
        yield from _object(address, data, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _address(address: str, data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    space = faults.read("openbareRuimteIdentificatie", street_id, value(data, "openbareRuimteIdentificatie"))
    code = faults.read("woonplaatsIdentificatie", area_code, value(data, "woonplaatsIdentificatie"))
    names = ("huisnummer", "huisletter", "huisnummertoevoeging", "postcode")
    street = Named(clean(value(data, "openbareRuimteNaam")), space)
    town = Named(clean(value(data, "woonplaatsNaam")), code)
    return worded_address(address, street, town, house({name: value(data, name) for name in names}, faults))


def _object(address: str, data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """What stands at the address; only the extended answer says more of it than its id."""
    key = parsed(_OBJECT, object_id, value(data, _OBJECT))
    status = clean(value(data, "adresseerbaarObjectStatus"))
    version = bag.PRESENT if status else bag.BARE
    if faults.read("indicatieNevenadres", yes_no, value(data, "indicatieNevenadres")):
        yield bag.BagNevenadres(key, address, version)
    else:
        x, y = _place(data, faults)
        yield bag.BagVerblijfsobject(
            bag_id=key,
            soort=kind_of(key),
            gebruiksdoel=uses(texts(data, "gebruiksdoelen"), faults),
            oppervlakte_m2=faults.read("oppervlakte", whole_number, value(data, "oppervlakte")),
            status=status,
            nummeraanduiding_id=address,
            x_rd=x,
            y_rd=y,
            voorkomen=version,
        )
    for building in texts(data, "pandIdentificaties"):
        yield _in_building(key, building, version)


def _in_building(key: str, building: str, version: int) -> Outcome:
    try:
        return bag.BagVerblijfsobjectPand(key, building_id(building), version)
    except ValueError as problem:
        return Reject("pandIdentificaties", str(problem))


def _place(data: JsonObject, faults: Faults) -> tuple[int | None, int | None]:
    """The point of the extended answer, which is in RD unless another system was asked for."""
    pair = " ".join(texts(part(part(data, "adresseerbaarObjectGeometrie"), "punt"), "coordinates"))
    return faults.read("adresseerbaarObjectGeometrie", parse_point, pair) or (None, None)
