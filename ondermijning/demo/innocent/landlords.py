"""Look-alikes in letting: landlords whose own pub failed, who let with a permit, or who borrow across the border."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import parties
from ondermijning.demo.city.notary import whole
from ondermijning.demo.city.objects import PUB
from ondermijning.demo.city.timeline import LAST, between, years
from ondermijning.demo.city.town_hall import CLOSURE, GRANTED, REFUSED, Mention
from ondermijning.demo.stories import Cast, Story
from ondermijning.demo.stories.circles import bought, company_of, early, foreign_bank, old_company_of

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Company, Person
    from ondermijning.demo.city.town_hall import Permit

_LETTING_PERMIT = "verhuurvergunning opkoopbescherming"


def _let_after_a_failure(city: City, _turn: int) -> Cast:
    """Somebody's pub in his own premises fails; he lets them to a stranger, usually one who has run another pub for years."""
    owner = city.people.person()
    landlord = old_company_of(city, owner)
    pub = city.premises(PUB, city.rng.randrange(60, 180), whole(landlord), date(2012, 3, 5))
    first, day = _failed(city, pub, owner)
    asked = min(day + city.wait(30, 160, 400), LAST)
    newcomer = _newcomer(city, asked)
    permit = city.town_hall.apply(Mention(newcomer, newcomer.name), pub, asked)
    return Cast((pub,), (landlord, first, newcomer), permits=(permit,))


def _failed(city: City, pub: CadastralObject, owner: Person) -> tuple[Company, date]:
    """A company of the owner whose pub is closed or whose application is refused, with the day."""
    day = between(city.rng, date(2022, 2, 1), date(2023, 6, 30))
    company = company_of(city, owner, day - years(city.about(2, 6, 12)), parties.PUB)
    named = Mention(company, company.name)
    if city.rng.random() < 0.5:
        city.town_hall.report(CLOSURE, day, pub, named)
    else:
        city.town_hall.apply(named, pub, day - city.wait(40, 80, 160), decided=day, decision=REFUSED)
    return company, day


def _newcomer(city: City, asked: date) -> Company:
    """A stranger's company: one with a pub elsewhere in two of three cases, else one that was just founded."""
    known = city.rng.random() < 0.67
    company = company_of(city, city.people.person(), asked - years(city.about(3, 7, 15) if known else 0.3), parties.PUB)
    if known:
        before = asked - years(city.about(1, 2, 3))
        city.town_hall.apply(
            Mention(company, company.name),
            city.pub(),
            before,
            decided=before + city.wait(20, 45, 90),
            decision=GRANTED,
            until=before + years(5),
        )
    return company


def _lets_with_a_permit(city: City, _turn: int) -> Cast:
    """A company buys a few cheap homes, with a bank or without, and gets a permit to let each."""
    landlord = old_company_of(city, city.people.person())
    homes, permits, day = [], [], early(city)
    for _ in range(city.rng.randint(2, 3)):
        homes.append(bought(city, landlord, day))
        if city.rng.random() < 0.5:
            city.lending.buy_with_own_money(homes[-1])
        else:
            city.lending.lend_for_purchase(homes[-1], city.lending.banks[0], city.about(0.4, 0.6, 0.8))
        permits.append(_may_let(city, homes[-1], landlord))
        day += city.wait(40, 150, 300)
    return Cast(tuple(homes), (landlord,), permits=tuple(permits))


def _may_let(city: City, home: CadastralObject, landlord: Company) -> Permit:
    asked = min(home.history[-1].since + city.wait(5, 20, 60), LAST)
    return city.town_hall.apply(
        Mention(landlord, landlord.name),
        home,
        asked,
        kind=_LETTING_PERMIT,
        activity="verhuren van een woning",
        decided=min(asked + city.wait(20, 40, 80), LAST),
        decision=GRANTED,
    )


def _borrows_across_the_border(city: City, _turn: int) -> Cast:
    """A landlord buys let homes with loans of a bank abroad that is on no list."""
    landlord = old_company_of(city, city.people.person())
    bank = foreign_bank(city)
    homes, day = [], early(city)
    for _ in range(city.rng.randint(1, 3)):
        homes.append(bought(city, landlord, day))
        city.lending.lend_for_purchase(homes[-1], bank, city.about(0.4, 0.6, 0.8))
        day += city.wait(40, 150, 300)
    return Cast(tuple(homes), (landlord,))


INNOCENT_LANDLORDS = (
    Story(
        "N97",
        "Verhuurd na een sluiting",
        (),
        "Het café in eigen pand mislukt; de eigenaar verhuurt aan een vreemde, meestal een met een café elders.",
        _let_after_a_failure,
    ),
    Story(
        "N98",
        "Met vergunning verhuurd",
        (),
        "Een bedrijf koopt enkele goedkope woningen en krijgt voor elke een verhuurvergunning.",
        _lets_with_a_permit,
    ),
    Story(
        "N99",
        "Verhuurder met een bank over de grens",
        (),
        "Een verhuurder koopt verhuurde woningen met een bank over de grens die op geen lijst staat.",
        _borrows_across_the_border,
    ),
)
