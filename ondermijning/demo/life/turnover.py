"""What changes hands during the deliveries: ordinary sales, gifts, inheritances, divisions and cut-up gardens.

Rates: about one in twenty homes of private owners a year, and 1.5 percent of the sales again within a year
(Kadaster). Prices stay within five percent of the market.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import GIFT
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import HOUSE
from ondermijning.demo.city.parties import Person
from ondermijning.demo.city.timeline import LAST, between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company

_CHANGES_IN_THREE_YEARS = 0.15
_OPENING = date(2022, 1, 10)


class Turnover:
    """Lets homes change hands.

    Args:
        city: where.
        landlords: companies that buy now and then.
    """

    def __init__(self, city: City, landlords: list[Company]) -> None:
        self._city = city
        self._rng = city.rng
        self._landlords = landlords

    def pass_on(self, home: CadastralObject) -> None:
        """Usually nothing; else one change, seldom two."""
        for day in self._days_of_change(home):
            if self._rng.random() < 0.86 or not isinstance(home.history[-1].holdings[0].party, Person):
                self._sell(home, day)
            else:
                self._pass_without_price(home, day)
        if home.use is HOUSE and not home.lease and home.area_m2 >= 300 and self._rng.random() < 0.05:
            self._cut_garden(home)

    def _days_of_change(self, home: CadastralObject) -> Iterator[date]:
        private = isinstance(home.history[-1].holdings[0].party, Person)
        if not private or len(home.history) > 1 or self._rng.random() > _CHANGES_IN_THREE_YEARS:
            return
        day = between(self._rng, _OPENING, LAST)
        yield day
        soon = self._rng.random() < 0.02
        again = day + (self._city.days(190, 360) if soon else self._city.days(500, 900))
        if again <= LAST and self._rng.random() < 0.5:
            yield again

    def _sell(self, home: CadastralObject, day: date) -> None:
        """To dwellers, seldom to a company."""
        to_company = self._rng.random() < 0.08
        buyers = whole(self._rng.choice(self._landlords)) if to_company else self._city.people.dwellers(home.door, day)
        self._city.sell(home, day, buyers, 0.95, 1.05)

    def _pass_without_price(self, home: CadastralObject, day: date) -> None:
        holders, draw = home.history[-1].holdings, self._rng.random()
        if draw < 0.4:
            heirs = [self._city.people.person() for _ in range(self._rng.randint(1, 3))]
            self._city.notary.inherit(home, day, heirs)
        elif draw < 0.7 or len(holders) == 1:
            self._city.notary.convey(home, day, GIFT, whole(self._city.people.person()))
        else:
            self._city.notary.partition(home, day, holders[0].party)

    def _cut_garden(self, home: CadastralObject) -> None:
        """The parcel ends, two new ones begin, and half of the strips are sold to a neighbour."""
        day = between(self._rng, _OPENING, date(2024, 6, 30))
        if home.history[-1].since >= day:
            return
        kept = self._city.builder.plot(home, day, home.area_m2 * 3 // 4)
        strip = self._city.builder.plot(home, day, home.area_m2 - kept.area_m2)
        kept.address, kept.bag_serial, home.gone = home.address, home.bag_serial, day
        self._city.objects += [kept, strip]
        for part in (kept, strip):
            self._city.notary.continue_in(home, part, day)
        if self._rng.random() < 0.5:
            self._city.sell(strip, day + self._city.days(20, 120), whole(self._city.people.person()), 0.4, 0.6)
