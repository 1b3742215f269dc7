"""What the register shows of one object on a day: the same for every form in which it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

from ondermijning.demo.city.objects import CONVERTED_ON
from ondermijning.demo.city.parties import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from typing import TypeVar

    from ondermijning.demo.city.deeds import DeedPart
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company, Party
    from ondermijning.demo.city.places import InlandAddress, Location
    from ondermijning.demo.city.rights import Holding, Note, Price, Restriction, Split

    Thing = TypeVar("Thing")


@dataclass(frozen=True)
class View:
    """One object on one day.

    Args:
        thing: the object; it must exist on that day.
        day: the reference date of the delivery.
    """

    thing: CadastralObject
    day: date

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """The namings in the right that people hold: the ownership, or the leasehold."""
        situation = self.thing.situation_on(self.day)
        return situation.holdings if situation else ()

    @cached_property
    def split(self) -> Split | None:
        """The split into apartment rights that holds."""
        return self.thing.split_on(self.day)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The purchase agreements that are noted."""
        return self.thing.notes_on(self.day)

    @cached_property
    def restriction(self) -> Restriction | None:
        """The restriction under public law that is in force."""
        restriction = self.thing.restriction
        return restriction if restriction and restriction.since <= self.day else None

    @property
    def price(self) -> Price | None:
        """The last purchase price."""
        situation = self.thing.situation_on(self.day)
        return situation.price if situation else None

    @property
    def address(self) -> InlandAddress | None:
        """The address of the object; ground under apartments has none."""
        return None if self.split and not self.thing.is_apartment else self.thing.address

    @property
    def changed_on(self) -> date:
        """The day of the last change, not before the conversion of the register."""
        situation = self.thing.situation_on(self.day)
        days = [note.since for note in self.notes]
        days += [situation.since] if situation else []
        days += [self.restriction.since] if self.restriction else []
        return max([CONVERTED_ON, *days])

    @property
    def reference(self) -> str:
        """A reference that differs whenever the contents differ."""
        numbers = [holding.id for holding in self.holdings] + [note.id for note in self.notes]
        return f"{int(self.thing.id):X}-{crc32(repr((numbers, self.changed_on)).encode()):08X}"

    def all_holdings(self) -> tuple[Holding, ...]:
        """The namings of dwellers and of the lessor."""
        return (*self.holdings, self.thing.lease.lessor) if self.thing.lease else self.holdings

    def people(self) -> list[Person]:
        """The natural persons that the snapshot describes."""
        return [party for party in self._parties() if isinstance(party, Person)]

    def companies(self) -> list[Company]:
        """The companies that the snapshot describes."""
        return [party for party in self._parties() if not isinstance(party, Person)]

    def places(self) -> list[Location]:
        """The addresses that the snapshot describes."""
        return _unique(self._all_places(), lambda place: place.id)

    def parts(self) -> list[DeedPart]:
        """The deed parts that the snapshot rests on."""
        return _unique(self._all_parts(), lambda part: part.id)

    def _parties(self) -> list[Party]:
        return _unique(self._all_parties(), lambda party: str(party.id))

    def _all_parties(self) -> Iterator[Party]:
        yield from (holding.party for holding in self.all_holdings())
        yield from (buyer for note in self.notes for buyer in note.buyers)
        if self.split:
            yield self.split.owners
        if self.restriction:
            yield self.restriction.authority

    def _all_places(self) -> Iterator[Location]:
        if self.address:
            yield self.address
        yield from (person.home_on(self.day) for person in self.people())
        for company in self.companies():
            yield company.known_seat
            if company.post:
                yield company.post

    def _all_parts(self) -> Iterator[DeedPart]:
        yield from (part for holding in self.all_holdings() for part in holding.parts)
        yield from (note.part for note in self.notes)
        if self.split:
            yield self.split.part
        if self.restriction:
            yield self.restriction.part


def _unique(things: Iterable[Thing], key: Callable[[Thing], str]) -> list[Thing]:
    """The things in order of first appearance, each once."""
    return list({key(thing): thing for thing in things}.values())
