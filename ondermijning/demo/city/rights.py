"""What the register says about an object: who holds it, and what rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from ondermijning.demo.city.deeds import DeedPart
    from ondermijning.demo.city.parties import Company, Party


@dataclass(frozen=True, slots=True)
class Holding:
    """A naming: one party, its share in the right, and the deed parts it rests on."""

    id: int
    party: Party
    share: Fraction
    parts: tuple[DeedPart, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """The last purchase price as the register shows it with the object, in euro."""

    euro: int
    year: int
    several: bool


@dataclass(frozen=True, slots=True)
class Situation:
    """Who holds the object from a day on."""

    since: date
    holdings: tuple[Holding, ...]
    price: Price | None


@dataclass(frozen=True, slots=True)
class Note:
    """The note of a purchase agreement: visible from ``since`` until the day of delivery or its end."""

    id: int
    part: DeedPart
    buyers: tuple[Party, ...]
    since: date
    until: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Lease:
    """A leasehold: the lessor keeps the bare ownership, dwellers hold the right that burdens it."""

    right_id: int
    canon_id: int
    canon_euro: int
    lessor: Holding


@dataclass(frozen=True, slots=True)
class Split:
    """A split into apartment rights with its association of owners."""

    id: int
    owners: Company
    part: DeedPart
    since: date


@dataclass(frozen=True, slots=True)
class Restriction:
    """A restriction under public law that the municipality registered."""

    id: int
    authority: Company
    part: DeedPart
    since: date
