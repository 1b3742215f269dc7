"""Look-alikes around closures: unlucky owners, and operators who reopen or come new."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.timeline import between
from ondermijning.demo.city.town_hall import CLOSURE, PENALTY
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.operators import ask, named, operator

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company


def _closed(city: City, pub: CadastralObject) -> tuple[Company, date]:
    """A pub of a company is closed on a day."""
    company, day = operator(city, date(2013, 6, 3)), between(city.rng, date(2022, 3, 1), date(2024, 3, 31))
    city.town_hall.report(CLOSURE, day, pub, named(company))
    return company, day


def _opens_again(city: City, _turn: int) -> Cast:
    pub = city.pub()
    company, day = _closed(city, pub)
    return Cast((), (company,), permits=(ask(city, pub, company, day + city.days(80, 250)),))


def _stranger_opens(city: City, _turn: int) -> Cast:
    pub = city.pub()
    company, day = _closed(city, pub)
    newcomer = operator(city, date(2018, 9, 3))
    city.offices.keep_apart(newcomer)
    return Cast((), (company, newcomer), permits=(ask(city, pub, newcomer, day + city.days(80, 250)),))


def _corporation_with_closures(city: City, _turn: int) -> Cast:
    homes = tuple(city.rented_home() for _ in range(3))
    for home in homes:
        city.town_hall.report(CLOSURE, between(city.rng, date(2021, 2, 1), date(2024, 9, 30)), home)
    return Cast(homes, (city.corporation,))


def _closed_under_two_owners(city: City, _turn: int) -> Cast:
    home, sold = city.lived_in(), city.stand(2, 6) + city.days(5, 60)
    city.town_hall.report(CLOSURE, sold - city.days(100, 300), home)
    city.sell_to_dwellers(home, sold)
    city.town_hall.report(CLOSURE, sold + city.days(60, 250), home)
    return Cast((home,))


def _closed_long_ago(city: City, _turn: int) -> Cast:
    home = city.held_by(whole(city.people.landlord()), date(2012, 1, 9) + city.days(0, 900))
    first = between(city.rng, date(2016, 6, 1), date(2018, 12, 31))
    city.town_hall.report(CLOSURE, first, home)
    city.town_hall.report(CLOSURE, first + city.days(100, 300), home)
    return Cast((home,))


def _penalties_only(city: City, _turn: int) -> Cast:
    home = city.held_by(whole(city.people.landlord()), date(2012, 1, 9) + city.days(0, 900))
    for _ in range(3):
        city.town_hall.report(PENALTY, between(city.rng, date(2021, 2, 1), date(2024, 9, 30)), home)
    return Cast((home,))


INNOCENT_CLOSURES = (
    Story(
        "N44",
        "Corporatie met sluitingen",
        ("herhaalde_sluiting",),
        "Drie huurwoningen van de woningcorporatie zijn gesloten; een corporatie is uitgezonderd.",
        _corporation_with_closures,
    ),
    Story(
        "N45",
        "Gesloten bij twee eigenaren",
        ("herhaalde_sluiting",),
        "Een woning is gesloten, verkocht en onder de nieuwe eigenaar weer gesloten: elk één keer.",
        _closed_under_two_owners,
    ),
    Story(
        "N46",
        "Lang geleden gesloten",
        ("herhaalde_sluiting",),
        "Een woning is tweemaal gesloten, langer dan vijf jaar geleden.",
        _closed_long_ago,
    ),
    Story(
        "N47",
        "Wel dwangsommen, geen sluiting",
        ("herhaalde_sluiting",),
        "Voor een woning is driemaal een last onder dwangsom opgelegd; er is niet gesloten.",
        _penalties_only,
    ),
    Story(
        "N62",
        "Dezelfde heropent",
        ("opvolger_na_sluiting",),
        "Na een sluiting vraagt de ondernemer zelf een nieuwe vergunning; er is geen ander die zijn plaats inneemt.",
        _opens_again,
    ),
    Story(
        "N63",
        "Een vreemde opent",
        ("opvolger_na_sluiting",),
        "Na een sluiting vraagt een ondernemer zonder band met de eerste een vergunning.",
        _stranger_opens,
    ),
)
