"""Ordinary days at the town hall: permits, grants, inspections, most of them by name only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.demo.city import spelling
from ondermijning.demo.city.parties import PUB as PUB_TRADE
from ondermijning.demo.city.parties import SPORT, WELFARE, Person
from ondermijning.demo.city.timeline import LAST, between
from ondermijning.demo.city.town_hall import (
    ALCOHOL_PERMIT,
    BUILDING_PERMIT,
    GRANTED,
    INSPECTION,
    INTERNAL,
    OPEN_REGISTER,
    PENALTY,
    REFUSED,
    ROOMS_PERMIT,
    Mention,
)

if TYPE_CHECKING:
    from ondermijning.demo.city import City
    from ondermijning.demo.city.objects import CadastralObject
    from ondermijning.demo.city.parties import Party

_HOMES_PER_PERMIT, _HOMES_PER_PUB, _HOMES_PER_CLUB, _HOMES_PER_EVENT = 20, 60, 40, 50
_FIRST = date(2021, 6, 1)
_NUMBERED = 0.4  # of the applicants and recipients the file has the number
_REFUSED = 0.1
_WORKS = ("dakkapel plaatsen", "aanbouw aan de achterzijde", "kozijnen vervangen", "zonnepanelen plaatsen")
_CLUBS = ("Harmonie", "Buurthuis", "Speeltuin", "Zanggroep", "Heemkunde", "Jeugdwerk", "Wijkkrant")


class TownLife:
    """Fills the files of the municipality around the stories.

    Args:
        city: where.
        dwellings: how large the city is.
    """

    def __init__(self, city: City, dwellings: int) -> None:
        self._city = city
        self._rng = city.rng
        self._dwellings = dwellings

    def live(self) -> None:
        """Permits for homes, pubs with their operator, grants to clubs, and a few events."""
        homes = [thing for thing in self._city.objects if thing.address and thing.exists_on(LAST) and thing.history]
        held = [thing for thing in homes if thing.history[-1].holdings]
        for home in self._rng.sample(held, self._dwellings // _HOMES_PER_PERMIT):
            self._works_at(home)
        for _ in range(self._dwellings // _HOMES_PER_PUB):
            self._run_a_pub()
        for number in range(self._dwellings // _HOMES_PER_CLUB):
            self._support_a_club(number)
        for home in self._rng.sample(held, self._dwellings // _HOMES_PER_EVENT):
            self._city.town_hall.report(self._rng.choice((INSPECTION, PENALTY)), self._day(), home)

    def _day(self) -> date:
        return between(self._rng, _FIRST, LAST)

    def _mention(self, party: Party) -> Mention:
        """A party as the file names it: with a number, or only by a name of some spelling."""
        if isinstance(party, Person):
            return Mention(party, spelling.person_line(self._rng, party), self._rng.random() < _NUMBERED)
        if party.kvk and self._rng.random() < _NUMBERED:
            return Mention(party, party.name)
        return Mention(party, spelling.dirty(self._rng, party.name), numbered=False)

    def _works_at(self, home: CadastralObject) -> None:
        asked, applicant = self._day(), self._mention(home.history[-1].holdings[0].party)
        decision = REFUSED if self._rng.random() < _REFUSED else GRANTED
        decided = asked + self._city.days(30, 56)
        if self._rng.random() < 0.2:
            units = self._rng.randrange(2, 5)
            self._city.town_hall.apply(
                applicant,
                home,
                asked,
                kind=ROOMS_PERMIT,
                activity="omzetten in kamers",
                decided=decided,
                decision=decision,
                units=units,
            )
            return
        cost = self._rng.randrange(4_000, 90_000, 500)
        self._city.town_hall.apply(
            applicant,
            home,
            asked,
            kind=BUILDING_PERMIT,
            activity=self._rng.choice(_WORKS),
            decided=decided,
            decision=decision,
            building_sum=cost,
        )

    def _run_a_pub(self) -> None:
        """One operator since years, with both permits and a manager."""
        pub, began = self._city.pub(), between(self._rng, date(2012, 1, 9), date(2020, 12, 31))
        operator = self._city.companies.bv(began - self._city.days(30, 900), PUB_TRADE)
        manager = self._city.people.person()
        for kind in ("exploitatie horeca", ALCOHOL_PERMIT):
            self._city.town_hall.apply(
                self._mention(operator),
                pub,
                began - self._city.days(40, 80),
                kind=kind,
                decided=began,
                decision=GRANTED,
                managers=(manager,),
            )

    def _support_a_club(self, number: int) -> None:
        """A grant each year, from the register that knows numbers or from the one that does not."""
        club, register = self._club(number), OPEN_REGISTER if number % 3 else INTERNAL
        euro = self._rng.randrange(1_000, 25_000, 250)
        for year in range(2021, 2025):
            decided = between(self._rng, date(year, 1, 10), date(year, 12, 20))
            mention = self._mention(club)
            self._city.town_hall.award(
                mention, decided, euro, register=register, scheme="Subsidieregeling Verenigingsleven"
            )

    def _club(self, number: int) -> Party:
        """Every fifth recipient is a private person."""
        if number % 5 == 4:
            return self._city.people.person()
        word, street = _CLUBS[number % len(_CLUBS)], self._city.addresses.rental().street
        founded = between(self._rng, date(1950, 1, 1), date(2015, 12, 31))
        if number % 2:
            return self._city.companies.association(founded, f"Vereniging {word} {street} {number}", SPORT)
        return self._city.companies.foundation(founded, f"{word} {street} {number}", WELFARE)
