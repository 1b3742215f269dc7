"""Look-alikes at seats: busy addresses with room enough, and directors whose companies ended in ordinary ways."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import OFFICE
from ondermijning.demo.city.parties import CONSULTING, DISSOLVED, MERGED
from ondermijning.demo.city.timeline import between, years
from ondermijning.demo.schemes.companies import seat_companies
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from datetime import timedelta

    from ondermijning.demo.city import City
    from ondermijning.demo.city.parties import Company, Person


def _business_centre(city: City, _turn: int) -> Cast:
    centre = city.premises(OFFICE, city.rng.randrange(700, 1100), whole(city.people.landlord()))
    seat_companies(city, centre, 26)
    return Cast(addresses=(centre,))


def _shared_office(city: City, _turn: int) -> Cast:
    office = city.premises(OFFICE, city.rng.randrange(90, 140), whole(city.people.landlord()))
    seat_companies(city, office, 23)
    return Cast(addresses=(office,))


def _owner_of(city: City, director: Person, *, home: bool = True) -> Company:
    owner = city.companies.bv(date(2010, 8, 2))
    city.offices.appoint(owner, director)
    if home:
        city.held_by(whole(owner), date(2014, 4, 1) + city.days(0, 900))
    return owner


def _ended(city: City, director: Person, first: date, every: timedelta, reason: str) -> None:
    """Six companies of a director that end one after another."""
    for number in range(6):
        ended = first + number * every
        gone = city.companies.bv(ended - years(4), CONSULTING, ended=ended, end_reason=reason)
        city.offices.appoint(gone, director)


def _group_merges(city: City, _turn: int) -> Cast:
    director = city.people.person()
    _ended(city, director, between(city.rng, date(2021, 3, 1), date(2022, 3, 31)), years(0.3), MERGED)
    return Cast((), (_owner_of(city, director),))


def _over_many_years(city: City, _turn: int) -> Cast:
    director = city.people.person()
    _ended(city, director, between(city.rng, date(2012, 3, 1), date(2013, 3, 31)), years(2.1), DISSOLVED)
    return Cast((), (_owner_of(city, director),))


def _owns_nothing(city: City, _turn: int) -> Cast:
    director = city.people.person()
    _ended(city, director, between(city.rng, date(2021, 3, 1), date(2022, 3, 31)), years(0.3), DISSOLVED)
    return Cast((), (_owner_of(city, director, home=False),))


INNOCENT_SEATS = (
    Story(
        "N57",
        "Bedrijfsverzamelgebouw",
        ("massa_adres",),
        "Meer dan vijfentwintig B.V.'s zijn gevestigd in een gebouw met ruimte voor allemaal.",
        _business_centre,
    ),
    Story(
        "N58",
        "Gedeeld kantoor",
        ("massa_adres",),
        "Drieëntwintig B.V.'s delen een klein kantoor: minder dan het aantal waar de regel begint.",
        _shared_office,
    ),
    Story(
        "N59",
        "Groep voegt samen",
        ("serie_ontbinder",),
        "Zes B.V.'s van een bestuurder zijn door fusie opgegaan in andere; er is niets ontbonden.",
        _group_merges,
    ),
    Story(
        "N60",
        "Zes in tien jaar",
        ("serie_ontbinder",),
        "Zes B.V.'s van een bestuurder zijn ontbonden, verspreid over ruim tien jaar.",
        _over_many_years,
    ),
    Story(
        "N61",
        "Geen vastgoed",
        ("serie_ontbinder",),
        "Een bestuurder ontbond zes B.V.'s in drie jaar; zijn overige B.V. heeft geen vastgoed.",
        _owns_nothing,
    ),
)
