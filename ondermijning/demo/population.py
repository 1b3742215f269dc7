"""The city put together: planted stories first, ordinary life around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ondermijning.demo.answers import LINKS, Answer, AnswerKey, Koppeling
from ondermijning.demo.city import City
from ondermijning.demo.city.parties import ASSOCIATION, BV, FOUNDATION, NV, Person
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.life.oddities import leave_unclaimed, unsettle
from ondermijning.demo.life.tenure import Tenure
from ondermijning.demo.life.town_life import TownLife
from ondermijning.demo.life.turnover import Turnover
from ondermijning.demo.repertoire import is_measured, perform
from ondermijning.demo.stories import answers_of, told
from ondermijning.errors import OndermijningError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city.parties import Company, Party
    from ondermijning.demo.city.town_hall import Mention

MINIMUM_DWELLINGS = 200
_DWELLINGS_PER_SHOP = 20
_SHARED_EVERY = 6  # companies: the director of the one before directs this one too


def populate(seed: int, dwellings: int) -> tuple[City, AnswerKey]:
    """A city with its answer key.

    Args:
        seed: the same seed gives the same city.
        dwellings: houses and apartments together.

    Raises:
        OndermijningError: the city is too small to hold every story.
    """
    if dwellings < MINIMUM_DWELLINGS:
        raise OndermijningError(
            say("a city of {dwellings} dwellings is too small.", dwellings=dwellings),
            where="dwellings",
            advice=say("Ask for at least {least}.", least=MINIMUM_DWELLINGS),
        )
    measured = is_measured(dwellings)
    city = City(seed, dwellings, rough=measured)
    played = list(perform(city, dwellings))
    if measured:
        leave_unclaimed(city, dwellings)
    _live(city, dwellings)
    key = AnswerKey(LAST, tuple(answers_of(played)), tuple(told(played)) if measured else ())
    if measured:
        unsettle(city, dwellings, key.planted("percelen"))
    city.offices.fill(companies_with_a_role(city), city.people, _SHARED_EVERY if measured else 0)
    return city, replace(key, answers=(*key.answers, _all_links(city)))


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


def _all_links(city: City) -> Answer:
    """The answer to every name without a number in the files of the municipality: which company it is."""
    return Answer(
        id="K00",
        soort=LINKS,
        naam="Namen zonder nummer",
        regel=None,
        percelen=(),
        bedrijven=(),
        uitleg="Van elke naam zonder nummer in vergunningen, subsidies en gebeurtenissen: welk bedrijf het is.",
        koppelingen=tuple(_links(city)),
    )


def _links(city: City) -> Iterator[Koppeling]:
    hall = city.town_hall
    named = [("vergunningen", permit.number, permit.applicant) for permit in hall.permits]
    named += [(grant.register, grant.number, grant.recipient) for grant in hall.grants]
    named += [("gebeurtenissen", event.number, event.about) for event in hall.events if event.about]
    for register, number, mention in named:
        company = _company_of(mention)
        if company and not mention.numbered:
            yield Koppeling(register, number, f"KVK:{company.kvk}")


def _company_of(mention: Mention) -> Company | None:
    party = mention.party
    return party if party and not isinstance(party, Person) and party.kvk else None
