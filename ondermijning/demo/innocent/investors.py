"""Look-alikes told as in life: investors who look hurried, young, foreign or large, and are none of it in earnest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import OFFICE
from ondermijning.demo.city.offices import SOLE_SHAREHOLDER
from ondermijning.demo.city.timeline import between, years
from ondermijning.demo.city.town_hall import CLOSURE
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import (
    Level,
    bought,
    company_of,
    early,
    foreign_bank,
    old_company_of,
    passed_on,
    works,
)

if TYPE_CHECKING:
    from ondermijning.demo.city import City

_BANKED = (0.5, 0.7, 0.85)  # of a price that a bank lends to a landlord


def _renovated_with_permits(city: City, _turn: int) -> Cast:
    """A builder buys worn homes with a bank, rebuilds them with a permit and sells."""
    builder, day = old_company_of(city, city.people.person(), parties.BUILDING), early(city)
    homes, permits = [], []
    for _ in range(city.rng.randint(1, 2)):
        home = bought(city, builder, day, Level(0.75, 0.95))
        city.lending.lend_for_purchase(home, city.lending.banks[0], city.about(*_BANKED))
        permits.append(works(city, home, day + city.wait(5, 30, 80), builder, city.rng.randrange(45_000, 160_000, 500)))
        passed_on(city, home, city.wait(150, 260, 420), None, Level(1.15, 1.4))
        homes.append(home)
        day += city.wait(40, 180, 300)
    return Cast(tuple(homes), (builder,), permits=tuple(permits))


def _company_per_building(city: City, _turn: int) -> Cast:
    """An investor of many years founds a company for every building, each financed by a bank."""
    investor, day = city.people.person(), early(city)
    holding = old_company_of(city, investor, parties.HOLDINGS)
    homes, companies = [], []
    for _ in range(city.rng.randint(2, 4)):
        company = city.companies.bv(day - city.wait(10, 60, 200), parties.LETTING, seat=holding.seat)
        city.offices.appoint(company, holding)
        city.offices.appoint(company, holding, SOLE_SHAREHOLDER)
        homes.append(bought(city, company, day))
        city.lending.lend_for_purchase(homes[-1], city.rng.choice(city.lending.banks), city.about(*_BANKED))
        companies.append(company)
        day += city.wait(30, 150, 350)
    return Cast(tuple(homes), (holding, *companies))


def _portfolio_to_a_fund(city: City, _turn: int) -> Cast:
    """A landlord who stops sells everything in one deed to a new company of a fund, with one mortgage on all."""
    seller, day = old_company_of(city, city.people.person()), early(city)
    homes = tuple(
        city.held_by(whole(seller), between(city.rng, date(2003, 1, 1), date(2017, 12, 31)))
        for _ in range(city.rng.randint(4, 8))
    )
    fund = company_of(city, city.people.person(), day - city.wait(20, 90, 300), parties.LETTING)
    total = sum(city.price(home, day) for home in homes)
    city.notary.sell(homes, day, whole(fund), total)
    city.lending.lend(homes, day, city.lending.banks[1], round(total * city.about(*_BANKED)))
    return Cast(homes, (seller, fund))


def _auction_trader(city: City, _turn: int) -> Cast:
    """Someone who has lived from auctions for years repairs with a permit and sells at the market."""
    trader, day = old_company_of(city, city.people.person(), parties.TRADING), early(city)
    homes, permits = [], []
    for _ in range(city.rng.randint(2, 3)):
        home = city.lived_in()
        city.auction(home, day, whole(trader), 0.75, 0.92)
        permits.append(works(city, home, day + city.wait(10, 40, 90), trader, city.rng.randrange(10_000, 60_000, 500)))
        passed_on(city, home, city.wait(150, 300, 500), None, Level(0.97, 1.1))
        homes.append(home)
        day += city.wait(60, 200, 330)
    return Cast(tuple(homes), (trader,), permits=tuple(permits))


def _developer_buys_land(city: City, _turn: int) -> Cast:
    """A developer buys from the municipality, builds with a bank's money, and sells what is worth more by then."""
    developer, day = old_company_of(city, city.people.person(), parties.BUILDING), early(city)
    plot = city.premises(OFFICE, city.rng.randrange(150, 700), whole(city.municipality), date(1991, 3, 4))
    city.sell(plot, day, whole(developer), 0.8, 1.0)
    city.lending.lend_for_purchase(plot, city.lending.banks[0], city.about(0.7, 1.1, 1.8))
    permit = works(city, plot, day + city.wait(10, 60, 150), developer, city.rng.randrange(400_000, 1_900_000, 5000))
    passed_on(city, plot, city.wait(400, 620, 900), city.companies.bv(date(2006, 2, 1)), Level(1.3, 1.8))
    return Cast((plot,), (developer,), permits=(permit,))


