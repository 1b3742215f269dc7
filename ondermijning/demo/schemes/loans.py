"""Schemes told as in life: money that comes back as a loan, and circles that lend to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.offices import DIRECTOR
from ondermijning.demo.city.timeline import years
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import bought, company_of, early, old_company_of, passed_on

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.demo.city import City
    from ondermijning.demo.city.parties import Company, Party, Person


def _own_money_comes_back(city: City, _turn: int) -> Cast:
    """One man's companies, and he himself, buy with loans of another company of his, now and then one abroad."""
    behind, first = city.people.person(), early(city)
    lender = _own_lender(city, behind, first)
    companies = [company_of(city, behind, first - years(city.about(0.1, 1, 7))) for _ in range(city.rng.randint(1, 2))]
    buyers: list[Party] = [*companies, behind]
    homes, day = [], first
    for _ in range(city.rng.randint(2, 4)):
        homes.append(bought(city, city.rng.choice(buyers), day))
        city.lending.lend_for_purchase(homes[-1], lender, city.about(0.3, 0.85, 1.4))
        day += city.wait(30, 140, 400)
    passed_on(city, homes[0], city.wait(90, 300, 700), None)
    return Cast(tuple(homes), (lender, *companies))


def _own_lender(city: City, behind: Person, first: date) -> Company:
    founded = first - years(city.about(0.1, 0.8, 6))
    if city.rng.random() < 0.3:
        return city.companies.foreign(founded, "Crédit", parties.CONSULTING)
    return company_of(city, behind, founded, city.rng.choice((parties.CONSULTING, parties.HOLDINGS, parties.CAR_TRADE)))


def _they_lend_each_other(city: City, _turn: int) -> Cast:
    """Some companies and people, acquainted through boards, each finance a home of the next."""
    people = [city.people.person() for _ in range(city.rng.randint(3, 4))]
    companies = [old_company_of(city, each, parties.TRADING) for each in people]
    for company, neighbour in zip(companies, people[1:], strict=False):
        city.offices.appoint(company, neighbour, DIRECTOR, since=company.founded + years(2))
    ring: list[Party] = [
        company if city.rng.random() < 0.75 else each for company, each in zip(companies, people, strict=True)
    ]
    homes, day = [], early(city)
    for at, buyer in enumerate(ring):
        homes.append(bought(city, buyer, day))
        city.lending.lend_for_purchase(homes[-1], ring[at - 1], city.about(0.25, 0.6, 1.1))
        day += city.wait(10, 80, 250)
    return Cast(tuple(homes), tuple(companies))


LOAN_SCHEMES = (
    Story(
        "S30",
        "Eigen geld komt terug als lening",
        (),
        "Vennootschappen van één persoon kopen woningen met leningen van een andere vennootschap van hem, soms over de grens.",
        _own_money_comes_back,
        modus=("witwasaankoop", "hypotheekfraude"),
    ),
    Story(
        "S31",
        "Een kring financiert elkaar",
        (),
        "Vennootschappen en personen die elkaar uit besturen kennen, financieren elk de woning van de volgende.",
        _they_lend_each_other,
        modus=("hypotheekfraude", "witwasaankoop"),
    ),
)
