"""Look-alikes in transactions: innocent returns, auctions and changes of directors."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import GIFT, MERGER
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.offices import PROXY
from ondermijning.demo.city.parties import MERGED
from ondermijning.demo.city.timeline import years
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City


def _corporation_takes_back(city: City, _turn: int) -> Cast:
    home, sold = city.rented_home(), city.stand(1, 3) + city.days(5, 60)
    city.sell_to_dwellers(home, sold, 0.95, 0.98)
    city.sell(home, sold + city.days(450, 700), whole(city.corporation), 0.95, 0.98)
    return Cast((home,), (city.corporation,))


def _given_back(city: City, _turn: int) -> Cast:
    parent, child, sold = city.people.person(), city.people.person(), city.stand(1, 3) + city.days(5, 60)
    home = city.held_by(whole(parent), city.long_ago())
    city.sell(home, sold, whole(child))
    city.notary.convey(home, sold + city.days(450, 700), GIFT, whole(parent))
    return Cast((home,))


def _back_by_merger(city: City, _turn: int) -> Cast:
    sold = city.stand(1, 3) + city.days(5, 60)
    merged = sold + city.days(450, 700)
    parent = city.companies.bv(date(2003, 2, 3))
    child = city.companies.bv(date(2012, 2, 6), ended=merged, end_reason=MERGED)
    home = city.held_by(whole(parent), date(2013, 3, 1) + city.days(0, 900))
    city.sell(home, sold, whole(child))
    city.notary.convey(home, merged, MERGER, whole(parent))
    return Cast((home,), (parent, child))


def _bought_at_auction_to_keep(city: City, _turn: int) -> Cast:
    home = city.lived_in()
    city.auction(home, city.stand(1, 7) + city.days(5, 60), whole(city.people.landlord()), 0.72, 0.78)
    return Cast((home,))


def _auction_then_years(city: City, _turn: int) -> Cast:
    home, day = city.lived_in(), city.stand(1, 4) + city.days(5, 60)
    city.auction(home, day, whole(city.people.landlord()), 0.72, 0.78)
    city.sell_to_dwellers(home, day + city.days(420, 640))
    return Cast((home,))


def _auction_at_a_fair_price(city: City, _turn: int) -> Cast:
    home, day = city.lived_in(), city.stand(1, 7) + city.days(5, 60)
    city.auction(home, day, whole(city.people.landlord()), 0.93, 0.96)
    city.sell_to_dwellers(home, day + city.days(200, 330), 0.99, 1.02)
    return Cast((home,))


def _new_director_a_year_before(city: City, _turn: int) -> Cast:
    company, sold = city.companies.bv(date(2009, 7, 1)), city.stand(1, 9) + city.days(5, 60)
    changed = sold - years(1) - city.days(0, 100)
    city.offices.appoint(company, city.people.person(), until=changed)
    city.offices.appoint(company, city.people.person(), since=changed)
    home = city.held_by(whole(company), date(2014, 2, 1) + city.days(0, 900))
    city.sell_to_dwellers(home, sold)
    return Cast((home,), (company,))


def _proxy_for_the_sale(city: City, _turn: int) -> Cast:
    company, sold = city.companies.bv(date(2011, 11, 1)), city.stand(1, 9) + city.days(5, 60)
    city.offices.appoint(company, city.people.person())
    city.offices.appoint(company, city.people.person(), PROXY, since=sold - city.days(5, 20))
    home = city.held_by(whole(company), date(2014, 2, 1) + city.days(0, 900))
    city.sell_to_dwellers(home, sold)
    return Cast((home,), (company,))


INNOCENT_TRANSACTIONS = (
    Story(
        "N28",
        "Terugkoop door de corporatie",
        ("terugkeer_naar_eigenaar",),
        "De woningcorporatie verkoopt met een terugkoopregeling en koopt terug; een corporatie is uitgezonderd.",
        _corporation_takes_back,
    ),
    Story(
        "N29",
        "Teruggegeven aan een ouder",
        ("terugkeer_naar_eigenaar",),
        "Een kind koopt van een ouder en geeft de woning later terug bij een schenking; er is niet teruggekocht.",
        _given_back,
    ),
    Story(
        "N30",
        "Terug door een fusie",
        ("terugkeer_naar_eigenaar",),
        "Een dochter koopt van haar moeder en gaat later door een fusie in haar op; er is niet teruggekocht.",
        _back_by_merger,
    ),
    Story(
        "N31",
        "Veilingkoper houdt de woning",
        ("veiling_doorverkoop",),
        "Een woning is goedkoop op een executieveiling gekocht en niet doorverkocht.",
        _bought_at_auction_to_keep,
    ),
    Story(
        "N32",
        "Ruim een jaar na de veiling verkocht",
        ("veiling_doorverkoop",),
        "Een woning is pas ruim een jaar na de executieveiling verkocht.",
        _auction_then_years,
    ),
    Story(
        "N33",
        "Veiling tegen een gewone prijs",
        ("veiling_doorverkoop",),
        "De veilingprijs lag dicht bij de marktwaarde, en de verkoop binnen het jaar ook.",
        _auction_at_a_fair_price,
    ),
    Story(
        "N34",
        "Nieuwe bestuurder een jaar eerder",
        ("bestuurswissel_rond_transactie",),
        "De bestuurder van de verkopende B.V. wisselde meer dan een jaar voor de akte.",
        _new_director_a_year_before,
    ),
    Story(
        "N35",
        "Gemachtigde voor de verkoop",
        ("bestuurswissel_rond_transactie",),
        "De B.V. machtigt iemand om de woning te verkopen; haar bestuur blijft hetzelfde.",
        _proxy_for_the_sale,
    ),
)
