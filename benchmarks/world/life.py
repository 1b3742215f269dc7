"""What there is in the city: people, companies, places, and what happens between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

TODAY = date(2025, 12, 31)  # the day on which the registers are asked
# Existing homes in Zuid-Limburg, roughly as the open series went, 2015 = 100.
INDEX = {
    2012: 102, 2013: 97, 2014: 97, 2015: 100, 2016: 104, 2017: 110, 2018: 119, 2019: 127, 2020: 136, 2021: 153, 2022: 171,
    2023: 167, 2024: 181, 2025: 195,
}  # fmt: skip


@dataclass(eq=False, slots=True)
class Abroad:
    """An address outside the country.

    Args:
        lines: street and number, town.
        country: name in Dutch.
        code: of the national table of countries.
    """

    lines: tuple[str, str]
    country: str
    code: str


@dataclass(eq=False, slots=True)
class Place:
    """One cadastral object with the address that stands on it.

    Args:
        number: its own number, from which register ids are made.
        street, house, addition, postcode: the address.
        use: ``woning``, ``appartement``, ``winkel``, ``horeca``, ``kantoor`` or ``bedrijf``.
        m2: floor area.
        built: year.
        worth: its market value on 1 January 2024, euro.
    """

    number: int
    street: Street
    house: int
    addition: str
    postcode: str
    use: str
    m2: int
    built: int
    worth: int
    holders: list[Holding] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    told: bool = False  # a story is about it

    def owners(self, on: date = TODAY) -> list[Party]:
        """Who holds it on a day."""
        return [each.party for each in self.holders if each.since <= on and (each.until is None or each.until > on)]


@dataclass(eq=False, slots=True)
class Street:
    """A street with its places in order of number."""

    name: str
    number: int
    places: list[Place] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Person:
    """A natural person; ``also`` is a second identity under which the same person is known."""

    number: int
    first: tuple[str, ...]
    infix: str
    surname: str
    born: date
    bsn: str
    home: Place | Abroad | None
    also: Person | None = None
    died: date | None = None

    @property
    def full(self) -> str:
        """All names in order."""
        return " ".join(filter(None, (*self.first, self.infix, self.surname)))


@dataclass(eq=False, slots=True)
class Office:
    """Who holds which office at a company: bestuurder, aandeelhouder, commissaris, gemachtigde, vennoot or eigenaar."""

    holder: Party
    kind: str
    since: date
    until: date | None = None


@dataclass(eq=False, slots=True)
class Company:
    """A company, foundation or foreign entity.

    Args:
        number: its own number.
        name: with its form.
        form: ``BV``, ``NV``, ``ST``, ``VR``, ``VOF``, ``EZ``, ``COOP``, ``GEM`` (the municipality) or ``BR`` (foreign law).
        kvk: empty for a foreign entity that is not entered.
        reason: why it ended: ``ontbinding``, ``fusie``, ``faillissement`` or ``turbo``.
        accounts: last year of which accounts were filed, 0 for never.
    """

    number: int
    name: str
    form: str
    kvk: str
    rsin: str
    founded: date
    sbi: str
    staff: int
    seat: Place | Abroad | None
    trades: tuple[str, ...] = ()
    ended: date | None = None
    reason: str = ""
    accounts: int = 0
    offices: list[Office] = field(default_factory=list)


Party = Person | Company


@dataclass(eq=False, slots=True)
class Holding:
    """A share that a party has in a place during a time."""

    party: Party
    share: tuple[int, int]
    since: date
    until: date | None
    deed: Deed


@dataclass(eq=False, slots=True)
class Deed:
    """A transfer of places: koop, veiling, schenking, vererving, verdeling, fusie or inbreng."""

    number: int
    on: date
    kind: str
    price: int | None
    places: list[Place]
    sellers: list[Party]
    buyers: list[Party]


@dataclass(eq=False, slots=True)
class Loan:
    """A mortgage on places, registered for a sum, until it is struck out."""

    number: int
    on: date
    amount: int
    places: list[Place]
    lender: Party
    borrower: Party | None
    repaid: date | None = None


@dataclass(eq=False, slots=True)
class Permit:
    """A case at the counter for permits; ``named`` says how much of its applicant the system knows."""

    number: str
    kind: str
    activity: str
    place: Place
    applicant: Party
    asked: date
    decision: str
    decided: date | None
    until: date | None
    managers: tuple[Person, ...]
    cost: int | None
    units: int | None
    named: str = "nummer"  # ``nummer``, ``naam`` or ``adres``: name with the address it writes from


@dataclass(eq=False, slots=True)
class Grant:
    """A grant; the internal list has a number where somebody typed one."""

    number: str
    grantee: Party
    scheme: str
    asked: date
    granted: date
    amount: int
    iban: str
    place: Place | None
    numbered: bool


@dataclass(eq=False, slots=True)
class Event:
    """A closure, penalty, refusal or inspection at a place."""

    number: str
    kind: str
    on: date
    place: Place
    party: Party | None
    numbered: bool


@dataclass(eq=False, slots=True)
class Count:
    """How many are registered at a place, from a day on."""

    place: Place
    since: date
    people: int
    adults: int
    households: int


@dataclass(eq=False, slots=True)
class City:
    """All of it."""

    seed: int
    streets: list[Street] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    companies: list[Company] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    loans: list[Loan] = field(default_factory=list)
    permits: list[Permit] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    users: dict[Place, Party] = field(default_factory=dict)  # who uses what somebody else owns
