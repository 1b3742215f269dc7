"""Look-alikes after a refusal: innocent applicants who come next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.timeline import between, years
from ondermijning.demo.city.town_hall import GRANTED, REFUSED
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.operators import ask, direct, operator

if TYPE_CHECKING:
    from datetime import timedelta

    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company


def _refused(city: City, pub: CadastralObject) -> tuple[Company, date]:
    """A company that asked for a permit and did not get it, with the day of the decision."""
    asked = between(city.rng, date(2021, 9, 1), date(2022, 6, 30))
    company = operator(city, asked - years(3))
    decided = asked + city.days(60, 110)
    ask(city, pub, company, asked, decided=decided, decision=REFUSED)
    return company, decided


def _asks_again(city: City, _turn: int) -> Cast:
    pub = city.pub()
    company, decided = _refused(city, pub)
    return Cast((), (company,), permits=(ask(city, pub, company, decided + city.days(30, 200)),))


def _stranger_follows(city: City, _turn: int) -> Cast:
    pub = city.pub()
    company, decided = _refused(city, pub)
    newcomer = operator(city, date(2016, 1, 4))
    city.offices.keep_apart(newcomer)
    return Cast((), (company, newcomer), permits=(ask(city, pub, newcomer, decided + city.days(30, 200)),))


def _sister_after(city: City, wait: timedelta, *, elsewhere: bool) -> Cast:
    pub = city.pub()
    company, decided = _refused(city, pub)
    sister = operator(city, date(2017, 2, 6))
    direct(city, city.people.person(), company, sister)
    place = city.pub() if elsewhere else pub
    return Cast((), (company, sister), permits=(ask(city, place, sister, decided + wait),))


def _sister_years_later(city: City, _turn: int) -> Cast:
    return _sister_after(city, city.days(500, 780), elsewhere=False)


def _sister_elsewhere(city: City, _turn: int) -> Cast:
    return _sister_after(city, city.days(30, 200), elsewhere=True)


def _daughter_takes_over(city: City, _turn: int) -> Cast:
    """The permit of the parents ran its course; nobody was refused."""
    pub, old, new = city.pub(), operator(city, date(2004, 3, 1)), operator(city, date(2021, 3, 1))
    direct(city, city.people.person(), old, new)
    began, ended = date(2018, 1, 8), between(city.rng, date(2022, 3, 1), date(2023, 6, 30))
    ask(city, pub, old, began - years(0.2), decided=began, decision=GRANTED, until=ended)
    asked = ended - city.days(10, 60)
    return Cast((), (old, new), permits=(ask(city, pub, new, asked, decided=ended, decision=GRANTED),))


INNOCENT_SUCCESSIONS = (
    Story(
        "N36",
        "Dezelfde vraagt opnieuw",
        ("opvolger_na_weigering",),
        "Een geweigerde aanvrager dient zelf een betere aanvraag in; er is geen ander die zijn plaats inneemt.",
        _asks_again,
    ),
    Story(
        "N37",
        "Een vreemde volgt op",
        ("opvolger_na_weigering",),
        "Na een weigering vraagt een ondernemer zonder band met de eerste een vergunning voor dat adres.",
        _stranger_follows,
    ),
    Story(
        "N38",
        "Jaren later",
        ("opvolger_na_weigering",),
        "Een B.V. van dezelfde bestuurder vraagt pas ruim een jaar na de weigering een vergunning.",
        _sister_years_later,
    ),
    Story(
        "N39",
        "Op een ander adres",
        ("opvolger_na_weigering",),
        "Een B.V. van dezelfde bestuurder vraagt na de weigering een vergunning voor een ander adres.",
        _sister_elsewhere,
    ),
    Story(
        "N40",
        "Opvolging na een gewoon einde",
        ("opvolger_na_weigering",),
        "De vergunning van het familiebedrijf loopt af en de nieuwe B.V. van de familie vraagt er een; niets is geweigerd.",
        _daughter_takes_over,
    ),
)
