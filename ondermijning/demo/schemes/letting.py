"""Schemes told as in life: homes without people, homes with too many, homes that are closed, and owners that vanish."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.timeline import LAST, between, years
from ondermijning.demo.city.town_hall import CLOSURE, INSPECTION, PENALTY, REFUSED, ROOMS_PERMIT
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import (
    Level,
    bought_with_own_money,
    company_of,
    crowd,
    dissolved_of,
    early,
    old_company_of,
    one_by_one,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Party


def _nobody_is_registered(city: City, _turn: int) -> Cast:
    """A young company buys several homes at once; most are lived in by nobody on paper, and one is a seat."""
    behind, first = city.people.person(), early(city)
    landlord = company_of(city, behind, first - years(city.about(0.05, 0.8, 5)), parties.LETTING)
    homes = one_by_one(city, [landlord], first, city.rng.randint(3, 6), city.wait(10, 60, 150))
    for home in homes:
        home.registered = (0, 0, 0) if city.rng.random() < 0.75 else (1, 1, 1)
        if city.rng.random() < 0.4:
            city.town_hall.report(city.rng.choice((INSPECTION, PENALTY)), _after(city, home), home)
    seat = city.addresses.at_home(homes[0].door)
    staff = city.companies.bv(first + city.wait(10, 200, 500), parties.STAFFING, seat=seat)
    city.offices.appoint(staff, behind)
    return Cast(tuple(homes), (landlord, staff))


def _too_many_beds(city: City, _turn: int) -> Cast:
    """Small homes of one owner with many adults in each, no permit for rooms, and penalties."""
    behind, first = city.people.person(), early(city)
    company = company_of(city, behind, first - years(city.about(0.2, 3, 12)), parties.LETTING)
    buyers: list[Party] = [company, behind] if city.rng.random() < 0.5 else [company]
    homes = one_by_one(city, buyers, first, city.rng.randint(2, 4), city.wait(20, 120, 300))
    refused = []
    for home in homes:
        home.registered, home.floor_m2 = crowd(city, 4, 10), city.rng.randrange(38, 90)
        if city.rng.random() < 0.5:
            city.town_hall.report(PENALTY, _after(city, home), home)
        if city.rng.random() < 0.3:
            asked = _after(city, home)
            refused.append(
                city.town_hall.apply(
                    unknown(company),
                    home,
                    asked,
                    kind=ROOMS_PERMIT,
                    activity="omzetten in kamers",
                    decided=asked + city.wait(30, 56, 120),
                    decision=REFUSED,
                    units=city.rng.randrange(4, 9),
                )
            )
    return Cast(tuple(homes), (company,), permits=tuple(refused))


def _closed_and_closed_again(city: City, _turn: int) -> Cast:
    """Homes of one circle are closed now and then; between closures nobody is registered."""
    behind, first = city.people.person(), date(2019, 3, 1) + city.wait(0, 500, 1000)
    company = old_company_of(city, behind)
    held = first - years(city.about(0.5, 2, 6))
    homes = [
        city.held_by(whole(city.rng.choice((company, behind))), held + at * city.wait(5, 90, 250)) for at in range(2)
    ]
    homes += [bought_with_own_money(city, company, early(city)) for _ in range(city.rng.randint(1, 2))]
    for day in _closures(city, first, city.rng.randint(2, 4)):
        known = [home for home in homes if home.history[-1].since < day]
        if known:
            city.town_hall.report(CLOSURE, day, city.rng.choice(known))
    for home in homes:
        home.registered = (0, 0, 0) if city.rng.random() < 0.5 else None
    return Cast(tuple(homes), (company,))


def _closures(city: City, first: date, count: int) -> Iterable[date]:
    """Days with months or years between them, as far as the deliveries reach."""
    day = first
    for _ in range(count):
        if day <= LAST:
            yield day
        day += city.wait(60, 380, 1100)


def _owners_vanish(city: City, _turn: int) -> Cast:
    """Companies of one director are dissolved without a settlement; some still own a home when another one buys."""
    behind, first = city.people.person(), between(city.rng, date(2021, 6, 1), date(2022, 12, 31))
    gone = dissolved_of(city, behind, city.rng.randint(3, 6), first, city.wait(40, 160, 330))
    homes = [_left_behind(city, company) for company in gone[: city.rng.randint(1, 3)]]
    next_one = company_of(city, behind, first + city.wait(30, 200, 500))
    homes.append(bought_with_own_money(city, next_one, next_one.founded + city.wait(20, 200, 500), Level(0.85, 1.1)))
    return Cast(tuple(homes), (*gone, next_one))


def _left_behind(city: City, company: parties.Company) -> CadastralObject:
    assert company.ended is not None
    lived = (company.ended - company.founded).days
    return city.held_by(whole(company), company.ended - city.wait(lived * 0.1, lived * 0.5, lived * 0.9))


def _after(city: City, home: CadastralObject) -> date:
    """Some day after the last deed of a home."""
    return min(home.history[-1].since + city.wait(30, 250, 700), LAST)


LETTING_SCHEMES = (
    Story(
        "S37",
        "Woningen waar niemand staat ingeschreven",
        (),
        "Een jonge verhuurder koopt woningen zonder hypotheek; op papier woont er niemand, in één zit een uitzendbureau.",
        _nobody_is_registered,
        modus=("spookbewoning", "witwasaankoop"),
    ),
    Story(
        "S38",
        "Te veel bedden",
        (),
        "In kleine woningen van één eigenaar staan veel volwassenen ingeschreven, zonder vergunning en met dwangsommen.",
        _too_many_beds,
        modus=("spookbewoning",),
    ),
    Story(
        "S39",
        "Steeds weer gesloten",
        (),
        "Woningen van één kring worden in enkele jaren telkens gesloten; daartussen staat er vaak niemand ingeschreven.",
        _closed_and_closed_again,
        modus=("drugspand",),
    ),
    Story(
        "S40",
        "Eigenaren verdwijnen",
        (),
        "Vennootschappen van één bestuurder houden op zonder vereffening; enkele zijn nog eigenaar als de volgende koopt.",
        _owners_vanish,
        modus=("stroman", "witwasaankoop"),
    ),
)
