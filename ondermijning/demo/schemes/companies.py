"""Schemes in companies: an address with more companies than desks, and a director whose companies keep vanishing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import OFFICE
from ondermijning.demo.city.parties import CAR_TRADE, CONSULTING, SWIFTLY_DISSOLVED, TRADING
from ondermijning.demo.city.timeline import between
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject

_ACTIVITIES = (CONSULTING, TRADING, CAR_TRADE)


def seat_companies(city: City, place: CadastralObject, count: int) -> None:
    """Found companies that have their seat at a place."""
    seat = city.addresses.at_home(place.door)
    for number in range(count):
        founded = between(city.rng, date(2015, 1, 1), date(2023, 12, 31))
        city.companies.bv(founded, _ACTIVITIES[number % len(_ACTIVITIES)], seat=seat)


def _more_companies_than_desks(city: City, _turn: int) -> Cast:
    office = city.premises(OFFICE, city.rng.randrange(90, 140), whole(city.people.landlord()))
    seat_companies(city, office, city.rng.randrange(26, 29))
    return Cast(addresses=(office,))


def _vanishing_companies(city: City, _turn: int) -> Cast:
    behind, day = city.people.person(), between(city.rng, date(2021, 2, 1), date(2021, 12, 31))
    owner = city.companies.bv(date(2012, 8, 1))
    city.offices.appoint(owner, behind)
    for number in range(6):
        ended = day + number * city.days(60, 140)
        gone = city.companies.bv(ended - city.days(400, 1200), CONSULTING, ended=ended, end_reason=SWIFTLY_DISSOLVED)
        city.offices.appoint(gone, behind)
    city.held_by(whole(owner), date(2014, 4, 1) + city.days(0, 900))
    return Cast((), (owner,))


COMPANY_SCHEMES = (
    Story(
        "S22",
        "Meer bedrijven dan bureaus",
        ("massa_adres",),
        "Meer dan vijfentwintig B.V.'s staan ingeschreven in een kantoor met een paar vierkante meter voor elk.",
        _more_companies_than_desks,
    ),
    Story(
        "S23",
        "Verdwijnende vennootschappen",
        ("serie_ontbinder",),
        "De bestuurder van een B.V. met een woning heeft in drie jaar zes andere B.V.'s laten verdwijnen.",
        _vanishing_companies,
    ),
)
