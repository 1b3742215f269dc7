"""Schemes around permits and closures: a refused operator comes back under another name, or nobody stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties, spelling
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.timeline import between, years
from ondermijning.demo.city.town_hall import CLOSURE, GRANTED, REFUSAL, REFUSED, Mention
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.operators import ask, direct, named, operator

if TYPE_CHECKING:
    from ondermijning.demo.city import City


def _returns_under_another_name(city: City, turn: int) -> Cast:
    """The second time the file has the name of the refused company without its number."""
    pub, asked = city.pub(), between(city.rng, date(2022, 3, 1), date(2023, 6, 30))
    refused, behind = operator(city, asked - years(2)), city.people.person()
    other = operator(city, asked + city.days(30, 100))
    direct(city, behind, refused, other)
    name = spelling.abbreviated(refused.name) if turn % 2 else refused.name
    decided = asked + city.days(60, 110)
    city.town_hall.apply(Mention(refused, name, turn % 2 == 0), pub, asked, decided=decided, decision=REFUSED)
    again = ask(city, pub, other, decided + city.days(40, 200))
    return Cast((), (refused, other), permits=(again,))


def _reopens_under_another_name(city: City, turn: int) -> Cast:
    """In turn after a closure and after a refusal that stands among the events."""
    pub, day = city.pub(), between(city.rng, date(2022, 3, 1), date(2024, 3, 31))
    closed, other, behind = (
        operator(city, day - years(3)),
        operator(city, day + city.days(10, 60)),
        city.people.person(),
    )
    direct(city, behind, closed, other)
    about = Mention(closed, spelling.shouted(closed.name))
    city.town_hall.report(REFUSAL if turn % 2 else CLOSURE, day, pub, about)
    again = ask(city, pub, other, day + city.days(80, 250))
    return Cast((), (closed, other), permits=(again,))


def _three_operators(city: City, turn: int) -> Cast:
    """The second time an adviser applies and the operator holds the permit."""
    pub, day = city.pub(), between(city.rng, date(2022, 1, 10), date(2022, 6, 30))
    adviser = city.companies.bv(date(2008, 1, 7), parties.CONSULTING)
    operators = []
    for number in range(3):
        asked = day + years(0.8 * number)
        company, granted = operator(city, asked - city.days(20, 90)), asked + city.days(30, 50)
        applicant = adviser if turn % 2 else company
        city.town_hall.apply(
            named(applicant),
            pub,
            asked,
            decided=granted,
            decision=GRANTED,
            until=granted + years(0.7),
            holder=named(company),
        )
        operators.append(company)
    return Cast((), tuple(operators), addresses=(pub,))


def _closed_again(city: City, turn: int) -> Cast:
    """In turn at two homes of one company, and twice at the home of one person."""
    owner = city.people.landlord() if turn % 2 else city.companies.bv(date(2007, 9, 3))
    held = date(2013, 1, 1) + city.days(0, 900)
    homes = tuple(city.held_by(whole(owner), held) for _ in range(2 - turn % 2))
    first = between(city.rng, date(2021, 3, 1), date(2022, 8, 31))
    city.town_hall.report(CLOSURE, first, homes[0])
    city.town_hall.report(CLOSURE, first + city.days(200, 700), homes[-1])
    return Cast(homes, () if isinstance(owner, parties.Person) else (owner,))


PERMIT_SCHEMES = (
    Story(
        "S16",
        "Terug onder een andere naam",
        ("opvolger_na_weigering",),
        "Een B.V. krijgt geen vergunning; enkele maanden later vraagt een B.V. van dezelfde bestuurder er een voor dat adres.",
        _returns_under_another_name,
    ),
    Story(
        "S25",
        "Heropend onder een andere naam",
        ("opvolger_na_sluiting",),
        "Een café wordt gesloten of geweigerd; binnen het jaar vraagt een B.V. van dezelfde bestuurder een vergunning.",
        _reopens_under_another_name,
    ),
    Story(
        "S17",
        "Drie exploitanten in twee jaar",
        ("snelle_wisseling_exploitant",),
        "Een café krijgt in twee jaar drie exploitanten na elkaar, elk een pas opgerichte B.V.",
        _three_operators,
    ),
    Story(
        "S18",
        "Opnieuw gesloten",
        ("herhaalde_sluiting",),
        "Woningen van één eigenaar zijn binnen vijf jaar tweemaal gesloten.",
        _closed_again,
    ),
)
