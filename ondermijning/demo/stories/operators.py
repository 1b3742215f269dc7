"""Companies that run a pub, and how they apply for a permit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.parties import PUB
from ondermijning.demo.city.town_hall import Mention

if TYPE_CHECKING:
    from datetime import date
    from typing import Unpack

    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company, Party
    from ondermijning.demo.city.town_hall import Permit, PermitDetails


def operator(city: City, founded: date) -> Company:
    """A company that runs a pub."""
    return city.companies.bv(founded, PUB)


def named(company: Company) -> Mention:
    """The company with its number and its registered name."""
    return Mention(company, company.name)


def ask(city: City, place: CadastralObject, company: Company, asked: date, **details: Unpack[PermitDetails]) -> Permit:
    """A company applies for a permit to run a pub."""
    return city.town_hall.apply(named(company), place, asked, **details)


def direct(city: City, director: Party, *companies: Company) -> None:
    """Make someone the director of companies since each was founded."""
    for company in companies:
        city.offices.appoint(company, director)
