"""Look-alikes of chains: innocent events in which an object seems to pass twice within half a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city.deeds import GIFT
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.parties import TRADING
from ondermijning.demo.stories import Cast, Story

if TYPE_CHECKING:
    from ondermijning.demo.city import City


def _correction(city: City, _turn: int) -> Cast:
    """The buyer was entered without BSN and with a wrong birth date; the deed of correction names the same human."""
    stand, home = city.stand(1, 10), city.lived_in()
    lives = city.addresses.at_home(home.door)
    right = city.people.person(lives, born="19810417")
    wrong = city.people.mistaken(right, born="19180417")
    city.sell(home, stand - city.days(3, 25), whole(wrong))
    city.notary.correct(home, stand + city.days(20, 120), right)
    return Cast((home,))


def _moved_again(city: City, turn: int) -> Cast:
    """In turn the middle party is a private person and an established company."""
    stand, home = city.stand(1, 10), city.lived_in()
    bought = stand - city.days(3, 25)
    old = (city.companies.bv(date(2014, 8, 1), TRADING),) if turn % 2 else ()
    city.sell(home, bought, whole(old[0]) if old else city.people.dwellers(home.door, bought), 0.98, 1.01)
    city.sell_to_dwellers(home, stand + city.days(60, 140), 0.99, 1.05)
    return Cast((home,), old)


def _gift_to_a_child(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 10), city.lived_in()
    city.sell(home, stand - city.days(3, 25), whole(city.people.landlord()))
    city.notary.convey(home, stand + city.days(30, 140), GIFT, whole(city.people.person()))
    return Cast((home,))


def _municipality_passes_on(city: City, _turn: int) -> Cast:
    stand, home = city.stand(1, 10), city.lived_in()
    city.sell(home, stand - city.days(3, 25), whole(city.municipality), 0.97, 1.0)
    city.sell(home, stand + city.days(40, 140), whole(city.corporation), 0.97, 1.0)
    return Cast((home,), (city.municipality, city.corporation))


INNOCENT_CHAINS = (
    Story(
        "N08",
        "Akte van verbetering",
        ("abc_transactie",),
        "Een akte van verbetering zet dezelfde koper met de juiste gegevens in het register; er is niet verkocht.",
        _correction,
    ),
    Story(
        "N09",
        "Snel weer verhuisd",
        ("abc_transactie",),
        "De woning is binnen een half jaar tweemaal verkocht tegen de marktprijs, zonder jonge vennootschap ertussen.",
        _moved_again,
    ),
    Story(
        "N10",
        "Gekocht voor een kind",
        ("abc_transactie",),
        "Een ouder koopt en schenkt de woning binnen een half jaar aan een kind; er is één verkoop.",
        _gift_to_a_child,
    ),
    Story(
        "N11",
        "Gemeente geeft door aan corporatie",
        ("abc_transactie",),
        "De gemeente koopt en levert binnen een half jaar voor dezelfde waarde aan een woningcorporatie.",
        _municipality_passes_on,
    ),
)
