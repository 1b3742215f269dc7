"""The synthetic city: everything that exists, and the offices that make and move it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING

from ondermijning.demo.city import market, timeline
from ondermijning.demo.city.addresses import AddressBook
from ondermijning.demo.city.builder import Builder
from ondermijning.demo.city.companies import CompanyMaker
from ondermijning.demo.city.deeds import AUCTION, CONVERSION
from ondermijning.demo.city.identifiers import Numbers
from ondermijning.demo.city.lending import Lending
from ondermijning.demo.city.notary import Notary, whole
from ondermijning.demo.city.objects import PUB
from ondermijning.demo.city.offices import Offices
from ondermijning.demo.city.parties import BANKING, HOUSING, INSURING
from ondermijning.demo.city.people import PeopleMaker
from ondermijning.demo.city.town_hall import TownHall

if TYPE_CHECKING:
    from ondermijning.demo.city.objects import CadastralObject, Use
    from ondermijning.demo.city.parties import Company, Shares

_BUILT = (date(1962, 1, 1), date(2012, 12, 31))
_PRICE_SPREAD = 0.08  # of the logarithm; with the spread of valuations about a tenth, as prices of like homes differ


class City:
    """One municipality.

    Args:
        seed: decides everything.
        dwellings: number of houses and apartments together; shops, garages and ground come on top.
        rough: prices spread around what things are worth as real ones do; else only as far as each story says.
    """

    def __init__(self, seed: int, dwellings: int, *, rough: bool = False) -> None:
        self.rng = Random(seed)  # noqa: S311 - a reproducible city, nothing secret
        self._rough = rough
        self.numbers = Numbers()
        self.addresses = AddressBook(self.rng, self.numbers)
        self.builder = Builder(self.rng, self.numbers, self.addresses)
        self.people = PeopleMaker(self.rng, self.numbers, self.addresses)
        self.companies = CompanyMaker(self.rng, self.numbers, self.addresses, rough=rough)
        self.notary = Notary(self.numbers)
        self.municipality = self.companies.public_body(date(1981, 7, 1), "Gemeente Maastricht")
        self.corporation = self.companies.foundation(date(1974, 5, 1), "Mergelland Volkshuisvesting", HOUSING)
        self.offices, self.town_hall = Offices(), TownHall(self.numbers)
        self.lending = Lending(self.rng, self.numbers, self.notary.book, self._banks())
        self.objects: list[CadastralObject] = []
        self._build(dwellings)
        self.ownerless: set[str] = set()
        self._pool = [thing for thing in self.objects if thing.address]
        self.rng.shuffle(self._pool)

    @cached_property
    def bank_abroad(self) -> Company:
        """A bank across the border that is on no list; it comes to be when somebody first borrows there."""
        return self.companies.foreign(date(1968, 4, 1), "Crédit", BANKING)

    def untouched(self) -> list[CadastralObject]:
        """Objects that nobody holds so far, in order of building; ground under apartments is never held."""
        unheld = (thing for thing in self.objects if thing.base_euro and not thing.history)
        return [thing for thing in unheld if thing.id not in self.ownerless]

    def dwelling(self, *, house: bool = False) -> CadastralObject:
        """A dwelling, or a house, that no story has used; nobody holds it so far."""
        last = len(self._pool) - 1
        return self._pool.pop(next(at for at in range(last, -1, -1) if not (house and self._pool[at].is_apartment)))

    def lived_in(self, since: date | None = None, *, house: bool = False) -> CadastralObject:
        """A dwelling that its dwellers bought at a normal price, by default long ago; a house on request."""
        home = self.dwelling(house=house)
        bought = since or self.long_ago()
        self.notary.convert(home, bought, self.people.dwellers(home.door, bought), self.price(home, bought))
        return home

    def held_by(self, holders: Shares, since: date) -> CadastralObject:
        """A dwelling that someone bought on a day, at a normal price."""
        home = self.dwelling()
        self.notary.convert(home, since, holders, self.price(home, since))
        return home

    def premises(
        self, use: Use, floor_m2: int, holders: Shares, since: date | None = None, street: str = ""
    ) -> CadastralObject:
        """Business premises that someone bought at a normal price, by default long ago and anywhere."""
        thing, bought = self.builder.premises(use, floor_m2, street), since or self.long_ago()
        self.objects.append(thing)
        self.notary.convert(thing, bought, holders, self.price(thing, bought))
        return thing

    def pub(self) -> CadastralObject:
        """A pub whose premises a private landlord owns since long."""
        return self.premises(PUB, self.rng.randrange(60, 180), whole(self.people.landlord()))

    def sell_to_dwellers(self, home: CadastralObject, day: date, low: float = 0.97, high: float = 1.03) -> None:
        """People buy a home to live in, at a price between two fractions of its worth."""
        self.sell(home, day, self.people.dwellers(home.door, day), low, high)

    def sell(self, home: CadastralObject, day: date, buyers: Shares, low: float = 0.97, high: float = 1.03) -> None:
        """A home is sold at a price between two fractions of its worth; half of the agreements are registered."""
        agreed = day - self.days(20, 110)
        if self.rng.random() < 0.5 and agreed > home.history[-1].since:
            self.notary.agree(home, agreed, day, buyers)
        self.notary.sell((home,), day, buyers, self.price(home, day, low, high))

    def auction(self, home: CadastralObject, day: date, buyers: Shares, low: float, high: float) -> None:
        """A home is sold by order of its mortgagee."""
        self.notary.sell((home,), day, buyers, self.price(home, day, low, high), AUCTION)

    def rented_home(self) -> CadastralObject:
        """A dwelling that the housing corporation has let since it was built."""
        home = self.dwelling()
        self.notary.convert(home, date(1984, 3, 1), whole(self.corporation))
        return home

    def price(self, thing: CadastralObject, day: date, low: float = 0.95, high: float = 1.05) -> int:
        """A price in euro between two fractions of what the object is worth on that day."""
        level = self.rng.uniform(low, high) * (self.rng.lognormvariate(0, _PRICE_SPREAD) if self._rough else 1)
        return market.rounded(market.value(thing.base_euro, day) * level)

    def long_ago(self) -> date:
        """A day well before the first delivery."""
        return timeline.between(self.rng, date(2001, 1, 1), date(2016, 12, 31))

    def about(self, low: float, usual: float, high: float) -> float:
        """A number between two bounds, mostly near the usual one."""
        return self.rng.triangular(low, high, usual)

    def wait(self, low: float, usual: float, high: float) -> timedelta:
        """A number of days between two bounds, mostly near the usual one."""
        return timedelta(days=round(self.about(low, usual, high)))

    def days(self, low: int, high: int) -> timedelta:
        """A number of days between two bounds."""
        return timeline.days(self.rng, low, high)

    def stand(self, first: int, last: int) -> date:
        """The reference date of one of the deliveries."""
        return timeline.stand(self.rng, first, last)

    def _banks(self) -> tuple[Company, ...]:
        """Two banks and an insurer that lend against property."""
        return (
            self.companies.lender("Zandoogje Bank", date(1970, 3, 2), BANKING),
            self.companies.lender("IJsvogel Hypotheekbank", date(1988, 9, 1), BANKING),
            self.companies.lender("Kornoelje Verzekeringen", date(1965, 1, 4), INSURING),
        )

    def _build(self, dwellings: int) -> None:
        built = 0
        while built < dwellings:
            if self.rng.random() < 0.06 and dwellings - built >= 4:
                built += self._build_apartments(min(self.rng.randint(4, 10), dwellings - built))
            else:
                self.objects.append(self.builder.house())
                built += 1

    def _build_apartments(self, count: int) -> int:
        ground, doors = self.builder.ground(), self.addresses.doors(count)
        built = timeline.between(self.rng, *_BUILT)
        owners = self.companies.owners(built, doors[0][0])
        split = self.builder.split(ground, owners, self.notary.book.part(built, CONVERSION), built)
        worth = self.rng.randrange(130_000, 320_000, 1000)
        self.objects += [ground, *self.builder.apartments(ground, split, doors, worth)]
        return count
