"""Puts the city together: planted stories first, ordinary life around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.answers import AnswerKey
from ondermijning.demo.city import City
from ondermijning.demo.company_schemes import COMPANY_SCHEMES
from ondermijning.demo.financing_schemes import FINANCING_SCHEMES
from ondermijning.demo.grant_schemes import GRANT_SCHEMES
from ondermijning.demo.innocent_chains import INNOCENT_CHAINS
from ondermijning.demo.innocent_closures import INNOCENT_CLOSURES
from ondermijning.demo.innocent_companies import INNOCENT_COMPANIES
from ondermijning.demo.innocent_financing import INNOCENT_FINANCING
from ondermijning.demo.innocent_grants import INNOCENT_GRANTS
from ondermijning.demo.innocent_operators import INNOCENT_OPERATORS
from ondermijning.demo.innocent_resales import INNOCENT_RESALES
from ondermijning.demo.innocent_seats import INNOCENT_SEATS
from ondermijning.demo.innocent_successions import INNOCENT_SUCCESSIONS
from ondermijning.demo.innocent_transactions import INNOCENT_TRANSACTIONS
from ondermijning.demo.name_riddles import NAME_RIDDLES
from ondermijning.demo.parties import ASSOCIATION, BV, FOUNDATION, NV
from ondermijning.demo.permit_schemes import PERMIT_SCHEMES
from ondermijning.demo.schemes import SCHEMES
from ondermijning.demo.stories import play_all
from ondermijning.demo.tenure import Tenure
from ondermijning.demo.timeline import LAST
from ondermijning.demo.town_life import TownLife
from ondermijning.demo.transaction_schemes import TRANSACTION_SCHEMES
from ondermijning.demo.true_links import all_links
from ondermijning.demo.turnover import Turnover
from ondermijning.errors import OndermijningError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.parties import Company, Party

MINIMUM_DWELLINGS = 200
_STORIES = (
    *SCHEMES, *FINANCING_SCHEMES, *TRANSACTION_SCHEMES, *PERMIT_SCHEMES, *GRANT_SCHEMES, *COMPANY_SCHEMES,
    *INNOCENT_RESALES, *INNOCENT_CHAINS, *INNOCENT_COMPANIES, *INNOCENT_FINANCING, *INNOCENT_TRANSACTIONS,
    *INNOCENT_SUCCESSIONS, *INNOCENT_OPERATORS, *INNOCENT_CLOSURES, *INNOCENT_GRANTS, *INNOCENT_SEATS, *NAME_RIDDLES,
)  # fmt: skip
_DWELLINGS_PER_INSTANCE = 2000  # of every story; keeps what is planted near one percent in a large city
_DWELLINGS_PER_SHOP = 20


def populate(seed: int, dwellings: int) -> tuple[City, AnswerKey]:
    """A city with its answer key.

    Args:
        seed: the same seed gives the same city.
        dwellings: houses and apartments together.

    Raises:
        OndermijningError: the city is too small to hold every story.
    """
    if dwellings < MINIMUM_DWELLINGS:
        advice = f"Ask for at least {MINIMUM_DWELLINGS}."
        raise OndermijningError(f"a city of {dwellings} dwellings is too small.", where="dwellings", advice=advice)
    city = City(seed, dwellings)
    times = max(2, dwellings // _DWELLINGS_PER_INSTANCE)
    answers = tuple(play_all(city, _STORIES, times))
    _live(city, dwellings)
    return city, AnswerKey(LAST, (*answers, all_links(city)))


def companies_with_a_role(city: City) -> list[Company]:
    """Legal persons that hold, lend, apply, receive or have an office on record, in order of founding here."""
    parties = {id(party) for party in _with_a_role(city)}
    forms = (BV, NV, FOUNDATION, ASSOCIATION)
    return [
        each for each in city.companies.all if each.form in forms and (id(each) in parties or city.offices.of(each))
    ]


def _with_a_role(city: City) -> Iterator[Party | None]:
    for thing in city.objects:
        yield from (holding.party for situation in thing.history for holding in situation.holdings)
    yield from (mortgage.lender for mortgage in city.lending.all())
    hall = city.town_hall
    yield from (mention.party for permit in hall.permits for mention in (permit.applicant, permit.holder) if mention)
    yield from (grant.recipient.party for grant in hall.grants)
    yield from (event.about.party for event in hall.events if event.about)


def _live(city: City, dwellings: int) -> None:
    tenure = Tenure(city)
    turnover = Turnover(city, tenure.landlords)
    for home in city.untouched():
        tenure.settle(home)
        turnover.pass_on(home)
    tenure.settle_shops(dwellings // _DWELLINGS_PER_SHOP)
    TownLife(city, dwellings).live()
    city.lending.settle(city.objects)
    city.offices.fill(companies_with_a_role(city), city.people)
