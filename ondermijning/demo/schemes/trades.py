"""Schemes told as in life: shops that are a front, and pubs in which the same people stay behind other names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import PUB, SHOP
from ondermijning.demo.city.timeline import LAST, between, years
from ondermijning.demo.city.town_hall import CLOSURE, GRANTED, REFUSED, Mention
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import Level, company_of, early, old_company_of

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Activity, Company, Person
    from ondermijning.demo.city.town_hall import Permit

_CASH: tuple[Activity, ...] = (parties.HAIRDRESSING, parties.LAUNDRY, parties.PUB, parties.CAR_TRADE)


def _street_of_fronts(city: City, _turn: int) -> Cast:
    """Several shops in one street come to companies of one person; their tenants are young and few stay."""
    behind, first, street = city.people.person(), early(city), city.addresses.street()
    owners = [company_of(city, behind, first - years(city.about(0.1, 1, 8))) for _ in range(city.rng.randint(2, 3))]
    shops: list[CadastralObject] = []
    tenants: list[Company] = []
    for at in range(city.rng.randint(3, 5)):
        day = first + at * city.wait(15, 90, 250)
        shops.append(_bought_shop(city, owners[at % len(owners)], min(day, LAST), street))
        tenants += _tenants(city, shops[-1], day)
    pub, operators, permits = _restless_pub(city, owners[0], street)
    return Cast((*shops, pub), (*owners, *tenants, *operators), permits=permits, streets=(street,))


def _bought_shop(city: City, owner: Company, day: date, street: str) -> CadastralObject:
    shop = city.premises(SHOP, city.rng.randrange(45, 140), whole(city.people.landlord()), street=street)
    city.sell(shop, day, whole(owner), 0.85, 1.2)
    city.lending.buy_with_own_money(shop)
    return shop


def _tenants(city: City, shop: CadastralObject, since: date) -> list[Company]:
    """Young companies that sit in a shop, one after another."""
    seat, day, found = city.addresses.at_home(shop.door), since, []
    for _ in range(city.rng.randint(1, 3)):
        founded = min(day + city.wait(0, 40, 150), LAST)
        ended = founded + city.wait(120, 360, 900)
        found.append(
            city.companies.bv(
                founded,
                city.rng.choice(_CASH),
                seat=seat,
                ended=ended if ended < LAST else None,
                end_reason=parties.SWIFTLY_DISSOLVED,
            )
        )
        day = ended
    return found


def _restless_pub(city: City, owner: Company, street: str) -> tuple[CadastralObject, list[Company], tuple[Permit, ...]]:
    """A pub of the same owner, whose operators follow each other."""
    since = owner.founded + city.wait(10, 40, 100)
    pub = city.premises(PUB, city.rng.randrange(50, 150), whole(owner), since, street)
    day, operators, permits = between(city.rng, date(2021, 9, 1), date(2022, 9, 30)), [], []
    for _ in range(city.rng.randint(2, 4)):
        if day > LAST:
            break
        operators.append(city.companies.bv(day - city.wait(10, 60, 400), parties.PUB))
        permits.append(_granted(city, pub, operators[-1], day))
        day += city.wait(120, 330, 700)
    return pub, operators, tuple(permits)


def _granted(city: City, pub: CadastralObject, company: Company, asked: date) -> Permit:
    decided = asked + city.wait(20, 45, 100)
    return city.town_hall.apply(
        Mention(company, company.name), pub, asked, decided=decided, decision=GRANTED, until=decided + years(1)
    )


def _others_take_over(city: City, _turn: int) -> Cast:
    """A pub is refused or closed; its company vanishes, and a company of an acquaintance asks again, now and then twice."""
    behind, friend = city.people.person(), city.people.person()
    landlord = old_company_of(city, behind)
    pub = city.premises(PUB, city.rng.randrange(60, 180), whole(landlord), date(2014, 6, 2))
    day = between(city.rng, date(2022, 2, 1), date(2023, 6, 30))
    first = company_of(
        city, behind, day - years(city.about(0.5, 3, 9)), parties.PUB, ended=day + city.wait(20, 120, 400)
    )
    city.offices.appoint(first, friend)
    _stopped(city, pub, first, day)
    successors, permits, asked = [], [], day
    for _ in range(city.rng.randint(1, 2)):
        asked = min(asked + city.wait(20, 150, 500), LAST)
        successors.append(company_of(city, _next_face(city, friend), asked - city.wait(5, 60, 300), parties.PUB))
        permits.append(city.town_hall.apply(Mention(successors[-1], successors[-1].name), pub, asked))
    home = city.lived_in()
    city.sell(home, asked, whole(landlord), *Level(0.8, 1.2))
    city.lending.buy_with_own_money(home)
    return Cast((pub, home), (landlord, first, *successors), permits=tuple(permits))


def _next_face(city: City, friend: Person) -> Person:
    return friend if city.rng.random() < 0.7 else city.people.person()


def _stopped(city: City, pub: CadastralObject, company: Company, day: date) -> None:
    if city.rng.random() < 0.5:
        city.town_hall.report(CLOSURE, day, pub, Mention(company, company.name))
    else:
        asked = day - city.wait(40, 80, 160)
        city.town_hall.apply(Mention(company, company.name), pub, asked, decided=day, decision=REFUSED)


TRADE_SCHEMES = (
    Story(
        "S41",
        "Een straat met gevels",
        (),
        "Winkels in één straat komen bij vennootschappen van één persoon; de huurders zijn jong, contant en snel weer weg.",
        _street_of_fronts,
        modus=("dekmantel", "witwasaankoop"),
    ),
    Story(
        "S42",
        "Een bekende neemt het over",
        (),
        "Een café wordt geweigerd of gesloten, de vennootschap verdwijnt en die van een bekende vraagt opnieuw aan.",
        _others_take_over,
        modus=("opvolging", "dekmantel"),
    ),
)
