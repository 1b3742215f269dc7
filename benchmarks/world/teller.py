"""What a story, and ordinary life, can make happen in the city."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.world.life import (
    INDEX,
    TODAY,
    Abroad,
    Company,
    Count,
    Deed,
    Event,
    Grant,
    Holding,
    Loan,
    Office,
    Permit,
    Person,
    Place,
)
from benchmarks.world.names import DOUBLED, FIRST_WORDS, GIVEN, INFIXES, SURNAMES, TRADES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from benchmarks.world.life import City, Party

FORMS = {
    "BV": "B.V.",
    "NV": "N.V.",
    "ST": "Stichting",
    "VR": "Vereniging",
    "VOF": "V.O.F.",
    "EZ": "",
    "COOP": "Coöperatie U.A.",
}
BELGIUM, GERMANY = ("België", "5010"), ("Duitsland", "6029")
CYPRUS, MALTA, ENGLAND = ("Cyprus", "5040"), ("Malta", "7003"), ("Verenigd Koninkrijk", "6039")
_TOWNS = {
    "5010": ("Tongersesteenweg", "3620 Lanaken"),
    "6029": ("Jülicher Straße", "52070 Aachen"),
    "5040": ("Agiou Andreou", "3036 Limassol"),
    "7003": ("Triq il-Kbira", "STJ 1062 San Giljan"),
    "6039": ("Kemp House, City Road", "London EC1V 2NX"),
}
_FOREIGN_FORMS = {"5010": "BV", "6029": "GmbH", "5040": "Ltd", "7003": "Limited", "6039": "Ltd."}
_ELEVEN = (9, 8, 7, 6, 5, 4, 3, 2)


class Teller:
    """Makes things happen; what it draws depends on the seed of the city and nothing else."""

    def __init__(self, city: City, rng: Random, banks: Sequence[Company] = ()) -> None:
        self.city = city
        self.rng = rng
        self.banks = list(banks)
        self._numbers = len(city.people) + len(city.companies)
        self._used: set[str] = set()

    # ---- days and money

    def ago(self, low: int, high: int | None = None) -> date:
        """A day between so many days before today; a deed is passed on working days."""
        day = TODAY - timedelta(self.rng.randint(low, high or low + 25))
        return day - timedelta(max(0, day.weekday() - 4))

    def after(self, day: date, low: int, high: int | None = None) -> date:
        """A working day so many days after a day."""
        later = day + timedelta(self.rng.randint(low, high or low + 10))
        return later - timedelta(max(0, later.weekday() - 4))

    def market(self, place: Place, on: date) -> int:
        """What it would fetch on a day."""
        earliest = min(INDEX)
        index = INDEX.get(on.year) or INDEX[earliest] * 0.96 ** (earliest - on.year)
        return round(place.worth * index / INDEX[2024])

    # ---- who there is

    def person(
        self,
        age: int | None = None,
        home: Place | Abroad | None = None,
        kin: Person | None = None,
        *,
        surname: str = "",
    ) -> Person:
        """Somebody; ``kin`` gives the surname, and the address where no other is given."""
        rng = self.rng
        years = age if age is not None else rng.randint(27, 76)
        born = date(TODAY.year - years, rng.randint(1, 12), rng.randint(1, 28))
        first = tuple(rng.sample(GIVEN, rng.choice((1, 1, 2, 3))))
        infix, family = (kin.infix, kin.surname) if kin else ("", surname) if surname else self._family()
        lives = home if home is not None else kin.home if kin else self._lodging()
        made = Person(self._next(), first, infix, family, born, self._eleven("1"), lives)
        self.city.people.append(made)
        return made

    def company(
        self,
        founded: date,
        *directors: Party,
        form: str = "BV",
        sbi: str = "6820",
        staff: int = 0,
        seat: Place | Abroad | None = None,
        holder: Party | None = None,
        name: str = "",
        abroad: tuple[str, str] | None = None,
        ended: date | None = None,
        reason: str = "",
        accounts: int | None = None,
    ) -> Company:
        """A company with its directors from the start; ``holder`` is the only shareholder."""
        code = abroad[1] if abroad else ""
        where = self.address(abroad) if abroad else seat or self._office(directors)
        made = Company(
            self._next(),
            name or self._named("BR" if abroad else form, sbi, code),
            "BR" if abroad else form,
            "" if abroad else self._kvk(),
            "" if abroad or form in ("EZ", "VOF") else self._eleven("8"),
            founded,
            sbi,
            staff,
            where,
            ended=ended,
            reason=reason,
            accounts=founded.year + 1 if accounts is None else accounts,
        )
        kind = {"EZ": "eigenaar", "VOF": "vennoot"}.get(form, "bestuurder")
        made.offices = [Office(each, kind, founded) for each in directors]
        if holder is not None:
            made.offices.append(Office(holder, "aandeelhouder", founded))
        self.city.companies.append(made)
        return made

    def address(self, country: tuple[str, str]) -> Abroad:
        """An address abroad."""
        street, town = _TOWNS[country[1]]
        return Abroad((f"{street} {self.rng.randint(1, 240)}", town), *country)

    def replace(self, company: Company, old: Party | None, new: Party, on: date, kind: str = "bestuurder") -> None:
        """Another person takes an office."""
        for each in company.offices:
            if each.kind == kind and each.until is None and (old is None or each.holder is old):
                each.until = on
        company.offices.append(Office(new, kind, on))

    def known_as(self, person: Person, **change: object) -> Person:
        """The same person under another identity: other number, and what differs."""
        given = {"first": person.first, "infix": person.infix, "surname": person.surname, "born": person.born, **change}
        made = Person(self._next(), given["first"], given["infix"], given["surname"], given["born"], "", person.home)  # type: ignore[arg-type]
        made.also = person
        self.city.people.append(made)
        return made

    # ---- places

    def place(self, use: str = "woning", *, big: bool = False, cheap: bool = False) -> Place:
        """A place that no story is about yet."""
        free = [each for each in self.city.places if not each.told and each.use == use]
        if big:
            free = sorted(free, key=lambda each: -each.m2)[: max(3, len(free) // 8)]
        if cheap:
            free = sorted(free, key=lambda each: each.worth)[: max(3, len(free) // 2)]
        found = self.rng.choice(free)
        self._taken(found)
        return found

    def row(self, count: int, use: str = "woning") -> list[Place]:
        """Places of one street that no story is about yet."""
        streets = [s for s in self.city.streets if sum(not p.told and p.use == use for p in s.places) >= count]
        street = self.rng.choice(streets)
        found = [each for each in street.places if not each.told and each.use == use][:count]
        for each in found:
            self._taken(each)
        return found

    def _taken(self, place: Place) -> None:
        """A story is about it from now on; until then it was of somebody who is in no story."""
        place.told = True
        self.sell(place, self.ago(16_000, 17_500), self.person(self.rng.randint(70, 79)))

    # ---- what happens

    def sell(
        self,
        places: Place | Sequence[Place],
        on: date,
        *buyers: Party,
        rate: float = 1.0,
        price: int | None = None,
        kind: str = "koop",
        share: tuple[int, int] | None = None,
        sellers: Sequence[Party] | None = None,
    ) -> Deed:
        """A transfer at ``rate`` times the market, or at a price; all that is held goes over, to the buyers in equal parts."""
        these = [places] if isinstance(places, Place) else list(places)
        fetched = price if price is not None else int(round(sum(self.market(each, on) for each in these) * rate, -2))
        told = fetched if kind in ("koop", "veiling") else None
        given = list(sellers) if sellers is not None else these[0].owners(on)
        made = Deed(len(self.city.deeds) + 1, on, kind, told, these, given, list(buyers))
        self.city.deeds.append(made)
        for each in these:
            each.deeds.append(made)
            for holding in each.holders:
                if holding.until is None and (sellers is None or holding.party in given):
                    holding.until = on
            part = share or (1, len(buyers))
            each.holders += [Holding(buyer, part, on, None, made) for buyer in buyers]
        return made

    def lend(
        self,
        places: Place | Sequence[Place],
        on: date,
        lender: Party,
        amount: float,
        borrower: Party | None = None,
        repaid: date | None = None,
    ) -> Loan:
        """A mortgage; an amount up to 10 is a multiple of the market value of the places."""
        these = [places] if isinstance(places, Place) else list(places)
        worth = sum(self.market(each, on) for each in these)
        owes = borrower or next(iter(these[0].owners(on)), None)
        sum_of_it = int(round(amount * worth if amount <= 10 else amount, -3))
        made = Loan(len(self.city.loans) + 1, on, sum_of_it, these, lender, owes, repaid)
        self.city.loans.append(made)
        return made

    def bank(self, places: Place | Sequence[Place], on: date, amount: float = 0.8, repaid: date | None = None) -> Loan:
        """A mortgage from a bank."""
        return self.lend(places, on, self.rng.choice(self.banks), amount, repaid=repaid)

    def permit(
        self,
        place: Place,
        kind: str,
        applicant: Party,
        asked: date,
        decision: str = "verleend",
        *,
        activity: str = "",
        managers: Iterable[Person] = (),
        cost: int | None = None,
        units: int | None = None,
        until: date | None = None,
        named: str | None = None,
    ) -> Permit:
        """An application; who files it is known by number, by name, or by name and address, as the counter typed it."""
        decided = self.after(asked, 30, 80)
        made = Permit(
            f"{asked.year}-{len(self.city.permits) + 10001}", kind, activity or kind, place, applicant, asked,
            decision if decided <= TODAY else "", decided if decided <= TODAY else None, until, tuple(managers), cost, units,
            named or self.rng.choices(("nummer", "adres", "naam"), (5, 3, 4))[0],
        )  # fmt: skip
        self.city.permits.append(made)
        return made

    def grant(
        self,
        grantee: Party,
        scheme: str,
        asked: date,
        amount: int,
        place: Place | None = None,
        *,
        iban: str = "",
        numbered: bool | None = None,
    ) -> Grant:
        """A grant, paid to an account."""
        known = self.rng.random() < 0.55 if numbered is None else numbered
        made = Grant(
            f"SUB{asked.year % 100}/{len(self.city.grants) + 101}",
            grantee,
            scheme,
            asked,
            self.after(asked, 25, 60),
            amount,
            iban or self.iban(),
            place,
            known,
        )
        self.city.grants.append(made)
        return made

    def event(
        self, place: Place, kind: str, on: date, party: Party | None = None, *, numbered: bool | None = None
    ) -> Event:
        """A closure (``sluiting_13b``), ``last_onder_dwangsom``, ``weigering_vergunning`` or ``controle``."""
        known = self.rng.random() < 0.5 if numbered is None else numbered
        made = Event(f"OOV-{on.year}-{len(self.city.events) + 301}", kind, on, place, party, known)
        self.city.events.append(made)
        return made

    def registered(
        self, place: Place, since: date, people: int, adults: int | None = None, households: int | None = None
    ) -> None:
        """How many stand registered at a place from a day on."""
        grown = adults if adults is not None else min(people, 2)
        self.city.counts.append(
            Count(place, since, people, grown, households if households is not None else min(1, people))
        )

    def uses(self, place: Place, party: Party) -> None:
        """Somebody other than the owner is known to the tax office as the user."""
        self.city.users[place] = party

    def settle(self, company: Company, place: Place) -> None:
        """A company keeps its seat there."""
        company.seat = place

    def iban(self) -> str:
        """A bank account with a right check number."""
        bank = self.rng.choice(("RABO", "INGB", "ABNA", "SNSB", "BUNQ"))
        account = f"{self.rng.randrange(10**8, 10**9):010d}"
        digits = "".join(str(int(each, 36)) for each in f"{bank}{account}NL00")
        return f"NL{98 - int(digits) % 97:02d}{bank}{account}"

    # ---- numbers and names

    def _next(self) -> int:
        self._numbers += 1
        return self._numbers

    def _eleven(self, first: str) -> str:
        """Nine digits that pass the check of a BSN or RSIN, and are nobody's: they begin as none that was issued does."""
        while True:
            digits = first + "".join(str(self.rng.randint(0, 9)) for _ in range(7))
            rest = sum(weight * int(each) for weight, each in zip(_ELEVEN, digits, strict=True)) % 11
            if rest < 10 and (number := f"{digits}{rest}") not in self._used:
                self._used.add(number)
                return number

    def _kvk(self) -> str:
        while (number := f"{self.rng.randrange(91_000_000, 98_999_999)}") in self._used:
            pass
        self._used.add(number)
        return number

    def _family(self) -> tuple[str, str]:
        if self.rng.random() < 0.04:
            return "", self.rng.choice(DOUBLED)
        return self.rng.choice(INFIXES), self.rng.choice(SURNAMES)

    def _lodging(self) -> Place | None:
        if not self.city.places:
            return None
        homes = [each for each in self.rng.choices(self.city.places, k=8) if each.use in ("woning", "appartement")]
        return homes[0] if homes else None

    def _office(self, directors: Sequence[Party]) -> Place | Abroad | None:
        """A company without an office of its own keeps its seat where a director lives or sits."""
        for each in directors:
            found = each.home if isinstance(each, Person) else each.seat
            if isinstance(found, Place):
                return found
        return self._lodging()

    def _named(self, form: str, sbi: str, country: str) -> str:
        rng = self.rng
        trade = rng.choice(TRADES.get(sbi) or TRADES.get(sbi[:2]) or ("Groep",))
        word = rng.choice(
            (rng.choice(FIRST_WORDS), rng.choice(SURNAMES), f"{rng.choice(FIRST_WORDS)} {rng.choice(FIRST_WORDS)}")
        )
        if form == "BR":
            return f"{word} {rng.choice(('Property', 'Capital', 'Estates', 'Invest'))} {_FOREIGN_FORMS[country]}"
        if form in ("ST", "VR", "COOP"):
            return f"{FORMS[form].split()[0]} {trade} {word}"
        return f"{word} {trade} {FORMS[form]}".strip()
