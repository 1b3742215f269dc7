"""Look-alikes told as in life: families that buy for each other, lend to themselves, inherit and part."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.timeline import LAST, between
from ondermijning.demo.city.town_hall import GRANTED, INSPECTION, ROOMS_PERMIT
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import (
    bought,
    bought_with_own_money,
    early,
    old_company_of,
    passed_on,
    unknown,
    works,
)

if TYPE_CHECKING:
    from ondermijning.demo.city import City


def _parents_buy_for_students(city: City, _turn: int) -> Cast:
    """Parents buy with their own money; the child lives there with friends."""
    parents = city.people.couple()
    home, day = city.lived_in(), early(city) + city.wait(0, 200, 600)
    city.sell(home, day, parents)
    if city.rng.random() < 0.7:
        city.lending.buy_with_own_money(home)
    friends = city.rng.randint(2, 4)
    home.registered = (friends, friends, friends)
    return Cast((home,))


def _director_borrows_from_himself(city: City, _turn: int) -> Cast:
    """The owner of a business of many years borrows from it for his own house."""
    owner, day = city.people.person(), early(city) + city.wait(0, 200, 600)
    business = old_company_of(city, owner, city.rng.choice((parties.HOLDINGS, parties.CONSULTING, parties.BUILDING)))
    home = bought(city, owner, day)
    city.lending.lend_for_purchase(home, business, city.about(0.3, 0.6, 1.0))
    return Cast((home,), (business,))


def _business_borrows_from_its_holding(city: City, _turn: int) -> Cast:
    """A business buys its premises with a loan of the holding above it, beside a bank."""
    owner, day = city.people.person(), early(city) + city.wait(0, 200, 600)
    holding, business = old_company_of(city, owner, parties.HOLDINGS), old_company_of(city, owner, parties.BUILDING)
    home = bought(city, business, day)
    city.lending.lend_for_purchase(home, holding, city.about(0.2, 0.35, 0.6))
    city.lending.lend_for_purchase(home, city.lending.banks[0], city.about(0.4, 0.5, 0.7))
    return Cast((home,), (holding, business))


def _heirs_divide(city: City, _turn: int) -> Cast:
    """Children inherit the homes of a landlord, some are sold soon, one is rebuilt."""
    died = early(city)
    parent = city.people.person(died_on=died)
    heirs = [city.people.person() for _ in range(city.rng.randint(2, 4))]
    homes = [
        city.held_by(whole(parent), between(city.rng, date(1990, 1, 1), date(2010, 12, 31)))
        for _ in range(city.rng.randint(3, 5))
    ]
    inherited = died + city.wait(60, 150, 300)
    for home in homes:
        city.notary.inherit(home, inherited, heirs)
        if city.rng.random() < 0.5:
            passed_on(city, home, city.wait(40, 150, 500), None)
    permit = works(city, homes[0], inherited + city.wait(30, 100, 200), heirs[0], 38_000)
    return Cast(tuple(homes), permits=(permit,))


def _estate_not_divided(city: City, _turn: int) -> Cast:
    """The owner died years ago and the heirs did nothing yet; the home is empty."""
    owner = city.people.person(died_on=between(city.rng, date(2019, 1, 1), date(2022, 12, 31)))
    home = city.held_by(whole(owner), between(city.rng, date(1985, 1, 1), date(2005, 12, 31)))
    home.registered = (0, 0, 0)
    return Cast((home,))


def _parting(city: City, _turn: int) -> Cast:
    """Partners part: one takes the house over and sells it, both buy again within the year."""
    home, day = city.dwelling(), early(city)
    couple = city.people.couple(city.addresses.at_home(home.door))
    held = between(city.rng, date(2012, 1, 1), date(2020, 12, 31))
    city.notary.convert(home, held, couple, city.price(home, held))
    city.notary.partition(home, day, couple[0][0])
    sold = passed_on(city, home, city.wait(60, 200, 400), None) or LAST
    homes = [bought(city, party, min(sold + city.wait(-40, 60, 200), LAST)) for party, _ in couple]
    return Cast((home, *homes))


def _family_price(city: City, _turn: int) -> Cast:
    """A child buys from a parent for less, and sells at the market when it moves."""
    parent, child = city.people.person(), city.people.person()
    home = city.held_by(whole(parent), between(city.rng, date(1990, 1, 1), date(2012, 12, 31)))
    city.sell(home, early(city), whole(child), 0.6, 0.85)
    passed_on(city, home, city.wait(200, 400, 700), None)
    return Cast((home,))


def _large_family(city: City, _turn: int) -> Cast:
    """Many people in one home: parents, grown children and a grandmother."""
    home = city.lived_in()
    adults = city.rng.randint(4, 6)
    home.registered = (adults + city.rng.randint(2, 4), adults, 1)
    return Cast((home,))


def _licensed_rooms(city: City, _turn: int) -> Cast:
    """A student house of many years with a permit for its rooms, financed by a bank, and inspected now and then."""
    landlord = old_company_of(city, city.people.person())
    home = bought(city, landlord, early(city))
    city.lending.lend_for_purchase(home, city.lending.banks[1], city.about(0.5, 0.7, 0.85))
    rooms = city.rng.randint(5, 9)
    asked = home.history[-1].since + city.wait(5, 40, 100)
    permit = city.town_hall.apply(
        unknown(landlord),
        home,
        asked,
        kind=ROOMS_PERMIT,
        activity="omzetten in kamers",
        decided=asked + city.wait(30, 50, 90),
        decision=GRANTED,
        units=rooms,
    )
    home.registered, home.floor_m2 = (rooms, rooms, rooms), city.rng.randrange(110, 210)
    city.town_hall.report(INSPECTION, min(asked + city.wait(100, 300, 600), LAST), home)
    return Cast((home,), (landlord,), permits=(permit,))


def _empty_while_rebuilt(city: City, _turn: int) -> Cast:
    """Bought with savings and rebuilt for a year: nobody lives there yet."""
    buyer = city.people.person()
    home = bought_with_own_money(city, buyer, early(city) + city.wait(200, 500, 640))
    permit = works(
        city, home, home.history[-1].since + city.wait(5, 40, 90), buyer, city.rng.randrange(60_000, 220_000, 500)
    )
    home.registered = (0, 0, 0)
    return Cast((home,), permits=(permit,))


INNOCENT_FAMILIES = (
    Story(
        "N78",
        "Ouders kopen voor een student",
        (),
        "Ouders kopen vaak met eigen geld; hun kind woont er met vrienden.",
        _parents_buy_for_students,
    ),
    Story(
        "N79",
        "Ondernemer leent van eigen zaak",
        (),
        "Een ondernemer leent voor zijn eigen huis van de vennootschap die hij al jaren heeft.",
        _director_borrows_from_himself,
    ),
    Story(
        "N80",
        "Werkmaatschappij leent van holding",
        (),
        "Een bedrijf koopt met een lening van de holding erboven, naast een bank.",
        _business_borrows_from_its_holding,
    ),
    Story(
        "N81",
        "Erfgenamen verdelen",
        (),
        "Kinderen erven de woningen van een verhuurder, verkopen er enkele snel en verbouwen er een.",
        _heirs_divide,
    ),
    Story(
        "N82",
        "Onverdeelde boedel",
        (),
        "De eigenaar is jaren geleden overleden, de erfgenamen hebben nog niets gedaan en de woning is leeg.",
        _estate_not_divided,
    ),
    Story(
        "N83",
        "Uit elkaar",
        (),
        "Partners scheiden: één neemt het huis over en verkoopt het, beiden kopen binnen een jaar opnieuw.",
        _parting,
    ),
    Story(
        "N95",
        "Familieprijs",
        (),
        "Een kind koopt van een ouder onder de marktprijs en verkoopt bij een verhuizing voor de gewone prijs.",
        _family_price,
    ),
    Story(
        "N84",
        "Groot gezin",
        (),
        "In een woning staan veel mensen ingeschreven: één huishouden met volwassen kinderen.",
        _large_family,
    ),
    Story(
        "N85",
        "Vergund studentenhuis",
        (),
        "Een studentenhuis met vergunning voor zijn kamers en een hypotheek van een bank, nu en dan gecontroleerd.",
        _licensed_rooms,
    ),
    Story(
        "N86",
        "Leeg tijdens de verbouwing",
        (),
        "Met spaargeld gekocht en een jaar lang verbouwd met vergunning; er woont nog niemand.",
        _empty_while_rebuilt,
    ),
)
