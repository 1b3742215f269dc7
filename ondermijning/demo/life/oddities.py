"""Oddities in a city to measure in: gaps in the registers, and innocent events at the rates at which they occur.

Rates: ownership unknown of 0.35 percent of the dwellings (CBS, 2019); vacancy of about one percent; a loan of the family
beside that of a bank is common and seldom registered (DNB, 2020); the other rates are estimates.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.timeline import FIRST, LAST, between, years
from ondermijning.demo.city.town_hall import CLOSURE
from ondermijning.demo.life.residents import owners_at_home
from ondermijning.demo.stories.circles import crowd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject

_UNCLAIMED = 0.0035
_SHARED, _AWAY = 0.03, 0.008  # homes that are let with several adults, and own homes in which nobody is registered
_FAMILY_LOAN, _YOUNG_COMPANY = 0.02, 0.01  # of the sales
_HOMES_PER_CLOSURE, _HOMES_PER_COMPANY = 700, 60
_ENDED, _SWIFTLY = 0.2, 0.8  # of small companies, and of those that ended: without assets (KVK: 77 to 86 percent)


def leave_unclaimed(city: City, dwellings: int) -> None:
    """Of some homes the register knows no owner."""
    city.ownerless |= {city.dwelling().id for _ in range(round(dwellings * _UNCLAIMED))}


def unsettle(city: City, dwellings: int, planted: frozenset[str]) -> None:
    """Let odd things happen to people and homes after the ordinary ones.

    Args:
        city: where.
        dwellings: how large it is.
        planted: ids of objects of which a story says what happens.
    """
    for home in _quiet_homes(city, planted):
        _people(city, home)
        _money(city, home)
    _closures(city, dwellings // _HOMES_PER_CLOSURE, planted)
    for _ in range(dwellings // _HOMES_PER_COMPANY):
        _small_company(city)


def _quiet_homes(city: City, planted: frozenset[str]) -> Iterator[CadastralObject]:
    homes = (thing for thing in city.objects if thing.dwelling_id and thing.holders_on(LAST))
    return (home for home in homes if home.full_id not in planted)


def _people(city: City, home: CadastralObject) -> None:
    """Friends share a home that is let; who owns a home may live elsewhere."""
    draw = city.rng.random()
    if owners_at_home(home):
        home.registered = (0, 0, 0) if draw < _AWAY else None
    elif draw < _SHARED:
        home.registered = crowd(city, 3, 5)


def _money(city: City, home: CadastralObject) -> None:
    """Of some homes that people bought lately a parent lends a part; a few are sold to a company that is just founded."""
    sales = home.sales()
    if not sales or sales[-1][0] <= FIRST or not isinstance(home.history[-1].holdings[0].party, parties.Person):
        return
    draw = city.rng.random()
    if draw < _FAMILY_LOAN:
        city.lending.lend_for_purchase(home, city.people.person(), city.about(0.1, 0.2, 0.6))
    elif draw < _FAMILY_LOAN + _YOUNG_COMPANY:
        _to_a_young_company(city, home)


def _to_a_young_company(city: City, home: CadastralObject) -> None:
    day = home.history[-1].since + city.wait(500, 700, 1000)
    if day <= LAST:
        company = city.companies.bv(day - city.wait(10, 120, 350))
        city.sell(home, day, whole(company))
        city.lending.lend_for_purchase(home, city.rng.choice(city.lending.banks), city.about(0.5, 0.7, 0.9))


def _closures(city: City, count: int, planted: frozenset[str]) -> None:
    for home in city.rng.sample(list(_quiet_homes(city, planted)), count):
        city.town_hall.report(CLOSURE, between(city.rng, date(2020, 1, 6), LAST), home)


def _small_company(city: City) -> None:
    """A company that has nothing to do with real estate; one in five is gone."""
    founded = between(city.rng, date(2005, 1, 1), date(2023, 12, 31))
    ended = founded + years(city.about(0.5, 3, 12)) if city.rng.random() < _ENDED else None
    reason = parties.SWIFTLY_DISSOLVED if city.rng.random() < _SWIFTLY else parties.DISSOLVED
    kind = city.rng.choice((parties.CONSULTING, parties.CAR_TRADE, parties.HAIRDRESSING, parties.BUILDING))
    company = city.companies.bv(founded, kind, ended=ended if ended and ended < LAST else None, end_reason=reason)
    city.offices.appoint(company, city.people.person())
