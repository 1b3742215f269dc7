"""Look-alikes told as in life: businesses and boards that look like a front, a circle or a clean escape."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import OFFICE, PUB, SHOP
from ondermijning.demo.city.timeline import between, years
from ondermijning.demo.city.town_hall import GRANTED, WITHDRAWN, Mention
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import bought, dissolved_of, early, old_company_of, unknown, works

if TYPE_CHECKING:
    from ondermijning.demo.city import City

_YEARS = (2021, 2022, 2023, 2024)


def _family_of_a_shopping_street(city: City, _turn: int) -> Cast:
    """A family has owned shops in one street for two generations, through two companies and with a bank."""
    street, owner = city.addresses.street(), city.people.person()
    companies = [old_company_of(city, owner), old_company_of(city, owner)]
    shops = [
        city.premises(
            SHOP, city.rng.randrange(60, 180), whole(companies[at % 2]), date(2004, 1, 5) + city.days(0, 3000), street
        )
        for at in range(city.rng.randint(4, 6))
    ]
    for shop in shops:
        city.lending.lend((shop,), shop.history[-1].since, city.lending.banks[0], 90_000)
        seat = city.addresses.at_home(shop.door)
        city.companies.bv(between(city.rng, date(2014, 1, 1), date(2022, 12, 31)), parties.HAIRDRESSING, seat=seat)
    return Cast(tuple(shops), tuple(companies), streets=(street,))


def _laundries(city: City, _turn: int) -> Cast:
    """Self-service laundries without staff that their owner bought one by one with a bank."""
    owner = city.people.person()
    company, day = old_company_of(city, owner, parties.LAUNDRY), early(city)
    shops = []
    for _ in range(city.rng.randint(2, 3)):
        shop = city.premises(SHOP, city.rng.randrange(40, 90), whole(city.people.landlord()))
        city.sell(shop, day, whole(company))
        city.lending.lend_for_purchase(shop, city.lending.banks[1], city.about(0.4, 0.6, 0.8))
        city.companies.bv(day + city.wait(5, 40, 100), parties.LAUNDRY, seat=city.addresses.at_home(shop.door))
        shops.append(shop)
        day += city.wait(40, 200, 300)
    return Cast(tuple(shops), (company,))


def _manager_for_many(city: City, _turn: int) -> Cast:
    """A manager of buildings asks for permits at homes of others."""
    manager = old_company_of(city, city.people.person(), parties.MANAGING)
    homes = [city.lived_in() for _ in range(city.rng.randint(5, 9))]
    permits = tuple(
        works(
            city,
            home,
            between(city.rng, date(2021, 6, 1), date(2024, 9, 30)),
            manager,
            city.rng.randrange(6_000, 40_000, 500),
        )
        for home in homes
    )
    return Cast(tuple(homes), (manager,), permits=permits)


def _children_take_the_pub(city: City, _turn: int) -> Cast:
    """Parents withdraw their application and stop; the company of the children asks, with a parent on its board."""
    pub, parent, child = city.pub(), city.people.person(), city.people.person()
    old = old_company_of(city, parent, parties.PUB)
    asked = between(city.rng, date(2022, 1, 10), date(2023, 9, 30))
    stopped = asked + city.wait(20, 50, 100)
    first = city.town_hall.apply(Mention(old, old.name), pub, asked, decided=stopped, decision=WITHDRAWN)
    new = city.companies.bv(stopped - city.wait(5, 40, 100), parties.PUB)
    for director in (child, parent):
        city.offices.appoint(new, director)
    day = stopped + city.wait(10, 60, 200)
    second = city.town_hall.apply(
        Mention(new, new.name), pub, day, decided=day + city.wait(30, 50, 90), decision=GRANTED
    )
    return Cast((pub,), (old, new), permits=(first, second))


def _chain_with_many_doors(city: City, _turn: int) -> Cast:
    """A chain lets others run its pub in turn, each for a year or so."""
    chain = old_company_of(city, city.people.person(), parties.PUB)
    pub = city.premises(PUB, city.rng.randrange(120, 260), whole(chain), date(2010, 5, 3))
    day, operators, permits = between(city.rng, date(2021, 3, 1), date(2021, 12, 31)), [], []
    for _ in range(3):
        operators.append(city.companies.bv(day - years(city.about(0.5, 4, 12)), parties.PUB))
        decided = day + city.wait(20, 45, 90)
        permits.append(
            city.town_hall.apply(
                Mention(operators[-1], operators[-1].name),
                pub,
                day,
                decided=decided,
                decision=GRANTED,
                until=decided + years(1),
            )
        )
        day += city.wait(250, 400, 480)
    return Cast((pub,), (chain, *operators), permits=tuple(permits))


def _group_cleans_up(city: City, _turn: int) -> Cast:
    """A group of companies with real estate dissolves what it no longer needs."""
    director = city.people.person()
    owner = old_company_of(city, director)
    homes = [city.held_by(whole(owner), between(city.rng, date(2006, 1, 1), date(2018, 12, 31))) for _ in range(2)]
    first = between(city.rng, date(2021, 6, 1), date(2023, 6, 30))
    gone = dissolved_of(city, director, city.rng.randint(4, 7), first, city.wait(5, 60, 150))
    return Cast(tuple(homes), (owner, *gone))


def _full_business_centre(city: City, _turn: int) -> Cast:
    """Small businesses share a building with desks enough; some stop, one gets a grant, one buys a home."""
    centre = city.premises(OFFICE, city.rng.randrange(350, 900), whole(old_company_of(city, city.people.person())))
    seat = city.addresses.at_home(centre.door)
    companies = []
    for at in range(city.rng.randint(18, 40)):
        founded = between(city.rng, date(2013, 1, 1), date(2023, 12, 31))
        ended = founded + years(city.about(1, 2, 4)) if at % 5 == 0 and founded.year < 2020 else None
        companies.append(
            city.companies.bv(founded, city.rng.choice((parties.CONSULTING, parties.TRADING)), seat=seat, ended=ended)
        )
    city.town_hall.award(unknown(companies[1]), between(city.rng, date(2022, 1, 1), date(2024, 9, 30)), 6_500)
    home = bought(city, companies[1], max(early(city), companies[1].founded + years(0.6)))
    return Cast((centre, home), tuple(companies))


def _umbrella_of_foundations(city: City, turn: int) -> Cast:
    """Foundations of one umbrella, with one board and one seat, get their grants every year."""
    board = city.people.person()
    word, seat = city.rng.choice(("Muziekschool", "Speelnatuur", "Stadsmaquette", "Leesclub")), city.addresses.rental()
    family = [
        city.companies.foundation(
            between(city.rng, date(1985, 1, 1), date(2012, 12, 31)),
            f"{word} {part} {turn + 1}",
            parties.WELFARE,
            seat=seat,
        )
        for part in ("Beheer", "Lessen", "Fonds")
    ]
    grants = []
    for each in family:
        city.offices.appoint(each, board)
        grants += [
            city.town_hall.award(
                Mention(each, each.name), between(city.rng, date(year, 1, 10), date(year, 11, 30)), 12_000
            )
            for year in _YEARS
        ]
    return Cast((), tuple(family), grants=tuple(grants))


INNOCENT_TRADES = (
    Story(
        "N87",
        "Familie van een winkelstraat",
        (),
        "Een familie bezit al twee generaties winkels in één straat, via twee vennootschappen en met een bank.",
        _family_of_a_shopping_street,
    ),
    Story(
        "N88",
        "Wasserettes",
        (),
        "Wasserettes zonder personeel, door hun eigenaar een voor een met een bank gekocht.",
        _laundries,
    ),
    Story(
        "N89",
        "Beheerder voor velen",
        (),
        "Een beheerder vraagt vergunningen aan voor woningen van anderen.",
        _manager_for_many,
    ),
    Story(
        "N90",
        "Kinderen nemen het café over",
        (),
        "Ouders trekken hun aanvraag in; de vennootschap van de kinderen vraagt aan, met een ouder in het bestuur.",
        _children_take_the_pub,
    ),
    Story(
        "N91",
        "Keten met wisselende uitbaters",
        (),
        "Een keten laat haar café om de beurt door anderen uitbaten, elk een jaar of iets langer.",
        _chain_with_many_doors,
    ),
    Story(
        "N92",
        "Groep ruimt op",
        (),
        "Een groep met vastgoed ontbindt vennootschappen die zij niet meer nodig heeft.",
        _group_cleans_up,
    ),
    Story(
        "N93",
        "Vol bedrijfsverzamelgebouw",
        (),
        "Kleine bedrijven delen een gebouw; enkele stoppen, één krijgt subsidie en koopt een woning.",
        _full_business_centre,
    ),
    Story(
        "N94",
        "Koepel van stichtingen",
        (),
        "Stichtingen van één koepel met één bestuur en één adres krijgen elk jaar subsidie.",
        _umbrella_of_foundations,
    ),
)
