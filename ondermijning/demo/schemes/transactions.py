"""Schemes in transactions: homes that come back, auctions that are passed on, and directors who change around a deed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.parties import TRADING
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company


def _round_trip(city: City, turn: int) -> Cast:
    """In turn the home comes back to the seller and to a company of the same director."""
    first, behind = city.stand(1, 3) + city.days(5, 60), city.people.landlord()
    companies = [city.companies.bv(date(2009 + number, 5, 1), TRADING) for number in range(1 + turn % 2)]
    for company in companies:
        city.offices.appoint(company, behind)
    home = city.held_by(whole(companies[0]), date(2015, 6, 1) + city.days(0, 600))
    city.sell(home, first, whole(city.people.landlord()), 0.74, 0.78)
    city.sell(home, first + city.days(500, 700), whole(companies[-1]), 1.01, 1.05)
    return Cast((home,), tuple(companies))


def _auction_passed_on(city: City, _turn: int) -> Cast:
    home, day = city.lived_in(), city.stand(1, 7) + city.days(5, 60)
    city.auction(home, day, whole(city.people.landlord()), 0.73, 0.76)
    city.sell_to_dwellers(home, day + city.days(200, 330), 1.02, 1.07)
    return Cast((home,))


def _new_director_around_the_deed(city: City, turn: int) -> Cast:
    """In turn the seller changes before the deed and the buyer after it."""
    company, day = city.companies.bv(date(2010, 3, 1)), city.stand(1, 9) + city.days(5, 60)
    changed = day + city.days(10, 40) * (1 if turn % 2 else -1)
    city.offices.appoint(company, city.people.person(), until=changed)
    city.offices.appoint(company, city.people.person(), since=changed)
    return Cast((_traded(city, company, day, buys=turn % 2 == 1),), (company,))


def _traded(city: City, company: Company, day: date, *, buys: bool) -> CadastralObject:
    if buys:
        home = city.lived_in()
        city.sell(home, day, whole(company))
    else:
        home = city.held_by(whole(company), date(2014, 2, 1) + city.days(0, 900))
        city.sell_to_dwellers(home, day)
    return home


def _founded_for_the_deed(city: City, _turn: int) -> Cast:
    home, day = city.lived_in(), city.stand(1, 9) + city.days(5, 60)
    company = city.companies.bv(day - timedelta(days=city.rng.randrange(5, 30)), TRADING)
    city.sell(home, day, whole(company))
    return Cast((home,), (company,))


TRANSACTION_SCHEMES = (
    Story(
        "S12",
        "Terug bij de verkoper",
        ("terugkeer_naar_eigenaar",),
        "Een B.V. verkoopt een woning ver onder de marktwaarde; binnen twee jaar koopt zij of haar zuster die terug.",
        _round_trip,
    ),
    Story(
        "S13",
        "Van de veiling doorverkocht",
        ("veiling_doorverkoop",),
        "Een woning wordt op een executieveiling gekocht en binnen het jaar veel duurder verkocht.",
        _auction_passed_on,
    ),
    Story(
        "S14",
        "Nieuwe bestuurder rond de akte",
        ("bestuurswissel_rond_transactie",),
        "De bestuurder van een oude B.V. wisselt enkele weken voor of na de akte waarin zij verkoopt of koopt.",
        _new_director_around_the_deed,
    ),
    Story(
        "S15",
        "Opgericht voor de akte",
        ("jonge_vennootschap_koopt",),
        "Een B.V. koopt binnen een maand na haar oprichting; haar bestuurder is er sinds de oprichting.",
        _founded_for_the_deed,
        ("bestuurswissel_rond_transactie",),
    ),
)
