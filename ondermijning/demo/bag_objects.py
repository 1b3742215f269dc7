"""The objects of the BAG, each with the period in which this version of it holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.markup import tag, value
from ondermijning.demo.places import TOWN

if TYPE_CHECKING:
    from ondermijning.demo.bag_stock import Dwelling

TOWN_ID = "1406"  # Source: relation of towns and municipalities of the BAG
_NAMED_ON = date(1990, 1, 1)
_UNKNOWN_YEAR_EVERY, _UNKNOWN_YEAR = 50, 9999
_NAMED = "Naamgeving uitgegeven"


def town() -> str:
    """The only town of the city."""
    return _object(
        "Woonplaats", TOWN_ID, _NAMED_ON, None, value("Objecten:naam", TOWN), _status("Woonplaats aangewezen")
    )


def street(name: str, number: str) -> str:
    """A street in the town."""
    inside = value("Objecten:naam", name) + value("Objecten:type", "Weg") + _status(_NAMED)
    return _object("OpenbareRuimte", number, _NAMED_ON, None, inside, _reference("ligtIn", "Woonplaats", TOWN_ID))


def number(dwelling: Dwelling, street_id: str) -> str:
    """The address of a dwelling."""
    address = dwelling.address
    extra = {"huisletter": address.letter, "huisnummertoevoeging": address.suffix}
    inside = [
        value("Objecten:huisnummer", address.number),
        *(value(f"Objecten:{name}", content) for name, content in extra.items() if content),
        value("Objecten:postcode", address.postcode),
        value("Objecten:typeAdresseerbaarObject", "Verblijfsobject"),
        _status(_NAMED),
        _reference("ligtAan", "OpenbareRuimte", street_id),
    ]
    return _object("Nummeraanduiding", address.bag_id, dwelling.born, dwelling.gone, *inside)


def dwelling(each: Dwelling) -> str:
    """A dwelling with its main address, uses, floor area and building."""
    inside = [
        _reference("heeftAlsHoofdadres", "Nummeraanduiding", each.address.bag_id),
        *(value("Objecten:gebruiksdoel", use) for use in each.uses),
        value("Objecten:oppervlakte", each.floor_m2),
        _status("Verblijfsobject in gebruik"),
        _reference("maaktDeelUitVan", "Pand", each.building),
    ]
    return _object("Verblijfsobject", each.id, each.born, each.gone, *inside)


def building(each: Dwelling) -> str:
    """The building of a dwelling; of some the year is unknown. It outlives a dwelling that is split."""
    year = _UNKNOWN_YEAR if each.serial % _UNKNOWN_YEAR_EVERY == 0 else each.built
    inside = value("Objecten:oorspronkelijkBouwjaar", year) + _status("Pand in gebruik")
    return _object("Pand", each.building, each.born, None, inside)


def _object(kind: str, number_: str, since: date, until: date | None, *inside: str) -> str:
    domain = "Openbareruimte" if kind == "OpenbareRuimte" else kind
    known = f'<Objecten:identificatie domein="NL.IMBAG.{domain}">{number_}</Objecten:identificatie>'
    seen = value("Objecten:geconstateerd", "N"), value("Objecten:documentdatum", since)
    return tag(f"Objecten:{kind}", known, *inside, *seen, _version(since, until))


def _version(since: date, until: date | None) -> str:
    ended = value("Historie:eindGeldigheid", until) if until else ""
    closed = value("Historie:eindRegistratie", f"{until}T09:00:00.000") if until else ""
    inside = (
        value("Historie:voorkomenidentificatie", 1), value("Historie:beginGeldigheid", since), ended,
        value("Historie:tijdstipRegistratie", f"{since}T09:00:00.000"), closed,
    )  # fmt: skip
    return tag("Objecten:voorkomen", tag("Historie:Voorkomen", *inside))


def _status(words: str) -> str:
    return value("Objecten:status", words)


def _reference(name: str, kind: str, number_: str) -> str:
    domain = "Openbareruimte" if kind == "OpenbareRuimte" else kind
    link = f'<Objecten-ref:{kind}Ref domein="NL.IMBAG.{domain}">{number_}</Objecten-ref:{kind}Ref>'
    return tag(f"Objecten:{name}", link)
