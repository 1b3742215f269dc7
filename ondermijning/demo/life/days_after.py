"""The weeks after the last stand: agreed sales are delivered, new ones agreed, and a plot is cut in two.

Of a sale that was agreed before the stand, the stand shows the note; the deed comes with a change message.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import AGREEMENT_SINCE_2024, PARCEL_SPLIT, SALE
from ondermijning.demo.city.objects import GARAGE, HOUSE
from ondermijning.demo.city.parties import Person
from ondermijning.demo.city.timeline import LAST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.demo.city import City
    from ondermijning.demo.city.deeds import DeedKind, DeedPart
    from ondermijning.demo.city.objects import CadastralObject

_FEWEST, _OBJECTS_PER_CHANGE = 4, 600
_DAYS = (timedelta(days=8), timedelta(days=15), timedelta(days=22))  # on which deeds are registered


@dataclass(frozen=True, slots=True)
class Change:
    """One object that changed on a day by one deed; before or after it the object may not exist."""

    thing: CadastralObject
    day: date
    kind: DeedKind
    part: DeedPart


def days_after(city: City, planted: frozenset[str]) -> list[Change]:
    """Let life go on in homes that no story is about; to be called before the last stand is written."""
    quiet = [thing for thing in city.objects if thing.full_id not in planted and _is_quiet(thing)]
    homes = (thing for thing in quiet if thing.use is HOUSE and thing.address)
    changes = [_sold_or_agreed(city, home, place) for place, home in enumerate(islice(homes, _many(city)))]
    for plot in islice((thing for thing in quiet if thing.use is GARAGE and not thing.address), 1):
        changes.extend(_cut_in_two(city, plot))
    return sorted(changes, key=lambda change: (change.day, change.thing.id))


def _many(city: City) -> int:
    return max(_FEWEST, len(city.objects) // _OBJECTS_PER_CHANGE)


def _is_quiet(thing: CadastralObject) -> bool:
    """Whether people hold an object to which nothing happened since they bought it."""
    people = [isinstance(holder, Person) for holder in thing.holders_on(LAST)]
    untouched = len(thing.history) == 1 and not (thing.notes or thing.lease or thing.restriction or thing.split)
    return untouched and bool(people) and all(people)


def _sold_or_agreed(city: City, home: CadastralObject, place: int) -> Change:
    """In turn a sale that was agreed before the stand, and an agreement of which the deed is still to come."""
    day = LAST + _DAYS[place % len(_DAYS)]
    if place % 2:
        city.notary.agree(home, day, day + timedelta(days=60), city.people.dwellers(home.door, day))
        return Change(home, day, AGREEMENT_SINCE_2024, home.notes[-1].part)
    buyers = city.people.dwellers(home.door, day)
    city.notary.agree(home, LAST - timedelta(days=20 + place), day, buyers)
    city.notary.sell((home,), day, buyers, city.price(home, day))
    return Change(home, day, SALE, home.history[-1].holdings[0].parts[0])


def _cut_in_two(city: City, plot: CadastralObject) -> Iterator[Change]:
    """The parcel ends and two new ones keep its holders; no deed of a notary is needed."""
    day = LAST + _DAYS[-1]
    part, half = city.notary.book.part(day, PARCEL_SPLIT), plot.area_m2 // 2
    pieces = [city.builder.plot(plot, day, area) for area in (half, plot.area_m2 - half)]
    for piece in pieces:
        city.notary.continue_in(plot, piece, day)
    plot.gone = day
    yield from (Change(thing, day, PARCEL_SPLIT, part) for thing in (plot, *pieces))
