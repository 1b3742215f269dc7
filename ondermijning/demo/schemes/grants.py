"""Schemes around grants: rent to oneself, money for what no longer exists, and one circle with many names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.answers import Koppeling
from ondermijning.demo.city import spelling
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import HALL
from ondermijning.demo.city.parties import WELFARE, Company
from ondermijning.demo.city.timeline import between
from ondermijning.demo.city.town_hall import INTERNAL, OPEN_REGISTER, Mention
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.parties import Party
    from ondermijning.demo.city.town_hall import Grant


def _rent_to_oneself(city: City, turn: int) -> Cast:
    """In turn the director owns the hall through a company and in person."""
    behind = city.people.landlord()
    own = () if turn % 2 else (city.companies.bv(date(2010, 6, 1)),)
    for company in own:
        city.offices.appoint(company, behind)
    owner: Party = own[0] if own else behind
    hall = city.premises(HALL, 260, whole(owner), date(2013, 3, 1) + city.days(0, 700))
    seat = city.addresses.at_home(hall.door)
    grantee = city.companies.foundation(date(2016, 9, 1), f"Wijkwerk {hall.door.street}", WELFARE, seat=seat)
    city.offices.appoint(grantee, behind)
    decided = between(city.rng, date(2022, 9, 1), date(2024, 9, 30))
    grant = city.town_hall.award(Mention(grantee, grantee.name), decided, 48_000, place=hall, project="Huisvesting")
    return Cast((), (grantee, *own), grants=(grant,))


def _after_its_end(city: City, _turn: int) -> Cast:
    ended = between(city.rng, date(2022, 3, 1), date(2023, 12, 31))
    grantee = city.companies.foundation(
        date(2012, 5, 1), f"Kansrijk {city.rng.randrange(100, 1000)}", WELFARE, ended=ended
    )
    grant = city.town_hall.award(Mention(grantee, grantee.name), ended + city.days(60, 300), 15_500)
    return Cast((), (grantee,), grants=(grant,))


def _circle(city: City, word: str, register: str) -> tuple[Grant, ...]:
    """Three grants to foundations of one director; the second stands in a register of choice."""
    behind, day = city.people.person(), between(city.rng, date(2022, 4, 1), date(2023, 1, 31))
    grants = []
    for number, part in enumerate(("Noord", "Jeugd", "Cultuur")):
        grantee = city.companies.foundation(date(2017, 1, 2) + city.days(0, 900), f"{word} {part}", WELFARE)
        city.offices.appoint(grantee, behind)
        kept = register if number == 1 else INTERNAL
        mention = Mention(grantee, spelling.abbreviated(grantee.name), numbered=kept == INTERNAL)
        grants.append(city.town_hall.award(mention, day + number * city.days(150, 230), 9_800, register=kept))
    return tuple(grants)


def _one_circle(city: City, turn: int) -> Cast:
    return Cast(grants=_circle(city, f"Buurtkracht {turn + 1}", INTERNAL)[-1:])


def _one_circle_by_name(city: City, turn: int) -> Cast:
    """The open register only names the second foundation: the circle shows once that name is linked."""
    grants = _circle(city, f"Samenspel {turn + 1}", OPEN_REGISTER)
    meant = grants[1].recipient.party
    assert isinstance(meant, Company)
    return Cast(grants=grants[-1:], links=(Koppeling(OPEN_REGISTER, grants[1].number, f"KVK:{meant.kvk}"),))


GRANT_SCHEMES = (
    Story(
        "S19",
        "Huur aan zichzelf",
        ("subsidie_huur_bij_bestuurder",),
        "Een stichting krijgt subsidie en is gevestigd in een zaal die van haar bestuurder of diens B.V. is.",
        _rent_to_oneself,
    ),
    Story(
        "S20",
        "Subsidie na het einde",
        ("subsidie_aan_ontbonden_partij",),
        "Een stichting krijgt enkele maanden na haar ontbinding subsidie.",
        _after_its_end,
    ),
    Story(
        "S21",
        "Drie stichtingen, één bestuurder",
        ("zelfde_kring_subsidies",),
        "Drie stichtingen met dezelfde bestuurder krijgen binnen twee jaar elk subsidie; de derde maakt het patroon.",
        _one_circle,
    ),
    Story(
        "S24",
        "Drie stichtingen, één alleen bij naam",
        ("zelfde_kring_subsidies",),
        "Als hiervoor, maar het open register noemt de tweede stichting zonder nummer; de derde maakt het patroon.",
        _one_circle_by_name,
    ),
)
