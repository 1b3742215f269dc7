"""What the municipality itself keeps: permits, grants, and what happened at an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from datetime import date
    from typing import Unpack

    from ondermijning.demo.city.identifiers import Numbers
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Party, Person

GRANTED, REFUSED, WITHDRAWN = "verleend", "geweigerd", "ingetrokken"

PUB_PERMIT = "exploitatie horeca"
ALCOHOL_PERMIT = "Alcoholwet"
BUILDING_PERMIT = "omgevingsvergunning"
ROOMS_PERMIT = "omzetting"

CLOSURE = "sluiting_13b"
PENALTY = "last_onder_dwangsom"
REFUSAL = "weigering_vergunning"
INSPECTION = "controle"

OPEN_REGISTER, INTERNAL = "subsidies", "subsidies_intern"


@dataclass(frozen=True, slots=True)
class Mention:
    """A party as a file of the municipality names it.

    Args:
        party: who it is; None for a party that no register of the city knows.
        name: as written.
        numbered: whether the file gives the number of the party: KVK for a company, BSN for a person.
    """

    party: Party | None
    name: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Permit:
    """A permit case for one place.

    Args:
        until: last day of the permit, where it holds for a time.
        holder: who got it, where that is another than the applicant.
    """

    number: str
    applicant: Mention
    place: CadastralObject
    asked: date
    kind: str = PUB_PERMIT
    activity: str = "exploiteren van een café"
    decided: date | None = None
    decision: str = ""
    until: date | None = None
    holder: Mention | None = None
    managers: tuple[Person, ...] = ()
    building_sum: int = 0
    units: int = 0


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant of one scheme to one party in one year; ``register`` is the one that holds it."""

    number: str
    recipient: Mention
    decided: date
    euro: int
    register: str = INTERNAL
    scheme: str = "Subsidieregeling Buurtinitiatieven"
    project: str = ""
    place: CadastralObject | None = None


class PermitDetails(TypedDict, total=False):
    """What a story wants to be true of a permit case."""

    kind: str
    activity: str
    decided: date
    decision: str
    until: date
    holder: Mention
    managers: tuple[Person, ...]
    building_sum: int
    units: int


class GrantDetails(TypedDict, total=False):
    """What a story wants to be true of a grant."""

    register: str
    scheme: str
    project: str
    place: CadastralObject


@dataclass(frozen=True, slots=True)
class Event:
    """A closure, penalty, refusal or inspection at a place."""

    number: str
    kind: str
    day: date
    place: CadastralObject
    about: Mention | None = None


class TownHall:
    """Keeps the files in order of entry and numbers them."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self.permits: list[Permit] = []
        self.grants: list[Grant] = []
        self.events: list[Event] = []

    def apply(
        self, applicant: Mention, place: CadastralObject, asked: date, **details: Unpack[PermitDetails]
    ) -> Permit:
        """Someone applies for a permit, by default to run a pub."""
        number = f"Z/{asked:%y}/{self._numbers.serial('Zaak'):06d}"
        permit = Permit(number, applicant, place, asked, **details)
        self.permits.append(permit)
        return permit

    def award(self, recipient: Mention, decided: date, euro: int, **details: Unpack[GrantDetails]) -> Grant:
        """A party gets a grant, by default one of the internal system."""
        prefix = "SBM" if details.get("register") == OPEN_REGISTER else "SUB"
        grant = Grant(f"{prefix}-{self._numbers.serial('Dossier'):06d}", recipient, decided, euro, **details)
        self.grants.append(grant)
        return grant

    def report(self, kind: str, day: date, place: CadastralObject, about: Mention | None = None) -> Event:
        """Something happened at a place."""
        event = Event(f"G{day:%Y}-{self._numbers.serial('Gebeurtenis'):05d}", kind, day, place, about)
        self.events.append(event)
        return event
