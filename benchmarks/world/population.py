"""The ordinary city in which the stories are hidden: streets, homes, shops, owners, firms, and what they ask of the town hall."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

from benchmarks.world.life import TODAY, City, Place, Street
from benchmarks.world.names import STREETS
from benchmarks.world.teller import BELGIUM, GERMANY, Teller

if TYPE_CHECKING:
    from benchmarks.world.life import Company, Party, Person

SMALLEST, LARGEST = 1_000, 65_000
_PER_STREET = 44
_SHOPPING = 9  # one street in so many is a shopping street
_ODD_USES = ("winkel", "horeca", "kantoor", "bedrijf")
_SHARES = {True: (34, 14, 4, 2), False: (2, 1, 2, 3)}  # of a hundred places, by whether it is a shopping street
_AREA = {
    "woning": (62, 190),
    "appartement": (38, 115),
    "winkel": (55, 260),
    "horeca": (60, 240),
    "kantoor": (90, 700),
    "bedrijf": (180, 1500),
}
_EURO = {"woning": 3100, "appartement": 3500, "winkel": 2600, "horeca": 2500, "kantoor": 1900, "bedrijf": 950}
_BUSINESS = {
    "winkel": ("47", "96021", "47", "47", "1071"),
    "horeca": ("56101", "5630"),
    "kantoor": ("70", "62", "6920"),
    "bedrijf": ("45112", "5210", "4120", "62"),
}
DWELLINGS = ("woning", "appartement")


def founded(seed: int, dwellings: int) -> Teller:
    """A city without stories.

    Args:
        seed: the same seed makes the same city.
        dwellings: between ``SMALLEST`` and ``LARGEST``.
    """
    city = City(seed)
    teller = Teller(city, Random(f"second world {seed} {dwellings}"))  # noqa: S311 - a city, no secret
    _streets(teller, dwellings)
    _institutions(teller)
    return teller


def lived_in(teller: Teller) -> None:
    """Ordinary life in all places that no story is about, and in those a story left as they were before it began."""
    corporations = [each for each in teller.city.companies if each.sbi == "68204"]
    landlords = _landlords(teller)
    for street in teller.city.streets:
        social = teller.rng.random() < 0.32
        for place in street.places:
            if place.told or place.holders:
                continue
            if social and place.use in DWELLINGS:
                _let_by_corporation(teller, place, corporations)
            elif place.use in DWELLINGS:
                _home(teller, place, landlords)
            else:
                _premises(teller, place, landlords)
    _asked_of_the_town_hall(teller)


def counted(teller: Teller) -> None:
    """How many people stand registered at homes where no story tells it."""
    told = {each.place for each in teller.city.counts}
    for place in teller.city.places:
        if place.use in DWELLINGS and place not in told:
            people = 0 if teller.rng.random() < 0.025 else teller.rng.choices((1, 2, 3, 4, 5), (38, 33, 13, 12, 4))[0]
            teller.registered(
                place, date(2023, 1, 1), people, min(people, teller.rng.choice((1, 2, 2))), min(people, 1)
            )


# ---- what stood there before anybody told a story


def _institutions(t: Teller) -> None:
    """The municipality first, then corporations and banks: those every register knows."""
    t.company(date(1900, 1, 1), form="GEM", sbi="8411", staff=1800, name="Gemeente Maasdorp", accounts=2024)
    for name in ("Stichting Maasgouw Wonen", "Stichting Woonpalet Zuid"):
        t.company(date(1921, 5, 1), form="ST", sbi="68204", staff=90, name=name, accounts=2024)
    for name in (
        "Coöperatieve Polderbank U.A.",
        "Handelsbank Noordzee N.V.",
        "Hypotheekbedrijf Duinen N.V.",
        "Spaarbank De Gulden N.V.",
    ):
        form = "COOP" if name.startswith("Co") else "NV"
        t.banks.append(t.company(date(1975, 3, 1), form=form, sbi="6419", staff=5000, name=name, accounts=2024))


def _streets(t: Teller, dwellings: int) -> None:
    built, number = 0, 0
    while built < dwellings:
        number += 1
        turn, name = divmod(number - 1, len(STREETS))
        quarter = f" {('Noord', 'Zuid', 'Oost', 'West')[turn % 4]}{turn // 4 or ''}" if turn else ""
        street = Street(STREETS[name] + quarter, number)
        t.city.streets.append(street)
        shopping = number % _SHOPPING == 2 or number in (4, 6, 8)
        built += sum(_built(t, street, house, shopping=shopping) for house in range(1, _PER_STREET + 1))


def _built(t: Teller, street: Street, house: int, *, shopping: bool) -> int:
    """One place, or the flats of one building; how many of them are homes."""
    rng = t.rng
    shares = _SHARES[shopping]
    use = rng.choices((*_ODD_USES, "woning", "appartement"), (*shares, *((20, 26) if shopping else (68, 24))))[0]
    flats = rng.randint(2, 6) if use == "appartement" else 1
    built = rng.choice((1905, 1928, 1936, 1955, 1964, 1972, 1981, 1994, 2006, 2017)) + rng.randint(-4, 4)
    code = f"{6230 + street.number % 60}{'ABCDEGHJKLMNPRT'[street.number // 60 % 15]}{'ABCDEGHJKL'[house // 12]}"
    for flat in range(flats):
        low, high = _AREA[use]
        m2 = round(rng.triangular(low, high, low + (high - low) / 3))
        worth = round(m2 * _EURO[use] * rng.uniform(0.82, 1.22), -3)
        place = Place(
            len(t.city.places) + 1, street, house, "ABCDEF"[flat] if flats > 1 else "", code, use, m2, built, int(worth)
        )
        street.places.append(place)
        t.city.places.append(place)
    return flats if use in DWELLINGS else 0


# ---- who owns and lives


def _landlords(t: Teller) -> list[Party]:
    """Ordinary landlords, of whom a few hold many."""
    count = max(6, len(t.city.places) // 220)
    persons: list[Party] = [t.person(t.rng.randint(42, 74)) for _ in range(count)]
    firms: list[Party] = [
        t.company(
            t.ago(1500, 9000),
            t.person(t.rng.randint(38, 70)),
            sbi="6820",
            staff=t.rng.choice((0, 0, 1, 3)),
            accounts=2024,
        )
        for _ in range(count)
    ]
    return persons + firms


def _let_by_corporation(t: Teller, place: Place, corporations: list[Company]) -> None:
    t.sell(place, date(max(place.built, 1985), 3, 1), corporations[place.street.number % 2], price=95_000)


def _home(t: Teller, place: Place, landlords: list[Party]) -> None:
    """A chain of owners; the last of them lives there, lets it, or left it to a child."""
    rng = t.rng
    if rng.random() < 0.17:
        owner = rng.choice(landlords)
        on = t.ago(500, 7000)
        t.sell(place, on, owner, rate=rng.uniform(0.8, 1.0))
        if rng.random() < 0.6:
            t.bank(place, on, rng.uniform(0.4, 0.7))
        return
    on = t.ago(5500, 11000)
    for _ in range(rng.choices((1, 2, 3), (45, 38, 17))[0]):
        _bought_to_live_in(t, place, on)
        on = t.after(on, 900, 3800)
        if on >= TODAY:
            break


def _bought_to_live_in(t: Teller, place: Place, on: date) -> None:
    rng = t.rng
    abroad = t.address(rng.choice((BELGIUM, GERMANY))) if rng.random() < 0.015 else None
    first = t.person(rng.randint(26, 82), home=abroad or place)
    buyers = [first] if rng.random() < 0.42 else [first, _partner(t, first)]
    t.sell(place, on, *buyers, rate=min(1.35, max(0.72, rng.gauss(1.0, 0.085))))
    paid = rng.random()
    if paid < 0.74:
        t.bank(place, on, rng.uniform(0.55, 0.98), repaid=t.after(on, 2500, 5000) if rng.random() < 0.2 else None)
    elif paid < 0.79:
        t.lend(place, on, t.person(first_age(first) + 28, kin=first), rng.uniform(0.1, 0.7))


def first_age(person: Person) -> int:
    """How old somebody is."""
    return TODAY.year - person.born.year


def _partner(t: Teller, first: Person) -> Person:
    age = max(22, first_age(first) + t.rng.randint(-6, 6))
    return t.person(age, home=first.home)


def _premises(t: Teller, place: Place, landlords: list[Party]) -> None:
    """A shop, office, hall or café with a firm in it, which owns it or rents it."""
    rng = t.rng
    sbi = rng.choice(_BUSINESS[place.use])
    keeper = t.person(rng.randint(28, 66))
    form = rng.choices(("EZ", "BV", "VOF"), (5, 4, 1))[0]
    began = t.ago(300, 7000)
    partners = [keeper, _partner(t, keeper)] if form == "VOF" else [keeper]
    firm = t.company(began, *partners, form=form, sbi=sbi, staff=rng.choice((0, 1, 2, 4, 9)), seat=place, accounts=2024)
    bought = t.ago(800, 8000)
    owner: Party = keeper if form != "BV" else firm
    if rng.random() < 0.55 or bought < began:
        owner = rng.choice(landlords)
    t.sell(place, bought, owner, rate=rng.uniform(0.82, 1.15))
    if rng.random() < 0.7:
        t.bank(place, bought, rng.uniform(0.4, 0.8))
    if owner not in (keeper, firm):
        t.uses(place, firm)
    if place.use == "horeca":
        t.permit(
            place,
            "exploitatie horeca",
            firm,
            t.after(began, 5, 60),
            managers=partners,
            activity=rng.choice(("café", "restaurant", "lunchroom")),
        )


# ---- the town hall


def _asked_of_the_town_hall(t: Teller) -> None:
    rng, places = t.rng, [each for each in t.city.places if not each.told and each.holders]
    for _ in range(len(places) // 16):
        place = rng.choice(places)
        owner = rng.choice(place.owners())
        kind, activity, cost = rng.choice(
            (
                ("omgevingsvergunning bouwen", "dakkapel", 18_000),
                ("omgevingsvergunning bouwen", "uitbouw", 55_000),
                ("omgevingsvergunning kappen", "kappen esdoorn", None),
                ("reclame", "gevelreclame", None),
                ("uitweg en inrit", "inrit", None),
                ("omgevingsvergunning bouwen", "zonnepanelen monument", 12_000),
            )
        )
        t.permit(
            place,
            kind,
            owner,
            t.ago(40, 2600),
            rng.choices(("verleend", "geweigerd", "ingetrokken"), (88, 7, 5))[0],
            activity=activity,
            cost=cost,
        )
    for _ in range(max(6, len(places) // 90)):
        board = [t.person(rng.randint(30, 74)) for _ in range(rng.randint(2, 4))]
        club = t.company(
            t.ago(900, 12000), *board, form=rng.choice(("ST", "VR")), sbi=rng.choice(("94993", "9312")), accounts=2024
        )
        for _ in range(rng.randint(1, 3)):
            t.grant(
                club,
                rng.choice(("Verenigingsleven", "Cultuur in de wijk", "Sport en bewegen")),
                t.ago(60, 1300),
                rng.randrange(1500, 16_000, 500),
            )
    for _ in range(len(places) // 70):
        place = rng.choice(places)
        owner = rng.choice(place.owners())
        t.grant(
            owner,
            "Isolatie eigen woning",
            t.ago(60, 1100),
            rng.randrange(1000, 6000, 250),
            place,
            numbered=rng.random() < 0.3,
        )
    for _ in range(len(places) // 240):
        kind = rng.choice(("sluiting_13b", "controle", "controle", "last_onder_dwangsom"))
        place = rng.choice(places)
        t.event(place, kind, t.ago(30, 1500), rng.choice(place.owners()) if rng.random() < 0.4 else None)
