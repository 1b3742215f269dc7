"""Stories about names that are easily taken for each other, with the answer: which is which company."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.answers import Koppeling
from ondermijning.demo.city import spelling
from ondermijning.demo.city.parties import LETTING, SPORT, WELFARE
from ondermijning.demo.city.timeline import between
from ondermijning.demo.city.town_hall import BUILDING_PERMIT, OPEN_REGISTER, Mention
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.demo.city import City
    from ondermijning.demo.city.parties import Company


def _granted(city: City, meant: Company, other: Company, spell: Callable[[str], str]) -> Cast:
    """The open register names one of two companies that look alike."""
    named = Mention(meant, spell(meant.name), numbered=False)
    day = between(city.rng, date(2022, 2, 1), date(2024, 9, 30))
    grant = city.town_hall.award(named, day, 4_200, register=OPEN_REGISTER)
    return Cast((), (meant, other), grants=(grant,), links=_links(OPEN_REGISTER, grant.number, meant, other))


def _links(register: str, source_id: str, meant: Company, other: Company) -> tuple[Koppeling, ...]:
    right = Koppeling(register, source_id, f"KVK:{meant.kvk}")
    return right, Koppeling(register, source_id, f"KVK:{other.kvk}", zelfde=False)


def _number(turn: int) -> str:
    return f" {turn + 1}" if turn else ""


def _sisters(city: City, turn: int) -> Cast:
    """The applicant is written without its legal form; its sister has the same first word."""
    founded, core = date(2010, 2, 1), f"Janssen{_number(turn)}"
    meant = city.companies.named_bv(f"{core} Vastgoed", founded, LETTING)
    other = city.companies.named_bv(f"{core} Beheer", founded, LETTING)
    named = Mention(meant, spelling.without_form(meant.name), numbered=False)
    asked, place = between(city.rng, date(2022, 2, 1), date(2024, 9, 30)), city.pub()
    permit = city.town_hall.apply(
        named, place, asked, kind=BUILDING_PERMIT, activity="gevel wijzigen", building_sum=35_000
    )
    return Cast((), (meant, other), permits=(permit,), links=_links("vergunningen", permit.number, meant, other))


def _father_and_son(city: City, turn: int) -> Cast:
    """Two bakers of one surname at one address: the initial tells them apart."""
    home = city.addresses.rental()
    core = f"Bakkerij %s Claassens{_number(turn)}"
    father, son = (
        city.companies.craftsman(core % sign, date(year, 4, 1), home) for sign, year in (("G.", 1991), ("J.", 2018))
    )
    return _granted(city, son, father, spelling.as_registered)


def _first_and_second(city: City, turn: int) -> Cast:
    first, second = (
        city.companies.named_bv(f"Maasgevel Exploitatie{_number(turn)} {count}", date(2013, 5, 1), LETTING)
        for count in ("I", "II")
    )
    return _granted(city, second, first, spelling.shouted)


def _foundation_and_club(city: City, turn: int) -> Cast:
    core = f"Schutterij Sint Hubertus{_number(turn)}"
    foundation = city.companies.foundation(date(2003, 3, 3), core, WELFARE)
    club = city.companies.association(date(1958, 3, 3), f"Vereniging {core}", SPORT)
    return _granted(city, foundation, club, spelling.abbreviated)


SIMILAR_NAMES = (
    Story(
        "K01",
        "Zustervennootschappen",
        (),
        "Een aanvraag noemt één van twee B.V.'s die alleen in hun laatste woord verschillen.",
        _sisters,
    ),
    Story(
        "K02",
        "Vader en zoon",
        (),
        "Een subsidie noemt de zaak van de zoon; de vader heeft op hetzelfde adres een zaak met dezelfde achternaam.",
        _father_and_son,
    ),
    Story(
        "K03",
        "Eén en twee",
        (),
        "Een subsidie noemt de tweede van twee B.V.'s die alleen in hun cijfer verschillen.",
        _first_and_second,
    ),
    Story(
        "K04",
        "Stichting en vereniging",
        (),
        "Een subsidie noemt de stichting achter een vereniging met dezelfde naam.",
        _foundation_and_club,
    ),
)
