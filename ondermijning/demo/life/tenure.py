"""Who holds what before the first delivery.

Rates: 57 percent owner-occupied, 29 percent housing corporation, 13 percent other landlords (CBS, 2019). Companies are
long established, and prices follow the market within a few percent: nothing here should make a rule speak.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import CONVERSION, RESTRICTION
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import HOUSE
from ondermijning.demo.city.rights import Lease, Restriction
from ondermijning.demo.city.timeline import FIRST, LAST, between, years

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company, Shares

_OLDEST_COMPANY, _NEWEST_COMPANY = date(1996, 1, 1), date(2016, 1, 1)
_FIRST_PURCHASE = date(1988, 1, 1)
_LEASES_ISSUED = date(1992, 3, 2)
_MEAN_YEARS_HELD = 9


class Tenure:
    """Gives the objects that no story used an owner and a past."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._rng = city.rng
        self.landlords = [self._landlord() for _ in range(4 + len(city.objects) // 80)]
        self.landlords.append(city.companies.foreign(date(2003, 3, 1)))

    def settle(self, home: CadastralObject) -> None:
        """Let dwellers, the corporation, a private landlord or a company hold a home."""
        draw = self._rng.random()
        if draw < 0.58:
            self._settle_dwellers(home)
        elif draw < 0.87:
            built = between(self._rng, date(1975, 1, 1), date(2012, 12, 31))
            self._city.notary.convert(home, built, whole(self._city.corporation))
        elif draw < 0.93:
            self._convert(home, self._past_day(), whole(self._city.people.landlord()))
        else:
            self._settle_company(home)
        if self._rng.random() < 0.02:
            self._restrict(home)

    def settle_shops(self, count: int) -> None:
        """Build shops and let private landlords and companies hold them."""
        for _ in range(count):
            shop = self._city.builder.shop()
            self._city.objects.append(shop)
            if self._rng.random() < 0.5:
                self._settle_company(shop)
            else:
                self._convert(shop, self._past_day(), whole(self._city.people.landlord()))

    def _landlord(self) -> Company:
        founded = between(self._rng, _OLDEST_COMPANY, _NEWEST_COMPANY)
        post = self._city.addresses.post_box() if self._rng.random() < 0.3 else None
        return self._city.companies.bv(founded, post=post, kvk_in_brk=self._rng.random() > 0.05)

    def _settle_dwellers(self, home: CadastralObject) -> None:
        bought = self._past_day()
        self._convert(home, bought, self._city.people.dwellers(home.door, bought))
        if home.use is HOUSE and self._rng.random() < 0.07:
            self._lease_out(home)
        elif home.use is HOUSE and self._rng.random() < 0.1:
            self._add_garage(home, bought)

    def _settle_company(self, home: CadastralObject) -> None:
        landlord = self._rng.choice(self.landlords)
        self._convert(home, between(self._rng, landlord.founded + years(3), date(2021, 6, 30)), whole(landlord))

    def _convert(self, home: CadastralObject, day: date, holders: Shares) -> None:
        self._city.notary.convert(home, day, holders, self._city.price(home, day))

    def _past_day(self) -> date:
        """Holding times are exponential, counted back from the first delivery."""
        return max(_FIRST_PURCHASE, FIRST - years(0.1 + self._rng.expovariate(1 / _MEAN_YEARS_HELD)))

    def _lease_out(self, home: CadastralObject) -> None:
        """The municipality keeps the ground; the dwellers hold a leasehold."""
        numbers, book = self._city.numbers, self._city.notary.book
        lessor = self._city.notary.holding(self._city.municipality, book.part(_LEASES_ISSUED, CONVERSION))
        canon = self._rng.randrange(300, 1500, 25)
        home.lease = Lease(numbers.serial("ZakelijkRecht"), numbers.serial("Erfpachtcanon"), canon, lessor)

    def _add_garage(self, home: CadastralObject, bought: date) -> None:
        """A garage with the same holders; half of them are sold with the home, in one deed part."""
        garage = self._city.builder.garage()
        self._city.objects.append(garage)
        self._convert(garage, bought, tuple((held.party, held.share) for held in home.history[-1].holdings))
        if self._rng.random() < 0.5:
            sold = between(self._rng, date(2022, 1, 10), LAST)
            price = self._city.price(home, sold) + self._city.price(garage, sold)
            self._city.notary.sell((home, garage), sold, self._city.people.dwellers(home.door, sold), price)

    def _restrict(self, home: CadastralObject) -> None:
        since = between(self._rng, date(2019, 1, 1), date(2022, 6, 30))
        number = self._city.numbers.serial("PubliekrechtelijkeBeperking")
        part = self._city.notary.book.part(since, RESTRICTION)
        home.restriction = Restriction(number, self._city.municipality, part, since)
