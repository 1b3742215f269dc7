"""Addresses and their BAG ids as the Dataservice of the trade register writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ondermijning.demo.city.places import InlandAddress
from ondermijning.demo.writers.hr.markup import enumerated, registration
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.places import Door, ForeignAddress

BagIds: TypeAlias = "dict[Door, tuple[str, str]]"


def bag_ids(objects: Iterable[CadastralObject]) -> BagIds:
    """Ids of address and dwelling by postcode, number, letter and suffix."""
    return {thing.address.door: (thing.address.bag_id, thing.dwelling_id) for thing in objects if thing.address}


def location(name: str, place: InlandAddress | ForeignAddress, since: date, bag: BagIds) -> str:
    """An address that a company uses since a day."""
    address = tag("adres", _inland(place, bag) if isinstance(place, InlandAddress) else _foreign(place))
    return tag(
        name, registration(since), enumerated("afgeschermd", "N", "Nee"), address, value("volledigAdres", _line(place))
    )


def _inland(place: InlandAddress, bag: BagIds) -> str:
    return tag("binnenlandsAdres", *_inland_parts(place, bag.get(place.door)))


def _inland_parts(place: InlandAddress, ids: tuple[str, str] | None) -> Iterator[str]:
    yield value("straatnaam", place.street)
    yield value("huisnummer", place.number)
    if place.suffix:
        yield value("huisnummerToevoeging", place.suffix)
    if place.letter:
        yield value("huisletter", place.letter)
    digits, letters = place.postcode[:4], place.postcode[4:]
    yield tag("postcode", value("cijfercombinatie", digits), value("lettercombinatie", letters))
    yield value("plaats", place.town)
    if ids:
        number, dwelling = ids
        known = value("identificatieNummeraanduiding", number), value("identificatieAdresseerbaarObject", dwelling)
        yield tag("bagId", *known)


def _foreign(place: ForeignAddress) -> str:
    country = enumerated("land", place.country_code, place.country, "Land")
    return tag(
        "buitenlandsAdres", value("straatHuisnummer", place.line), value("postcodeWoonplaats", place.town), country
    )


def _line(place: InlandAddress | ForeignAddress) -> str:
    if isinstance(place, InlandAddress):
        return (
            f"{place.street} {place.number}{place.letter} {place.suffix}".rstrip() + f"\n{place.postcode} {place.town}"
        )
    return f"{place.line}\n{place.town}\n{place.country}"
