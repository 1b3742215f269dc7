"""People with their companies, and how they come to homes: what the stories that are told as in life share.

Amounts, waits and numbers are drawn around what is usual in life. Nothing here knows at which of them a rule speaks, so a
scheme may well stay below that.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.demo.city import parties, spelling
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.offices import SOLE_SHAREHOLDER
from ondermijning.demo.city.timeline import LAST, between, years
from ondermijning.demo.city.town_hall import BUILDING_PERMIT, GRANTED, Mention

if TYPE_CHECKING:
    from datetime import timedelta

    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Activity, Company, Party, Person
    from ondermijning.demo.city.town_hall import Permit


class Level(NamedTuple):
    """A price as fractions of what a home is worth: the least, the most."""

    low: float
    high: float


FAIR = Level(0.95, 1.05)


def early(city: City) -> date:
    """A day in the first half of the deliveries, on which a story that goes on may begin."""
    return between(city.rng, date(2022, 1, 15), date(2023, 3, 31))


def company_of(
    city: City, behind: Party, founded: date, activity: Activity = parties.TRADING, ended: date | None = None
) -> Company:
    """A company that someone directs, and usually holds all shares of; if it ended, then without a settlement."""
    company = city.companies.bv(founded, activity, ended=ended, end_reason=parties.SWIFTLY_DISSOLVED)
    city.offices.appoint(company, behind)
    if city.rng.random() < 0.7:
        city.offices.appoint(company, behind, SOLE_SHAREHOLDER)
    return company


def old_company_of(city: City, behind: Party, activity: Activity = parties.LETTING) -> Company:
    """A company that someone has directed for decades."""
    return company_of(city, behind, between(city.rng, date(1986, 1, 1), date(2000, 12, 31)), activity)


def bought(city: City, buyer: Party, day: date, level: Level = FAIR) -> CadastralObject:
    """A home that someone buys from its dwellers, or on the last day of the deliveries if the day lies beyond."""
    home = city.lived_in()
    city.sell(home, min(day, LAST), whole(buyer), *level)
    return home


def bought_with_own_money(city: City, buyer: Party, day: date, level: Level = FAIR) -> CadastralObject:
    """The same, and no mortgage is registered."""
    home = bought(city, buyer, day, level)
    city.lending.buy_with_own_money(home)
    return home


def one_by_one(city: City, buyers: list[Party], first: date, count: int, every: timedelta) -> list[CadastralObject]:
    """Homes that parties buy in turn without a mortgage, some time after each other."""
    return [bought_with_own_money(city, buyers[at % len(buyers)], first + at * every) for at in range(count)]


def passed_on(
    city: City, home: CadastralObject, after: timedelta, buyer: Party | None, level: Level = FAIR
) -> date | None:
    """A home is sold again some time after its last deed, to dwellers if nobody is named; not if that is after the last day."""
    day = home.history[-1].since + after
    if day > LAST:
        return None
    if buyer:
        city.sell(home, day, whole(buyer), *level)
    else:
        city.sell_to_dwellers(home, day, *level)
    return day


def foreign_bank(city: City) -> Company:
    """A bank across the border: mostly the one where others here borrow too, else one that nobody else goes to."""
    if city.rng.random() < 0.67:
        return city.bank_abroad
    return city.companies.foreign(date(1971, 2, 1), "Crédit", parties.BANKING)


def works(city: City, home: CadastralObject, asked: date, applicant: Party, euro: int) -> Permit:
    """Someone asks to rebuild a home, and may."""
    return city.town_hall.apply(
        Mention(applicant, _written(city, applicant), numbered=city.rng.random() < 0.6),
        home,
        asked,
        kind=BUILDING_PERMIT,
        activity=city.rng.choice(("interne verbouwing", "aanbouw", "vernieuwen van de gevel")),
        decided=asked + city.wait(20, 45, 90),
        decision=GRANTED,
        building_sum=euro,
    )


def _written(city: City, party: Party) -> str:
    if isinstance(party, parties.Person):
        return spelling.person_line(city.rng, party)
    return spelling.dirty(city.rng, party.name)


def dissolved_of(city: City, behind: Person, count: int, first: date, every: timedelta) -> list[Company]:
    """Companies of one director that vanish one after another, as far as the deliveries reach."""
    ends = [min(first + at * every, LAST) for at in range(count)]
    return [company_of(city, behind, end - years(city.about(0.6, 2, 8)), parties.CONSULTING, ended=end) for end in ends]


def crowd(city: City, least: int, most: int) -> tuple[int, int, int]:
    """Many adults in one home, each a household of their own or nearly so."""
    adults = city.rng.randint(least, most)
    return adults, adults, max(1, adults - city.rng.randint(0, 3))


def unknown(party: Party) -> Mention:
    """A party as a form names it that asks for no number."""
    return Mention(party, party.name if isinstance(party, parties.Company) else party.surname, numbered=False)
