"""Look-alikes of resales: innocent events that look like a quick sale with a profit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import CONVERSION
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.parties import TRADING
from ondermijning.demo.city.timeline import between
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City


def _renovation(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 8), city.lived_in()
    city.sell(home, stand - city.days(3, 25), whole(city.people.landlord()), 0.86, 0.92)
    city.sell_to_dwellers(home, stand + city.days(210, 310), 1.14, 1.19)
    return Cast((home,))


def _portfolio(city: City, _turn: int) -> Cast:
    stand = city.stand(1, 8)
    seller, buyer = city.companies.bv(date(2005, 4, 1)), city.companies.bv(date(2007, 6, 1))
    newest = city.lived_in()
    others = [city.held_by(whole(seller), between(city.rng, date(2008, 1, 1), date(2017, 12, 31))) for _ in range(3)]
    city.sell(newest, stand - city.days(3, 25), whole(seller))
    sold, homes = stand + city.days(195, 310), (newest, *others)
    city.notary.sell(homes, sold, whole(buyer), sum(city.price(home, sold) for home in homes))
    return Cast(homes, (seller, buyer))


def _divorce(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 8), city.lived_in()
    couple = city.people.couple(city.addresses.at_home(home.door))
    city.sell(home, stand - city.days(3, 25), couple)
    city.notary.partition(home, stand + city.days(95, 130), couple[0][0])
    city.sell_to_dwellers(home, stand + city.days(200, 300))
    return Cast((home,))


def _inheritance(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 10), city.dwelling()
    bought, passed = between(city.rng, date(1994, 1, 1), date(2004, 12, 31)), stand - city.days(3, 25)
    parent = city.people.person(city.addresses.at_home(home.door), died_on=passed - city.days(95, 150))
    city.notary.convert(home, bought, whole(parent), city.price(home, bought))
    city.notary.inherit(home, passed, (city.people.person(), city.people.person(), city.people.child(2010)))
    city.sell_to_dwellers(home, stand + city.days(40, 150))
    return Cast((home,))


def _long_in_a_rising_market(city: City, _turn: int) -> Cast:
    home = city.lived_in(between(city.rng, date(2015, 2, 1), date(2016, 6, 30)))
    city.sell_to_dwellers(home, between(city.rng, date(2022, 2, 1), date(2022, 9, 15)))
    return Cast((home,))


def _half_share(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 8), city.dwelling()
    bought = between(city.rng, date(2015, 2, 1), date(2018, 12, 31))
    couple = city.people.couple(city.addresses.at_home(home.door))
    city.notary.convert(home, bought, couple, city.price(home, bought))
    share_bought = stand - city.days(3, 25)
    city.notary.sell_share(home, share_bought, couple[0][0], city.price(home, share_bought, 0.48, 0.50))
    city.sell_to_dwellers(home, stand + city.days(195, 310))
    return Cast((home,))


def _split_into_apartments(city: City, _turn: int) -> Cast:
    stand, house = city.stand(1, 8), city.lived_in(house=True)
    owner, day = city.companies.bv(date(2010, 5, 1), TRADING), stand + city.days(30, 80)
    city.sell(house, stand - city.days(3, 25), whole(owner), 0.95, 1.0)
    part, association = city.notary.book.part(day, CONVERSION), city.companies.owners(day, house.door)
    split = city.builder.split(house, association, part, day)
    doors = city.addresses.doors_at(house.door, 3)
    apartments = city.builder.apartments(house, split, doors, round(house.base_euro * 0.45))
    city.notary.clear(house, day)
    for apartment in apartments:
        apartment.born = day
        city.notary.divide(apartment, day, whole(owner), part)
        city.sell_to_dwellers(apartment, stand + city.days(200, 300))
    city.objects += apartments
    return Cast((house, *apartments), (owner,))


INNOCENT_RESALES = (
    Story(
        "N01",
        "Opgeknapt en verkocht",
        ("snelle_doorverkoop",),
        "Een woning is binnen het jaar na een verbouwing verkocht, met een winst die bij een verbouwing past.",
        _renovation,
    ),
    Story(
        "N02",
        "Portefeuille in één akte",
        ("snelle_doorverkoop",),
        "Een pas gekochte woning is met drie andere in één akte verkocht; het bedrag is voor alle vier samen.",
        _portfolio,
    ),
    Story(
        "N03",
        "Verdeling na scheiding",
        ("snelle_doorverkoop",),
        "Partners kopen, één van hen krijgt de woning bij een verdeling zonder prijs en verkoopt tegen de marktprijs.",
        _divorce,
    ),
    Story(
        "N04",
        "Erfenis",
        ("snelle_doorverkoop",),
        "Erfgenamen, onder wie een minderjarige, verkopen snel; de vorige koopsom is van tientallen jaren geleden.",
        _inheritance,
    ),
    Story(
        "N05",
        "Lang bezit in een stijgende markt",
        ("snelle_doorverkoop",),
        "De prijs is bijna verdubbeld, maar over zes jaar en in de pas met de markt.",
        _long_in_a_rising_market,
    ),
    Story(
        "N06",
        "Half aandeel van de partner",
        ("snelle_doorverkoop",),
        "De eerste koopsom is voor een half aandeel, de tweede binnen het jaar voor de hele woning.",
        _half_share,
    ),
    Story(
        "N07",
        "Gesplitst in appartementen",
        ("snelle_doorverkoop",),
        "Een huis is gekocht, in appartementen gesplitst en zo verkocht: andere objecten, geen doorverkoop.",
        _split_into_apartments,
    ),
)
