"""Schemes told as in life: homes that pass through straw men, linked companies, auctions and the municipality."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import OFFICE
from ondermijning.demo.city.timeline import years
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import (
    Level,
    bought,
    bought_with_own_money,
    company_of,
    early,
    old_company_of,
    passed_on,
    works,
)

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject


def _straw_men(city: City, _turn: int) -> Cast:
    """People who own nothing buy for a stranger, whose company rebuilds the homes and takes some over."""
    behind, day = city.people.person(), early(city)
    straws = [city.people.person() for _ in range(city.rng.randint(1, 2))]
    company = company_of(city, behind, day - years(city.about(0.2, 2, 9)))
    homes, permits = [], []
    for at in range(city.rng.randint(2, 4)):
        home = bought_with_own_money(city, straws[at % len(straws)], day, Level(1.0, 1.25))
        if city.rng.random() < 0.7:
            permits.append(
                works(city, home, day + city.wait(5, 60, 200), company, city.rng.randrange(15_000, 120_000, 500))
            )
        if city.rng.random() < 0.6 and passed_on(city, home, city.wait(60, 250, 600), company, Level(0.75, 1.1)):
            city.lending.buy_with_own_money(home)
        homes.append(home)
        day += city.wait(20, 120, 300)
    return Cast(tuple(homes), (company,), permits=tuple(permits))


def _middleman_of_the_buyer(city: City, _turn: int) -> Cast:
    """Homes pass through a company whose director also sits at the company that buys them dearer, with a bank's money."""
    behind, day = city.people.person(), early(city)
    middle = company_of(city, behind, day - years(city.about(0.05, 0.8, 5)))
    last = old_company_of(city, behind)
    homes = []
    for _ in range(city.rng.randint(2, 4)):
        home = bought_with_own_money(city, middle, day, Level(0.68, 0.97))
        if passed_on(city, home, city.wait(15, 90, 400), last, Level(1.0, 1.4)):
            bank = city.rng.choice(city.lending.banks)
            city.lending.lend_for_purchase(home, bank, city.about(0.7, 0.95, 1.1))
        homes.append(home)
        day += city.wait(20, 130, 350)
    return Cast(tuple(homes), (middle, last))


def _auction_carousel(city: City, _turn: int) -> Cast:
    """Bought at auctions, passed to a sister, and on to dwellers."""
    behind, day = city.people.person(), early(city)
    buyer = company_of(city, behind, day - years(city.about(0.2, 3, 12)))
    sister = company_of(city, behind, day - years(city.about(0.1, 1, 6)))
    homes = []
    for _ in range(city.rng.randint(2, 4)):
        home = city.lived_in()
        city.auction(home, day, whole(buyer), 0.6, 0.88)
        city.lending.buy_with_own_money(home)
        if passed_on(city, home, city.wait(20, 120, 380), sister, Level(0.85, 1.1)):
            city.lending.buy_with_own_money(home)
            passed_on(city, home, city.wait(40, 200, 450), None, Level(0.98, 1.25))
        homes.append(home)
        day += city.wait(30, 150, 330)
    return Cast(tuple(homes), (buyer, sister))


def _municipal_land(city: City, _turn: int) -> Cast:
    """The municipality sells premises cheaply to a young company; its board changes, and the premises pass on."""
    behind, front, day = city.people.person(), city.people.person(), early(city)
    company = city.companies.bv(day - years(city.about(0.05, 0.7, 4)))
    changed = day + city.wait(5, 60, 250)
    city.offices.appoint(company, front, until=changed)
    city.offices.appoint(company, behind, since=changed)
    other = old_company_of(city, behind)
    things = [_from_the_municipality(city) for _ in range(city.rng.randint(1, 3))]
    for at, thing in enumerate(things):
        city.sell(thing, day + at * city.days(1, 60), whole(company), 0.6, 0.95)
        city.lending.buy_with_own_money(thing)
        passed_on(
            city,
            thing,
            city.wait(40, 300, 900),
            other if city.rng.random() < 0.6 else city.people.landlord(),
            Level(1.0, 1.5),
        )
    return Cast(tuple(things), (company, other))


def _from_the_municipality(city: City) -> CadastralObject:
    return city.premises(OFFICE, city.rng.randrange(80, 600), whole(city.municipality), date(1994, 5, 2))


def _back_in_the_circle(city: City, _turn: int) -> Cast:
    """Sold cheaply to someone who lends a name, and bought back by a sister for more."""
    behind, front, day = city.people.person(), city.people.person(), early(city)
    seller, sister = old_company_of(city, behind), company_of(city, behind, day - years(city.about(0.2, 2, 9)))
    homes = [bought(city, seller, day + at * city.wait(5, 40, 120)) for at in range(city.rng.randint(2, 3))]
    for home in homes:
        if passed_on(city, home, city.wait(30, 200, 420), front, Level(0.65, 0.92)):
            city.lending.buy_with_own_money(home)
            passed_on(city, home, city.wait(90, 330, 600), sister, Level(1.0, 1.3))
    return Cast(tuple(homes), (seller, sister))


CHAIN_SCHEMES = (
    Story(
        "S32",
        "Stromannen kopen",
        (),
        "Mensen zonder bezit kopen woningen zonder hypotheek; een vennootschap van een ander verbouwt ze en neemt er een over.",
        _straw_men,
        modus=("stroman", "witwasaankoop"),
    ),
    Story(
        "S33",
        "Tussenschakel van de koper",
        (),
        "Woningen gaan langs een vennootschap die dezelfde bestuurder heeft als de koper, die meer betaalt met geld van een bank.",
        _middleman_of_the_buyer,
        modus=("hypotheekfraude", "witwasaankoop"),
    ),
    Story(
        "S34",
        "Veilingcarrousel",
        (),
        "Een vennootschap koopt op veilingen, haar zuster neemt over en verkoopt door aan bewoners.",
        _auction_carousel,
        modus=("witwasaankoop",),
    ),
    Story(
        "S35",
        "Pand van de gemeente doorverkocht",
        (),
        "De gemeente verkoopt panden aan een jonge vennootschap; het bestuur wisselt en de panden gaan duurder door.",
        _municipal_land,
        modus=("witwasaankoop", "stroman"),
    ),
    Story(
        "S36",
        "Terug in de kring",
        (),
        "Woningen gaan goedkoop naar een naam en duurder terug naar een zustervennootschap.",
        _back_in_the_circle,
        modus=("witwasaankoop", "hypotheekfraude"),
    ),
)
