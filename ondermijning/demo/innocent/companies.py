"""Look-alikes among companies: innocent owners that look young or gone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import MERGER
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.parties import HOUSING, MERGED
from ondermijning.demo.city.timeline import LAST, between, years
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City


def _merger(city: City, _turn: int) -> Cast:
    merged = city.stand(1, 10) + city.days(5, 60)
    old = city.companies.bv(date(2004, 1, 5), ended=merged, end_reason=MERGED)
    new = city.companies.bv(merged - city.days(30, 120))
    homes = tuple(city.held_by(whole(old), between(city.rng, date(2006, 1, 1), date(2016, 12, 31))) for _ in range(2))
    for home in homes:
        city.notary.convey(home, merged, MERGER, whole(new))
    return Cast(homes, (old, new))


def _two_years_old(city: City, _turn: int) -> Cast:
    home, bought = city.lived_in(), city.stand(1, 10) + city.days(5, 60)
    company = city.companies.bv(bought - years(2) - city.days(0, 60))
    city.sell(home, bought, whole(company))
    return Cast((home,), (company,))


def _sold_before_the_end(city: City, _turn: int) -> Cast:
    sold = city.stand(0, 6) + city.days(5, 60)
    company = city.companies.bv(date(2008, 10, 1), ended=sold + city.days(30, 150))
    home = city.held_by(whole(company), between(city.rng, date(2010, 1, 1), date(2017, 12, 31)))
    city.sell_to_dwellers(home, sold)
    return Cast((home,), (company,))


def _ended_last_month(city: City, _turn: int) -> Cast:
    company = city.companies.bv(date(2006, 11, 1), ended=LAST - city.days(8, 35))
    home = city.held_by(whole(company), between(city.rng, date(2009, 1, 1), date(2017, 12, 31)))
    return Cast((home,), (company,))


def _new_corporation(city: City, turn: int) -> Cast:
    homes, bought = tuple(city.lived_in() for _ in range(3)), city.stand(1, 10) + city.days(5, 60)
    name = f"Woonbelang Maasoever {turn + 1}"
    corporation = city.companies.foundation(bought - city.days(60, 200), name, HOUSING)
    city.notary.sell(homes, bought, whole(corporation), sum(city.price(home, bought) for home in homes))
    return Cast(homes, (corporation,))


def _owners_buy_a_shed(city: City, _turn: int) -> Cast:
    shed, bought = city.builder.garage(), city.stand(1, 10) + city.days(5, 60)
    city.objects.append(shed)
    city.notary.convert(shed, date(2014, 5, 12), whole(city.people.landlord()), city.price(shed, date(2014, 5, 12)))
    owners = city.companies.owners(bought - city.days(60, 200), city.addresses.rental())
    city.sell(shed, bought, whole(owners))
    return Cast((shed,), (owners,))


def _sole_trader(city: City, _turn: int) -> Cast:
    """The trade register knows a new business at the address; the owner is the person."""
    home, bought = city.lived_in(), city.stand(1, 10) + city.days(5, 60)
    lives = city.addresses.at_home(home.door)
    business = city.companies.sole_trader(bought - city.days(20, 100), lives)
    city.sell(home, bought, whole(city.people.person(lives)))
    return Cast((home,), (business,))


INNOCENT_COMPANIES = (
    Story(
        "N12",
        "Fusie kort na de oprichting",
        ("jonge_vennootschap_koopt",),
        "Een nieuwe B.V. krijgt de woningen van haar voorganger door een fusie; er is niet gekocht.",
        _merger,
    ),
    Story(
        "N13",
        "Vennootschap van twee jaar oud koopt",
        ("jonge_vennootschap_koopt",),
        "De B.V. bestond al ruim twee jaar toen zij kocht.",
        _two_years_old,
    ),
    Story(
        "N14",
        "Verkocht voor het einde",
        ("ontbonden_eigenaar",),
        "De B.V. had haar woning al verkocht toen zij werd ontbonden.",
        _sold_before_the_end,
    ),
    Story(
        "N15",
        "Vorige maand ontbonden",
        ("ontbonden_eigenaar",),
        "De B.V. is op de peildatum nog geen negentig dagen ontbonden; de vereffening loopt.",
        _ended_last_month,
    ),
    Story(
        "N16",
        "Nieuwe woningcorporatie koopt",
        ("jonge_vennootschap_koopt",),
        "Een pas opgerichte woningcorporatie koopt drie woningen in één akte; een corporatie is uitgezonderd.",
        _new_corporation,
    ),
    Story(
        "N17",
        "Vereniging van eigenaars koopt een berging",
        ("jonge_vennootschap_koopt",),
        "Een nieuwe vereniging van eigenaars koopt een berging; een vereniging is uitgezonderd.",
        _owners_buy_a_shed,
    ),
    Story(
        "N18",
        "Eenmanszaak op het nieuwe adres",
        ("jonge_vennootschap_koopt",),
        "Een ondernemer begint een eenmanszaak en koopt op eigen naam de woning op dat adres; geen vennootschap.",
        _sole_trader,
    ),
)
