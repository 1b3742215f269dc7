"""How many people are registered in a home: who owns and lives there, else a household that rents, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from ondermijning.demo.city.parties import Person
from ondermijning.demo.city.places import InlandAddress
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.city.town_hall import GRANTED, ROOMS_PERMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.town_hall import Permit

_HOME = "woonfunctie"
_ADULT = 18
_EMPTY_EVERY = 25  # of the homes that are let
_MOST_CHILDREN = 3


class Residents(NamedTuple):
    """A count at the last reference date."""

    people: int
    adults: int
    households: int


def counted(
    objects: Iterable[CadastralObject], permits: Iterable[Permit]
) -> Iterator[tuple[CadastralObject, Residents]]:
    """Every home that someone holds at the last reference date, with its residents.

    Args:
        objects: of the whole city.
        permits: those to let rooms tell in how many households a home was turned.
    """
    rooms = {id(each.place): each.units for each in permits if each.kind == ROOMS_PERMIT and each.decision == GRANTED}
    for thing in objects:
        if thing.address and _HOME in thing.use.bag_uses and thing.holders_on(LAST):
            yield thing, _residents(thing, rooms.get(id(thing), 0))


def residents_on(home: CadastralObject, now: Residents, day: date) -> Residents:
    """Who is registered on a day before the last one: as now, unless the home had other owners then."""
    changed = day < LAST and home.history[-1].since > day
    return Residents(2, 2, 1) if changed else now


def owners_at_home(home: CadastralObject) -> list[Person]:
    """The owners of a home who live in it at the last reference date."""
    return [holder for holder in home.holders_on(LAST) if isinstance(holder, Person) and _lives_in(holder, home)]


def _residents(home: CadastralObject, rooms: int) -> Residents:
    if home.registered:
        return Residents(*home.registered)
    draw = crc32(home.dwelling_id.encode())
    if rooms:
        return Residents(rooms, rooms, rooms)
    owners = owners_at_home(home)
    if not owners and draw % _EMPTY_EVERY == 0:
        return Residents(0, 0, 0)
    minors = sum(LAST.year - int(owner.born[:4]) < _ADULT for owner in owners)
    adults = len(owners) - minors or 1 + draw % 2
    return Residents(adults + minors + draw // 7 % _MOST_CHILDREN, adults, 1)


def _lives_in(person: Person, home: CadastralObject) -> bool:
    lives = person.home_on(LAST)
    if person.died_on or not isinstance(lives, InlandAddress):
        return False
    door = home.door
    parts = ("postcode", "number", "letter", "suffix")
    return all(getattr(lives, part) == getattr(door, part) for part in parts)
