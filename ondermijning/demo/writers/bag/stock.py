"""What of the city stands in the BAG: dwellings with their floor area and building, and the streets they lie on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

from ondermijning.demo.city.identifiers import bag_id
from ondermijning.demo.city.objects import HOUSE, OFFICE
from ondermijning.demo.city.parties import SOLE_TRADER
from ondermijning.demo.city.places import TOWN, InlandAddress

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company
    from ondermijning.demo.city.places import Door

_OLDEST, _YEARS = 1900, 112  # years in which buildings were built
_STREETS_FROM = 30_001
_SEATS_FROM = 9_000_001  # above the serials of what stands in the land registry


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A dwelling or premises: the last cadastral object that holds it, and its life in the BAG.

    Args:
        serial: number that its ids share.
        building: id of the building it is part of.
        gone: first day it is no more, as after a split into apartments.
    """

    serial: int
    address: InlandAddress
    uses: tuple[str, ...]
    floor_m2: int
    building: str
    built: int
    born: date
    gone: date | None

    @property
    def id(self) -> str:
        """Its id in the BAG."""
        return bag_id("01", self.serial)


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything with an address.

    Args:
        dwellings: in order of building.
        streets: name → id.
    """

    dwellings: list[Dwelling]
    streets: dict[str, str]

    @classmethod
    def of(cls, objects: Iterable[CadastralObject], companies: Iterable[Company]) -> Stock:
        """The stock of a city; a home whose garden was cut off is one dwelling, though it is on a new parcel."""
        on = {thing.bag_serial: thing for thing in objects if thing.address}
        dwellings = [_dwelling(thing) for thing in on.values()]
        dwellings += _seats(companies, {each.address.door for each in dwellings})
        names = dict.fromkeys(dwelling.address.street for dwelling in dwellings)
        return cls(dwellings, {name: bag_id("30", _STREETS_FROM + at) for at, name in enumerate(names)})

    def buildings(self) -> Iterator[Dwelling]:
        """The first dwelling of every building."""
        yield from {dwelling.building: dwelling for dwelling in reversed(self.dwellings)}.values()


def _dwelling(thing: CadastralObject) -> Dwelling:
    number = crc32(str(thing.split.id if thing.split else thing.bag_serial).encode())
    built = _OLDEST + number % _YEARS
    emptied = thing.history[-1].since if thing.history and not thing.history[-1].holdings else None
    return Dwelling(
        thing.bag_serial,
        thing.door,
        thing.use.bag_uses,
        thing.floor_m2 or _floor(thing),
        bag_id("10", _building_serial(thing)),
        built,
        (thing.born if thing.is_apartment else None) or date(built, 1 + number % 12, 1 + number % 28),
        thing.gone or emptied,
    )


def _seats(companies: Iterable[Company], known: Container[Door]) -> Iterator[Dwelling]:
    """Premises in the city in which a company sits that holds nothing there: no cadastral object of the city has them."""
    rented = {
        seat.door: (seat, HOUSE if company.form is SOLE_TRADER else OFFICE)
        for company in companies
        if isinstance(seat := company.seat, InlandAddress) and seat.town == TOWN and seat.door not in known
    }
    for serial, (seat, use) in enumerate(rented.values(), _SEATS_FROM):
        address, built = replace(seat, bag_id=bag_id("20", serial)), _OLDEST + serial % _YEARS
        yield Dwelling(
            serial, address, use.bag_uses, 45 + serial % 75, bag_id("10", serial), built, date(built, 1, 2), None
        )


def _building_serial(thing: CadastralObject) -> int:
    """Apartments stand in the building of their split, everything else in its own."""
    return thing.split.id if thing.split and thing.is_apartment else thing.bag_serial


def _floor(thing: CadastralObject) -> int:
    """A floor area that fits: an apartment is smaller than a house."""
    low, width = (45, 75) if thing.is_apartment else (75, 95)
    return low + crc32(str(thing.bag_serial).encode()) % width
