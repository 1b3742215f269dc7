"""Seizures of property: by whom, for which claim, and whether they were lifted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from ondermijning.demo.city.deeds import SEIZURE, SEIZURE_LIFTED
from ondermijning.demo.city.parties import FOREIGN, HOUSING, PUBLIC, Company

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.demo.city import City
    from ondermijning.demo.city.deeds import DeedPart
    from ondermijning.demo.city.objects import CadastralObject

_HOMES_PER_SEIZURE = 25
_HELD_LONG = timedelta(days=365)
_SPARED = (PUBLIC, FOREIGN)


class SeizureKind(NamedTuple):
    """A kind of seizure, with the code that an answer gives it."""

    code: str
    words: str


EXECUTORY, PRECAUTIONARY = SeizureKind("2", "Executoriaal beslag"), SeizureKind("1", "Conservatoir beslag")


@dataclass(frozen=True, slots=True)
class Seizure:
    """A seizure of one object; ``lifted`` is the deed part that released it."""

    id: int
    kind: SeizureKind
    part: DeedPart
    seizer: Company
    euro: int
    lifted: DeedPart | None = None


def seize(city: City, planted: frozenset[str]) -> dict[str, list[Seizure]]:
    """Seize some homes that no story is about, each after its last deed and before the register was asked about it.

    Returns:
        Object id → its seizures.
    """
    asked = ((thing, city.lending.asked_on(thing)) for thing in city.objects if thing.full_id not in planted)
    open_to_it = ((thing, day) for thing, day in asked if day and _may_be_seized(thing, day))
    some = enumerate(islice(open_to_it, 0, None, _HOMES_PER_SEIZURE))
    return {thing.id: [_seizure(city, thing, day, place)] for place, (thing, day) in some}


def _may_be_seized(thing: CadastralObject, asked: date) -> bool:
    """Whether dwellers or a company held a home for a year when the register was asked about it."""
    holders = thing.holders_on(asked)
    companies = [holder for holder in holders if isinstance(holder, Company)]
    spared = any(each.form in _SPARED or each.activity == HOUSING for each in companies)
    held_long = bool(holders) and asked - thing.history[-1].since > _HELD_LONG
    return bool(thing.address) and held_long and not spared


def _seizure(city: City, thing: CadastralObject, asked: date, place: int) -> Seizure:
    """In turn by the municipality and by a bank; every third one was lifted."""
    seizer = city.lending.banks[0] if place % 2 else city.municipality
    day, book = asked - timedelta(days=60 + place % 200), city.notary.book
    lifted = book.security(day + timedelta(days=40), SEIZURE_LIFTED) if place % 3 == 2 else None
    kind = PRECAUTIONARY if place % 2 else EXECUTORY
    euro = 4_000 + crc32(thing.id.encode()) % 120 * 500
    return Seizure(city.numbers.serial("Zekerheidsstelling"), kind, book.security(day, SEIZURE), seizer, euro, lifted)
