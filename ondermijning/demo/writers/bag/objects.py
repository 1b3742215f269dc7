"""Objects of the BAG, each with its geometry and the period in which this version of it holds, in the order of the schema."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.geography import SYSTEM, city_outline, point_of, rectangle
from ondermijning.demo.city.places import TOWN
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from ondermijning.demo.city.geography import Outline, Point
    from ondermijning.demo.writers.bag.stock import Dwelling

TOWN_ID = "1406"  # Source: relation of towns and municipalities of the BAG
_NAMED_ON = date(1990, 1, 1)
_UNKNOWN_YEAR_EVERY, _UNKNOWN_YEAR = 50, 9999
_NAMED = "Naamgeving uitgegeven"
_BUILDING = (10, 8)  # metres


def town() -> str:
    """The only town of the city."""
    return _object(
        "Woonplaats",
        _known("Woonplaats", TOWN_ID),
        value("Objecten:naam", TOWN),
        _area(f"WPL_{TOWN_ID}_1", city_outline()),
        _status("Woonplaats aangewezen"),
        _document(_NAMED_ON),
        _version(_NAMED_ON, None),
    )


def street(name: str, number: str) -> str:
    """A street in the town."""
    return _object(
        "OpenbareRuimte",
        _known("OpenbareRuimte", number),
        value("Objecten:naam", name),
        value("Objecten:type", "Weg"),
        _status(_NAMED),
        _document(_NAMED_ON),
        _reference("ligtIn", "Woonplaats", TOWN_ID),
        _version(_NAMED_ON, None),
    )


def number(dwelling: Dwelling, street_id: str) -> str:
    """The address of a dwelling."""
    address = dwelling.address
    extra = {"huisletter": address.letter, "huisnummertoevoeging": address.suffix}
    return _object(
        "Nummeraanduiding",
        _known("Nummeraanduiding", address.bag_id),
        value("Objecten:huisnummer", address.number),
        *(value(f"Objecten:{name}", content) for name, content in extra.items() if content),
        value("Objecten:postcode", address.postcode),
        value("Objecten:typeAdresseerbaarObject", "Verblijfsobject"),
        _status(_NAMED),
        _document(dwelling.born),
        _version(dwelling.born, dwelling.gone),
        _reference("ligtAan", "OpenbareRuimte", street_id),
    )


def dwelling(each: Dwelling) -> str:
    """A dwelling with its main address, place, uses, floor area and building."""
    return _object(
        "Verblijfsobject",
        _reference("heeftAlsHoofdadres", "Nummeraanduiding", each.address.bag_id),
        _version(each.born, each.gone),
        _known("Verblijfsobject", each.id),
        _point(f"VBO_{each.id}_1", point_of(each.address)),
        *(value("Objecten:gebruiksdoel", use) for use in each.uses),
        value("Objecten:oppervlakte", each.floor_m2),
        _status("Verblijfsobject in gebruik"),
        _document(each.born),
        _reference("maaktDeelUitVan", "Pand", each.building),
    )


def building(each: Dwelling) -> str:
    """The building of a dwelling; of some the year is unknown. It outlives a dwelling that is split."""
    year = _UNKNOWN_YEAR if each.serial % _UNKNOWN_YEAR_EVERY == 0 else each.built
    return _object(
        "Pand",
        _known("Pand", each.building),
        _around(f"PND_{each.building}_1", point_of(each.address)),
        value("Objecten:oorspronkelijkBouwjaar", year),
        _status("Pand in gebruik"),
        _document(each.born),
        _version(each.born, None),
    )


def _object(kind: str, *inside: str) -> str:
    return tag(f"Objecten:{kind}", *inside)


def _known(kind: str, number_: str) -> str:
    return f'<Objecten:identificatie domein="{_domain(kind)}">{number_}</Objecten:identificatie>'


def _domain(kind: str) -> str:
    return f"NL.IMBAG.{'Openbareruimte' if kind == 'OpenbareRuimte' else kind}"


def _document(since: date) -> str:
    return (
        value("Objecten:geconstateerd", "N")
        + value("Objecten:documentdatum", since)
        + value("Objecten:documentnummer", f"BAG/{since:%Y%m%d}")
    )


def _version(since: date, until: date | None) -> str:
    """A version with the time at which the municipality and, some minutes later, the national facility registered it."""
    ended = value("Historie:eindGeldigheid", until) if until else ""
    closed = value("Historie:eindRegistratie", f"{until}T09:00:00.000") if until else ""
    closed_there = value("Historie:tijdstipEindRegistratieLV", f"{until}T09:15:00.000") if until else ""
    there = value("Historie:tijdstipRegistratieLV", f"{since}T09:15:00.000") + closed_there
    inside = (
        value("Historie:voorkomenidentificatie", 1),
        value("Historie:beginGeldigheid", since),
        ended,
        value("Historie:tijdstipRegistratie", f"{since}T09:00:00.000"),
        closed,
        tag("Historie:BeschikbaarLV", there),
    )
    return tag("Objecten:voorkomen", tag("Historie:Voorkomen", *inside))


def _status(words: str) -> str:
    return value("Objecten:status", words)


def _reference(name: str, kind: str, number_: str) -> str:
    link = f'<Objecten-ref:{kind}Ref domein="{_domain(kind)}">{number_}</Objecten-ref:{kind}Ref>'
    return tag(f"Objecten:{name}", link)


def _point(name: str, place: Point) -> str:
    """The point of an addressable object, with a height of nothing behind it, as extracts write it."""
    shape = _begin("Point", name, 3) + value("gml:pos", f"{place[0]}.0 {place[1]}.0 0.0") + "</gml:Point>"
    return _geometry(tag("Objecten:punt", shape))


def _around(name: str, place: Point) -> str:
    """The ground that a building at a place covers."""
    width, depth = _BUILDING
    return _geometry(_polygon(name, rectangle(place[0] - width // 2, place[1] - depth // 2, width, depth), 3))


def _area(name: str, outline: Outline) -> str:
    """The outline of a town."""
    return _geometry(tag("Objecten:vlak", _polygon(name, outline, 2)))


def _polygon(name: str, outline: Outline, dimension: int) -> str:
    height = " 0.0" if dimension == 3 else ""
    ring = value("gml:posList", " ".join(f"{x}.0 {y}.0{height}" for x, y in outline))
    return _begin("Polygon", name, dimension) + tag("gml:exterior", tag("gml:LinearRing", ring)) + "</gml:Polygon>"


def _begin(shape: str, name: str, dimension: int) -> str:
    return f'<gml:{shape} srsName="{SYSTEM}" srsDimension="{dimension}" gml:id="{name}">'


def _geometry(inside: str) -> str:
    return tag("Objecten:geometrie", inside)
