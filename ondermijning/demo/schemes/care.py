"""Schemes told as in life: grants that end as rent with a landlord, and foundations that are one circle."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import HALL
from ondermijning.demo.city.timeline import LAST, between, years
from ondermijning.demo.city.town_hall import INTERNAL, OPEN_REGISTER, Mention
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import bought_with_own_money, company_of, crowd, early

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company
    from ondermijning.demo.city.town_hall import Grant, GrantDetails


def _care_and_rent(city: City, turn: int) -> Cast:
    """A care foundation sits in the hall of a company of its director, who buys homes for its clients."""
    behind, first = city.people.person(), early(city)
    landlord = company_of(city, behind, first - years(city.about(0.2, 3, 10)), parties.LETTING)
    hall = city.premises(HALL, city.rng.randrange(140, 420), whole(landlord), landlord.founded + city.wait(20, 60, 70))
    seat = city.addresses.at_home(hall.door)
    care = city.companies.foundation(
        first - years(city.about(0.1, 1.5, 6)), f"Zorgpunt {hall.door.street} {turn + 1}", parties.CARE, seat=seat
    )
    city.offices.appoint(care, behind)
    grants = _yearly(city, care, first, hall)
    homes = [bought_with_own_money(city, landlord, first + at * city.wait(60, 200, 400)) for at in range(2)]
    for home in homes:
        home.registered = crowd(city, 3, 8)
    return Cast((hall, *homes), (care, landlord), grants=tuple(grants))


def _yearly(city: City, grantee: Company, first: date, place: CadastralObject | None) -> list[Grant]:
    """Grants some months after each other, by number or by name."""
    found, day = [], first
    for _ in range(city.rng.randint(2, 4)):
        if day > LAST:
            break
        euro = round(city.about(8_000, 30_000, 95_000) / 250) * 250
        register = INTERNAL if place or city.rng.random() < 0.7 else OPEN_REGISTER
        mention = Mention(grantee, grantee.name, numbered=city.rng.random() < 0.8)
        details: GrantDetails = {"register": register, "project": "Begeleiding"}
        if place:
            details["place"] = place
        found.append(city.town_hall.award(mention, day, euro, **details))
        day += city.wait(90, 300, 500)
    return found


def _one_board_many_names(city: City, turn: int) -> Cast:
    """Foundations of one or two people ask one after another, from a home of theirs; one is gone when it is paid."""
    people = [city.people.person() for _ in range(city.rng.randint(1, 2))]
    first = between(city.rng, date(2022, 1, 15), date(2023, 1, 31))
    owner = company_of(city, people[0], first - years(city.about(0.5, 3, 8)), parties.LETTING)
    home = bought_with_own_money(city, owner, first + city.wait(1, 60, 200))
    names = city.rng.sample(("Samen Vooruit", "Jong en Sterk", "De Brug", "Kleurrijk", "Stap Verder", "Nieuwe Kans"), 4)
    found: list[Company] = []
    awarded: list[Grant] = []
    day = first
    for name in names[: city.rng.randint(3, 4)]:
        found.append(_foundation(city, f"{name} {turn + 1}", day - city.wait(20, 400, 1500), home))
        city.offices.appoint(found[-1], city.rng.choice(people))
        awarded += _yearly(city, found[-1], min(day, LAST), None)
        day += city.wait(30, 180, 350)
    return Cast((home,), (owner, *found), grants=tuple(awarded))


def _foundation(city: City, name: str, founded: date, home: CadastralObject) -> Company:
    """Every other one sits in the home; some were dissolved in the last year."""
    ended = LAST - city.days(60, 500) if city.rng.random() < 0.3 else None
    if city.rng.random() < 0.5:
        seat = city.addresses.at_home(home.door)
        return city.companies.foundation(founded, name, parties.WELFARE, ended=ended, seat=seat)
    return city.companies.foundation(founded, name, parties.WELFARE, ended=ended)


CARE_SCHEMES = (
    Story(
        "S43",
        "Zorg die huur betaalt",
        (),
        "Een zorgstichting met subsidie zit in een zaal van haar bestuurder, die voor haar cliënten woningen koopt.",
        _care_and_rent,
        modus=("subsidie", "spookbewoning"),
    ),
    Story(
        "S44",
        "Eén bestuur, veel namen",
        (),
        "Stichtingen van een of twee mensen krijgen na elkaar subsidie; hun huis is van een vennootschap van een van hen.",
        _one_board_many_names,
        modus=("subsidie",),
    ),
)
