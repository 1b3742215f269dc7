"""Cadastral objects and what the register says about them through time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import SALES
from ondermijning.demo.city.identifiers import bag_id

if TYPE_CHECKING:
    from ondermijning.demo.city.deeds import DeedPart
    from ondermijning.demo.city.parties import Party
    from ondermijning.demo.city.places import Designation, InlandAddress
    from ondermijning.demo.city.rights import Holding, Lease, Note, Restriction, Situation, Split

CONVERTED_ON = date(2012, 12, 31)  # older states carry the day of the conversion of the register


@dataclass(frozen=True, slots=True)
class Use:
    """What stands on an object: code of the built use in the land registry, use code in the WOZ, uses in the BAG."""

    code: str
    words: str
    woz_use: str
    woz_kind: str
    bag_uses: tuple[str, ...] = ()


HOUSE = Use("11", "Wonen", "10", "1121", ("woonfunctie",))
APARTMENT = Use("12", "Wonen (appartement)", "10", "1183", ("woonfunctie",))
SHOP = Use("37", "Wonen met bedrijvigheid", "21", "3121", ("winkelfunctie", "woonfunctie"))
PUB = Use("37", "Wonen met bedrijvigheid", "21", "3121", ("bijeenkomstfunctie", "woonfunctie"))
OFFICE = Use("37", "Wonen met bedrijvigheid", "21", "3121", ("kantoorfunctie",))
HALL = Use("37", "Wonen met bedrijvigheid", "21", "3121", ("bijeenkomstfunctie", "sportfunctie"))
GARAGE = Use("", "", "12", "1720")


@dataclass(slots=True, eq=False)
class CadastralObject:
    """A parcel or apartment right with its history.

    Args:
        base_euro: worth in euro at index 100.
        address: with BAG id; None for ground under apartments and loose plots.
        bag_serial: serial number of the dwelling in the BAG.
        floor_m2: floor area where a story wants one; else the BAG writer takes one that fits.
        split: the split it came from (apartment) or is burdened by (ground parcel).
        origin: id of the parcel it was cut from.
        born, gone: first day it exists, first day it does not.
        registered: people, adults and households in the population register, where a story says so.
    """

    place: Designation
    use: Use
    area_m2: int
    base_euro: int
    right_id: int
    woz: str
    address: InlandAddress | None = None
    bag_serial: int = 0
    split: Split | None = None
    lease: Lease | None = None
    restriction: Restriction | None = None
    origin: str = ""
    floor_m2: int = 0
    born: date | None = None
    gone: date | None = None
    registered: tuple[int, int, int] | None = None
    history: list[Situation] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The object id without its domain."""
        return self.place.object_id

    @property
    def is_apartment(self) -> bool:
        """Whether it is an apartment right."""
        return self.place.index > 0

    @property
    def full_id(self) -> str:
        """The object id with its domain, as the graph names it."""
        return f"NL.IMKAD.KadastraalObject:{self.id}"

    @property
    def dwelling_id(self) -> str:
        """The id of its dwelling in the BAG, or an empty text."""
        return bag_id("01", self.bag_serial) if self.bag_serial else ""

    @property
    def door(self) -> InlandAddress:
        """The address of an object that has one."""
        assert self.address is not None
        return self.address

    def sales(self) -> list[tuple[date, DeedPart, tuple[Holding, ...]]]:
        """Every sale with a known day and price, in order of time: day, deed part, and who holds since."""
        found = []
        for situation in self.history:
            part = situation.holdings[0].parts[-1] if situation.holdings else None
            if part and part.kind in SALES and part.price is not None:
                found.append((situation.since, part, situation.holdings))
        return found

    def exists_on(self, day: date) -> bool:
        """Whether the register holds the object on a day."""
        return (self.born is None or self.born <= day) and (self.gone is None or day < self.gone)

    def situation_on(self, day: date) -> Situation | None:
        """Who holds it on a day; None for ground under apartments."""
        at = bisect_right(self.history, day, key=lambda situation: situation.since)
        return self.history[at - 1] if at else None

    def holders_on(self, day: date) -> tuple[Party, ...]:
        """Who holds it on a day; nobody where it does not exist, or is ground under apartments."""
        situation = self.situation_on(day) if self.exists_on(day) else None
        return tuple(holding.party for holding in situation.holdings) if situation else ()

    def split_on(self, day: date) -> Split | None:
        """The split that holds on a day."""
        return self.split if self.split and self.split.since <= day else None

    def notes_on(self, day: date) -> tuple[Note, ...]:
        """Notes that stand on a day."""
        return tuple(note for note in self.notes if note.since <= day < note.until and day <= note.ends_on)