def _large_landlord_with_closures(city: City, _turn: int) -> Cast:
    """Tenants of a landlord with many homes had theirs closed."""
    landlord = old_company_of(city, city.people.person())
    homes = [
        city.held_by(whole(landlord), between(city.rng, date(2004, 1, 1), date(2019, 12, 31)))
        for _ in range(city.rng.randint(9, 14))
    ]
    for home in city.rng.sample(homes, 2):
        city.town_hall.report(CLOSURE, between(city.rng, date(2019, 6, 1), date(2024, 6, 30)), home)
    return Cast(tuple(homes), (landlord,))


def _neighbours_across_the_border(city: City, _turn: int) -> Cast:
    """Someone from across the border buys a second home with a loan of a bank there; nobody is registered in it."""
    buyer = city.people.person(city.addresses.abroad(), bsn="")
    home = bought(city, buyer, early(city) + city.wait(0, 200, 600))
    if city.rng.random() < 0.6:
        city.lending.lend_for_purchase(home, foreign_bank(city), city.about(0.3, 0.6, 0.9))
    home.registered = (0, 0, 0)
    return Cast((home,))


def _let_then_empty(city: City, _turn: int) -> Cast:
    """A home with a tenant in it costs less; it is sold to dwellers once the tenant left."""
    buyer, day = old_company_of(city, city.people.person()), early(city)
    home = bought(city, buyer, day, Level(0.6, 0.8))
    city.lending.lend_for_purchase(home, city.lending.banks[0], city.about(*_BANKED))
    passed_on(city, home, city.wait(150, 350, 700), None)
    return Cast((home,), (buyer,))


def _loan_of_the_seller(city: City, _turn: int) -> Cast:
    """A shopkeeper who stops lends part of the price to who goes on, beside a bank."""
    seller = old_company_of(city, city.people.person(), parties.HAIRDRESSING)
    buyer, day = company_of(city, city.people.person(), early(city) - years(0.5), parties.HAIRDRESSING), early(city)
    shop = city.premises(OFFICE, city.rng.randrange(60, 160), whole(seller), date(2009, 4, 1))
    city.sell(shop, day, whole(buyer))
    city.lending.lend_for_purchase(shop, seller, city.about(0.15, 0.25, 0.4))
    city.lending.lend_for_purchase(shop, city.lending.banks[0], city.about(0.4, 0.55, 0.7))
    return Cast((shop,), (seller, buyer))


INNOCENT_INVESTORS = (
    Story(
        "N70",
        "Aannemer knapt op met vergunning",
        (),
        "Een aannemer koopt met een bank, verbouwt met vergunning en verkoopt met de winst van dat werk.",
        _renovated_with_permits,
    ),
    Story(
        "N71",
        "Vennootschap per pand",
        (),
        "Een belegger van jaren her richt per pand een vennootschap op; elk pand is door een bank gefinancierd.",
        _company_per_building,
    ),
    Story(
        "N72",
        "Portefeuille naar een fonds",
        (),
        "Een verhuurder die stopt verkoopt alles in één akte aan een nieuwe vennootschap van een fonds, met één hypotheek.",
        _portfolio_to_a_fund,
    ),
    Story(
        "N73",
        "Vaste koper op veilingen",
        (),
        "Een oude handelaar koopt op veilingen, herstelt met vergunning en verkoopt rond de marktprijs.",
        _auction_trader,
    ),
    Story(
        "N74",
        "Ontwikkelaar koopt van de gemeente",
        (),
        "Een ontwikkelaar koopt van de gemeente, bouwt met geld van een bank en verkoopt een jaar of twee later.",
        _developer_buys_land,
    ),
    Story(
        "N75",
        "Grote verhuurder met sluitingen",
        (),
        "Bij een verhuurder met veel woningen zijn er twee van huurders gesloten.",
        _large_landlord_with_closures,
    ),
    Story(
        "N76",
        "Buren over de grens",
        (),
        "Iemand van over de grens koopt een tweede woning, vaak met een bank daar; er staat niemand ingeschreven.",
        _neighbours_across_the_border,
    ),
    Story(
        "N96",
        "Verhuurd gekocht, leeg verkocht",
        (),
        "Een verhuurde woning kost minder; als de huurder weg is gaat zij voor de gewone prijs naar bewoners.",
        _let_then_empty,
    ),
    Story(
        "N77",
        "Verkoper leent mee",
        (),
        "Een winkelier die stopt leent een deel van de koopsom aan de opvolger, naast een bank.",
        _loan_of_the_seller,
    ),
)
