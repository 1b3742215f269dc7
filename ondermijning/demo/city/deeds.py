"""Deeds, their parts, and the book in which they are numbered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ondermijning.demo.city.identifiers import Numbers


class DeedKind(NamedTuple):
    """What a deed part does, in the code list AardStukdeel."""

    code: str
    words: str


SALE = DeedKind("606", "Overdracht (eigendom en/of beperkt recht)")
AUCTION = DeedKind("606", "Overdracht (executieveiling)")
OLD_SALE = DeedKind("001", "Akte van Koop en Verkoop")
GIFT = DeedKind("608", "Schenking")
INHERITANCE = DeedKind("585", "Verklaring van erfrecht")
PARTITION = DeedKind("580", "Verdeling")
CONVERSION = DeedKind("403", "Raadpleeg brondocument")
MERGER = DeedKind("529", "Fusie")
CORRECTION = DeedKind("564", "Verbetering")
AGREEMENT = DeedKind("651", "Koopovereenkomst, art. 7:3 BW en 10 WVG")
AGREEMENT_SINCE_2024 = DeedKind("696", "Koopovereenkomst, art. 7:3 BW en 9.9 Omgevingswet")
RESTRICTION = DeedKind("512", "Beperking op basis van een overheidsbesluit (vestiging)")

PARCEL_SPLIT = DeedKind("558", "Perceelsplitsing")
MORTGAGE = DeedKind("537", "Hypotheek")
SEIZURE = DeedKind("517", "Beslag")
SEIZURE_LIFTED = DeedKind("518", "Beslag (doorhaling)")
SALES = (SALE, AUCTION, OLD_SALE)

_DIGITAL_SINCE = 2000  # older deeds reached the register as paper: no date, and a series of the local office
_NEW_CODES_SINCE = 2018
_VOLUMES_FROM = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed that was offered for registration; ``offered_on`` is absent for old paper ones."""

    id: str
    volume: int
    number: int
    series: str
    offered_on: date | None


@dataclass(frozen=True, slots=True)
class DeedPart:
    """One legal fact in a deed; ``price`` in euro is for all objects of the part together."""

    id: str
    deed: Deed
    kind: DeedKind | None
    price: int | None


class DeedBook:
    """The public register: gives every deed its volume and number."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._used: Counter[int] = Counter()

    def part(self, day: date, kind: DeedKind, price: int | None = None) -> DeedPart:
        """A new deed of that day with one part; old days give it the shape of old deeds."""
        serial = self._numbers.serial("Stukdeel")
        if day.year >= _NEW_CODES_SINCE:
            return DeedPart(str(serial), self._deed(day), kind, price)
        old_kind = OLD_SALE if kind is SALE else CONVERSION
        if day.year >= _DIGITAL_SINCE:
            return DeedPart(f"AKR1.{serial}", self._deed(day), old_kind, price)
        return DeedPart(f"AKR1.{serial}", self._deed(day), None, price)

    def security(self, day: date, kind: DeedKind) -> DeedPart:
        """A deed of a mortgage or seizure; its sum stands with that."""
        return DeedPart(str(self._numbers.serial("Stukdeel")), self._deed(day), kind, None)

    def _deed(self, day: date) -> Deed:
        paper = day.year < _DIGITAL_SINCE
        volume = day.year if paper else 40_000 + 5 * (day - _VOLUMES_FROM).days
        self._used[volume] += 1
        serial = self._numbers.serial("TIAStuk") % 1_000_000
        return Deed(
            f"{day:%Y%m%d}{serial:06d}", volume, self._used[volume], "MTT" if paper else "", None if paper else day
        )
