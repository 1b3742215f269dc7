"""Where the city lies: every street has a strip of ground of its own, and four streets make a neighbourhood.

Coordinates are whole metres in the national grid (RD, EPSG:28992).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ondermijning.demo.city.names import DISTRICTS, NEIGHBOURHOODS, STREETS

if TYPE_CHECKING:
    from ondermijning.demo.city.places import InlandAddress

Point: TypeAlias = "tuple[int, int]"
Outline: TypeAlias = "tuple[Point, ...]"

SYSTEM = "urn:ogc:def:crs:EPSG::28992"
_CORNER = (173_500, 316_000)  # south-west of the city
_WIDTH, _DEPTH = 1_500, 500  # of the strip of a street
_COLUMNS, _ROWS = 4, 6
_PER_NUMBER, _SIDE, _NEXT_STREET = 6, 12, 30  # metres between houses, sides of a street, and streets of one name


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A neighbourhood with its outlines; codes end in 99.., which the CBS has not given out."""

    code: str
    name: str
    district_code: str
    district: str
    outlines: tuple[Outline, ...]


def point_of(address: InlandAddress) -> Point:
    """Where an address in the city lies: along its street, odd numbers on one side and even ones on the other."""
    name, turn = _street(address.street)
    west, south = _strip(STREETS.index(name))
    east = 30 + address.number * _PER_NUMBER
    north = 25 + turn * _NEXT_STREET % (_DEPTH - 2 * _NEXT_STREET) + address.number % 2 * _SIDE
    return west + east, south + north


def neighbourhood_of(address: InlandAddress) -> Neighbourhood:
    """The neighbourhood of an address in the city."""
    column, row = _place(STREETS.index(_street(address.street)[0]))
    return ALL[row // 2 * 2 + column // 2]


def anywhere(number: int) -> Point:
    """A place in the city for what has no address, by any number of it."""
    return _CORNER[0] + number % (_COLUMNS * _WIDTH), _CORNER[1] + number // 7 % (_ROWS * _DEPTH)


def rectangle(west: int, south: int, width: int, depth: int) -> Outline:
    """A rectangle, counter-clockwise and closed."""
    east, north = west + width, south + depth
    return (west, south), (east, south), (east, north), (west, north), (west, south)


def city_outline() -> Outline:
    """All of the city."""
    return rectangle(*_CORNER, _COLUMNS * _WIDTH, _ROWS * _DEPTH)


def _street(name: str) -> tuple[str, int]:
    """The first street of a name, and how many of that name came before this one."""
    if name in STREETS:
        return name, 0
    number, _, first = name.partition("e ")
    return first, int(number) - 1


def _place(street: int) -> tuple[int, int]:
    return street % _COLUMNS, street // _COLUMNS


def _strip(street: int) -> Point:
    column, row = _place(street)
    return _CORNER[0] + column * _WIDTH, _CORNER[1] + row * _DEPTH


def _neighbourhood(number: int, name: str) -> Neighbourhood:
    """A block of two strips by two; the last is drawn as two pieces, as those that water or a border cuts through."""
    west, south = _CORNER[0] + number % 2 * 2 * _WIDTH, _CORNER[1] + number // 2 * 2 * _DEPTH
    pieces = 2 if number == len(NEIGHBOURHOODS) - 1 else 1
    width = 2 * _WIDTH // pieces
    outlines = tuple(rectangle(west + piece * width, south, width, 2 * _DEPTH) for piece in range(pieces))
    district = number // 2
    return Neighbourhood(f"BU0935990{number + 1}", name, f"WK09359{district + 1}", DISTRICTS[district], outlines)


ALL = tuple(_neighbourhood(number, name) for number, name in enumerate(NEIGHBOURHOODS))
