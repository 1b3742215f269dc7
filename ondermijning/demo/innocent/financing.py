"""Look-alikes in financing: innocent purchases that look unpaid for, or paid for by the wrong party."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.offices import SUPERVISOR
from ondermijning.demo.city.parties import LENDING_FUND
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject


def _sold(city: City, last_stand: int = 9) -> tuple[CadastralObject, date]:
    """A home that dwellers bought during the deliveries."""
    home, day = city.lived_in(), city.stand(1, last_stand) + city.days(5, 60)
    city.sell_to_dwellers(home, day)
    return home, day


def _nobody_asked(city: City, _turn: int) -> Cast:
    home, _ = _sold(city)
    city.lending.never_ask(home)
    city.lending.buy_with_own_money(home)
    return Cast((home,))


def _asked_too_early(city: City, _turn: int) -> Cast:
    home, day = _sold(city)
    city.lending.ask_on(home, day + city.days(10, 60))
    city.lending.buy_with_own_money(home)
    return Cast((home,))


def _deed_some_days_before(city: City, _turn: int) -> Cast:
    home, day = _sold(city)
    city.lending.lend((home,), day - timedelta(days=city.rng.randrange(2, 7)), city.lending.banks[0], 190_000)
    return Cast((home,))


def _one_mortgage_on_two(city: City, _turn: int) -> Cast:
    home, garage = city.lived_in(), city.builder.garage()
    holders = tuple((holding.party, holding.share) for holding in home.history[-1].holdings)
    city.objects.append(garage)
    city.notary.convert(garage, date(2017, 3, 1), holders, 18_000)
    day = city.stand(1, 9) + city.days(5, 60)
    buyers = city.people.dwellers(home.door, day)
    city.notary.sell((home, garage), day, buyers, city.price(home, day) + city.price(garage, day))
    city.lending.lend((home, garage), day, city.lending.banks[1], 240_000)
    return Cast((home, garage))


def _corporation_pays(city: City, _turn: int) -> Cast:
    home, day = city.lived_in(), city.stand(1, 9) + city.days(5, 60)
    city.sell(home, day, whole(city.corporation))
    city.lending.buy_with_own_money(home)
    return Cast((home,), (city.corporation,))


def _insurer_lends(city: City, _turn: int) -> Cast:
    home, _ = _sold(city)
    city.lending.lend_for_purchase(home, city.lending.banks[2])
    return Cast((home,))


def _fund_on_the_list(city: City, turn: int) -> Cast:
    home, _ = _sold(city)
    fund = city.companies.foundation(date(2001, 6, 1), f"Startersfonds Maasdal {turn + 1}", LENDING_FUND)
    city.lending.lend_for_purchase(home, fund, 0.3)
    return Cast((home,), (fund,))


def _supervisor_of_the_bank(city: City, turn: int) -> Cast:
    """Who supervises a bank does not run it."""
    home, day = city.lived_in(), city.stand(1, 9) + city.days(5, 60)
    buyer, bank = city.people.landlord(), city.lending.banks[turn % 2]
    city.offices.appoint(bank, buyer, SUPERVISOR, since=date(2019, 5, 1))
    city.sell(home, day, whole(buyer))
    city.lending.lend_for_purchase(home, bank)
    return Cast((home,))


def _parent_lends(city: City, _turn: int) -> Cast:
    home, _ = _sold(city)
    city.lending.lend_for_purchase(home, city.people.person(), 0.6)
    return Cast((home,))


INNOCENT_FINANCING = (
    Story(
        "N19",
        "Hypotheken niet opgevraagd",
        ("aankoop_zonder_hypotheek",),
        "Bewoners kochten met eigen geld, maar de hypotheken van het object zijn nooit opgevraagd: onbekend is niet geen.",
        _nobody_asked,
    ),
    Story(
        "N20",
        "Te vroeg gevraagd",
        ("aankoop_zonder_hypotheek",),
        "De hypotheken zijn binnen negentig dagen na de akte opgevraagd; een hypotheek kan nog volgen.",
        _asked_too_early,
    ),
    Story(
        "N21",
        "Hypotheekakte enkele dagen eerder",
        ("aankoop_zonder_hypotheek",),
        "De hypotheek is enkele dagen voor de leveringsakte ingeschreven.",
        _deed_some_days_before,
    ),
    Story(
        "N22",
        "Eén hypotheek op twee objecten",
        ("aankoop_zonder_hypotheek",),
        "Een woning en een garage zijn in één akte gekocht; één hypotheek rust op beide.",
        _one_mortgage_on_two,
    ),
    Story(
        "N23",
        "Corporatie betaalt zelf",
        ("aankoop_zonder_hypotheek",),
        "De woningcorporatie koopt zonder hypotheek; een corporatie is uitgezonderd.",
        _corporation_pays,
    ),
    Story(
        "N24",
        "Verzekeraar leent",
        ("financier_geen_financiele_partij",),
        "De geldgever is een verzekeraar: een financiële partij.",
        _insurer_lends,
    ),
    Story(
        "N25",
        "Startersfonds op de lijst",
        ("financier_geen_financiele_partij",),
        "De geldgever is een fonds dat de gemeente als uitzondering heeft aangemerkt.",
        _fund_on_the_list,
    ),
    Story(
        "N26",
        "Commissaris van de bank",
        ("zelffinanciering",),
        "De koper is commissaris bij de bank die hem leent; hij bestuurt haar niet.",
        _supervisor_of_the_bank,
    ),
    Story(
        "N27",
        "Lening van een ouder",
        ("zelffinanciering", "financier_geen_financiele_partij"),
        "Een ouder leent aan een kind; familie staat in geen register en een mens is geen vennootschap.",
        _parent_lends,
    ),
)
