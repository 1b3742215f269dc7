"""Schemes in resales: quick profits, ABC transactions, and companies that are founded or dissolved around a deed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.parties import TRADING
from ondermijning.demo.city.timeline import STANDS, between, years
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.parties import Company


def _fresh_company(city: City, buys_on: date) -> Company:
    """A company that was founded some months before it buys."""
    return city.companies.bv(buys_on - city.days(40, 200), TRADING)


def _unexplained_resale(city: City, turn: int) -> Cast:
    """The first time the purchase lies before the first delivery, and only its deed shows it."""
    stand = STANDS[0] if turn == 0 else city.stand(1, 8)
    home, trader = city.lived_in(), city.people.landlord()
    city.sell(home, stand - city.days(3, 25), whole(trader), 0.60, 0.67)
    city.sell_to_dwellers(home, stand + city.days(195, 310), 1.08, 1.15)
    return Cast((home,))


def _new_company_in_the_middle(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 10), city.lived_in()
    bought = stand - city.days(3, 25)
    middle = _fresh_company(city, bought)
    city.sell(home, bought, whole(middle), 0.94, 0.99)
    city.sell_to_dwellers(home, stand + city.days(25, 130), 1.03, 1.08)
    return Cast((home,), (middle,))


def _jump_between_acquaintances(city: City, turn: int) -> Cast:
    """In turn the middle party is an old company and a private person."""
    stand, home = city.stand(1, 10), city.lived_in()
    old = (city.companies.bv(date(2012, 3, 1), TRADING),) if turn % 2 == 0 else ()
    middle = old[0] if old else city.people.landlord()
    city.sell(home, stand - city.days(3, 25), whole(middle), 0.80, 0.84)
    city.sell_to_dwellers(home, stand + city.days(25, 130), 1.08, 1.13)
    return Cast((home,), old)


def _pushed_through(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 10), city.lived_in()
    bought = stand - city.days(3, 25)
    middle, last = _fresh_company(city, bought), city.companies.bv(date(2011, 9, 1))
    city.sell(home, bought, whole(middle), 0.58, 0.63)
    city.sell(home, stand + city.days(25, 130), whole(last), 1.12, 1.20)
    return Cast((home,), (middle, last))


def _company_for_the_occasion(city: City, _turn: int) -> Cast:
    stand, homes = city.stand(1, 10), (city.lived_in(), city.lived_in())
    first = stand - city.days(15, 25)
    company = _fresh_company(city, first)
    for number, home in enumerate(homes):
        city.sell(home, first + number * city.days(20, 45), whole(company))
    return Cast(homes, (company,))


def _empty_shell(city: City, _turn: int) -> Cast:
    ended = between(city.rng, date(2022, 5, 1), date(2024, 4, 30))
    company = city.companies.bv(date(2009, 2, 1), ended=ended)
    home = city.held_by(whole(company), between(city.rng, date(2013, 1, 1), date(2018, 12, 31)))
    return Cast((home,), (company,))


def _bought_and_wound_up(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 4), city.lived_in()
    bought = stand - city.days(3, 25)
    founded = bought - city.days(40, 200)
    company = city.companies.bv(founded, TRADING, ended=bought + years(1) + city.days(0, 120))
    city.sell(home, bought, whole(company))
    return Cast((home,), (company,))


def _twice_between_two_deliveries(city: City, _turn: int) -> Cast:
    first = city.stand(0, 11) + city.days(8, 25)
    home, middle = city.lived_in(), _fresh_company(city, first)
    city.notary.sell((home,), first, whole(middle), city.price(home, first, 0.80, 0.84))
    city.sell_to_dwellers(home, first + city.days(10, 40), 1.05, 1.10)
    return Cast((home,), (middle,))


RESALE_SCHEMES = (
    Story(
        "S01",
        "Doorverkoop met onverklaarde winst",
        ("snelle_doorverkoop",),
        "Een handelaar koopt ver onder de marktwaarde en verkoopt binnen het jaar ver erboven, zonder verbouwing.",
        _unexplained_resale,
    ),
    Story(
        "S02",
        "ABC met een nieuwe B.V. in het midden",
        ("abc_transactie", "jonge_vennootschap_koopt"),
        "Een B.V. van enkele maanden oud koopt een woning en levert die binnen een half jaar door, zonder prijssprong.",
        _new_company_in_the_middle,
    ),
    Story(
        "S03",
        "ABC met een prijssprong tussen bekenden",
        ("abc_transactie",),
        "Een tussenpersoon of oude B.V. koopt onder de marktwaarde en verkoopt binnen een half jaar erboven.",
        _jump_between_acquaintances,
    ),
    Story(
        "S04",
        "Doorgeschoven pand",
        ("snelle_doorverkoop", "abc_transactie", "jonge_vennootschap_koopt"),
        "Een nieuwe B.V. koopt ver onder de marktwaarde en schuift het pand binnen een half jaar ver erboven door.",
        _pushed_through,
    ),
    Story(
        "S05",
        "Gelegenheidsvennootschap",
        ("jonge_vennootschap_koopt",),
        "Een B.V. koopt enkele maanden na haar oprichting kort na elkaar twee woningen en houdt ze.",
        _company_for_the_occasion,
    ),
    Story(
        "S06",
        "Lege huls met een pand",
        ("ontbonden_eigenaar",),
        "Een B.V. is meer dan een half jaar geleden ontbonden en staat op de peildatum nog als eigenaar.",
        _empty_shell,
    ),
    Story(
        "S07",
        "Gekocht en opgeheven",
        ("jonge_vennootschap_koopt", "ontbonden_eigenaar"),
        "Een nieuwe B.V. koopt een woning, wordt ruim een jaar later ontbonden en staat nog als eigenaar.",
        _bought_and_wound_up,
    ),
    Story(
        "S08",
        "ABC tussen twee leveringen",
        (),
        "Een nieuwe B.V. koopt en verkoopt tussen twee standen; alleen de laatste akte is ooit te zien.",
        _twice_between_two_deliveries,
    ),
)
