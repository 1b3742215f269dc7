"""Look-alikes among operators: pubs that change hands now and then, or never."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import spelling
from ondermijning.demo.city.timeline import between, years
from ondermijning.demo.city.town_hall import GRANTED, Mention
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.operators import ask, operator

if TYPE_CHECKING:
    from datetime import timedelta

    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company


def _in_turn(city: City, pub: CadastralObject, operators: list[Company], first: date, every: timedelta) -> None:
    for number, company in enumerate(operators):
        asked = first + number * every
        granted = asked + city.days(30, 50)
        ask(city, pub, company, asked, decided=granted, decision=GRANTED, until=granted + every)


def _two_operators(city: City, _turn: int) -> Cast:
    pub = city.pub()
    operators = [operator(city, date(2015, 1, 5) + city.days(0, 900)) for _ in range(2)]
    _in_turn(city, pub, operators, between(city.rng, date(2021, 1, 4), date(2022, 6, 30)), years(1.5))
    return Cast((), tuple(operators), addresses=(pub,))


def _three_in_many_years(city: City, _turn: int) -> Cast:
    pub = city.pub()
    operators = [operator(city, date(2011, 1, 3) + city.days(0, 900)) for _ in range(3)]
    _in_turn(city, pub, operators, date(2015, 2, 2) + city.days(0, 300), years(3.3))
    return Cast((), tuple(operators), addresses=(pub,))


def _one_who_renews(city: City, _turn: int) -> Cast:
    """Three permits of one company, whose name the file spells in three ways."""
    pub, company = city.pub(), operator(city, date(2012, 9, 3))
    for number, spell in enumerate((spelling.as_registered, spelling.abbreviated, spelling.shouted)):
        asked = date(2021, 5, 3) + number * years(1)
        granted = asked + city.days(30, 50)
        named = Mention(company, spell(company.name))
        city.town_hall.apply(named, pub, asked, decided=granted, decision=GRANTED, until=granted + years(1))
    return Cast((), (company,), addresses=(pub,))


INNOCENT_OPERATORS = (
    Story(
        "N41",
        "Twee exploitanten",
        ("snelle_wisseling_exploitant",),
        "Een café heeft in drie jaar twee exploitanten.",
        _two_operators,
    ),
    Story(
        "N42",
        "Drie in bijna tien jaar",
        ("snelle_wisseling_exploitant",),
        "Een café heeft drie exploitanten, elk voor ruim drie jaar.",
        _three_in_many_years,
    ),
    Story(
        "N43",
        "Eén exploitant verlengt",
        ("snelle_wisseling_exploitant",),
        "Een exploitant krijgt drie vergunningen na elkaar; het dossier schrijft zijn naam op drie manieren.",
        _one_who_renews,
    ),
)
