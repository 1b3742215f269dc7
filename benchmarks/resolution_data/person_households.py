"""Makes the households of a town: couples, families, parents and children with equal initials, twins, namesakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.resolution_data.draws import Shares

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from benchmarks.resolution_data.person_addresses import Address, AddressBook
    from benchmarks.resolution_data.person_names import NamePool, Surname

PLAIN, TWIN, NAMED_AFTER, NAMESAKE = "", "tweeling", "vader-zoon", "naamgenoot"

_HOUSEHOLDS = {"single": 0.38, "couple": 0.26, "family": 0.32, "rooms": 0.04}
_MIXED_COUPLE = 0.12
_SAME_SEX_COUPLE = 0.06
_NAMED_AFTER_PARENT = 0.2
_TWINS = 0.12
_TWINS_ALIKE = 0.35
_NAMESAKES = 0.02
_NAMESAKES_TO_CHOOSE_FROM = 500


@dataclass(slots=True)
class Person:
    """Who someone really is; ``situation`` says what makes them hard to tell from another."""

    first_names: tuple[str, ...]
    surname: Surname
    born: date
    home: Address
    female: bool
    partner: Surname | None = None
    situation: str = PLAIN


class Town:
    """Draws households one after another."""

    def __init__(self, rng: Random, book: AddressBook, pools: Shares[NamePool]) -> None:
        self._rng = rng
        self._book = book
        self._pools = pools
        self._kinds = Shares(_HOUSEHOLDS)
        self._known: list[Person] = []

    def households(self) -> Iterator[list[Person]]:
        """Households without end."""
        makers = {"single": self._single, "couple": self._couple, "family": self._family, "rooms": self._rooms}
        while True:
            people = makers[self._kinds.draw(self._rng)](self._book.new())
            self._name_after_a_stranger(people[0])
            yield people

    def _single(self, home: Address) -> list[Person]:
        return [self._adult(self._pools.draw(self._rng), home)]

    def _rooms(self, home: Address) -> list[Person]:
        return [each for _ in range(self._rng.randint(2, 4)) for each in self._single(home)]

    def _couple(self, home: Address) -> list[Person]:
        pool = self._pools.draw(self._rng)
        man = self._adult(pool, home, female=self._rng.random() < _SAME_SEX_COUPLE / 2)
        other = self._pools.draw(self._rng) if self._rng.random() < _MIXED_COUPLE else pool
        woman = self._adult(other, home, female=self._rng.random() > _SAME_SEX_COUPLE / 2, about=man.born.year)
        man.partner, woman.partner = woman.surname, man.surname.of(female=woman.female)
        return [man, woman]

    def _family(self, home: Address) -> list[Person]:
        parents = self._couple(home)
        children = [self._child(parents) for _ in range(self._rng.choice((1, 1, 2, 2, 3)))]
        if len(children) > 1 and self._rng.random() < _TWINS:
            self._make_twins(children[0], children[1])
        elif self._rng.random() < _NAMED_AFTER_PARENT:
            self._name_after(self._rng.choice(parents), children[0])
        return [*parents, *children]

    def _adult(self, pool: NamePool, home: Address, *, female: bool | None = None, about: int | None = None) -> Person:
        is_female = self._rng.random() < 0.5 if female is None else female
        year = (
            int(self._rng.triangular(1932, 2004, 1968)) if about is None else about + round(self._rng.gauss(1.5, 3.5))
        )
        names = pool.first_names(self._rng, female=is_female, year=year)
        return Person(names, pool.surname(self._rng).of(female=is_female), self._day_of(year), home, is_female)

    def _child(self, parents: list[Person]) -> Person:
        year = min(2007, max(parent.born.year for parent in parents) + self._rng.randint(19, 36))
        giver = parents[0] if self._rng.random() < 0.9 else parents[1]
        child = self._adult(self._pools.draw(self._rng), self._home_of_child(giver.home), about=year)
        child.surname = giver.surname.of(female=child.female)
        return child

    def _home_of_child(self, parental: Address) -> Address:
        chance = self._rng.random()
        if chance < 0.6:
            return parental
        return self._book.elsewhere_in(parental.town) if chance < 0.85 else self._book.new()

    def _make_twins(self, one: Person, other: Person) -> None:
        other.born, other.home, other.surname = one.born, one.home, one.surname.of(female=other.female)
        one.situation = other.situation = TWIN
        if self._rng.random() < _TWINS_ALIKE:
            other.first_names = self._alike(one.first_names, other)

    def _name_after(self, parent: Person, child: Person) -> None:
        child.female, child.surname = parent.female, parent.surname
        same = self._rng.random() < 0.5
        child.first_names = parent.first_names if same else self._alike(parent.first_names, child)
        parent.situation = child.situation = NAMED_AFTER

    def _alike(self, names: tuple[str, ...], bearer: Person) -> tuple[str, ...]:
        """Other first names with the same initials, if some tries find one."""
        for _ in range(60):
            pool = self._pools.draw(self._rng)
            first = pool.first_names(self._rng, female=bearer.female, year=bearer.born.year)[0]
            if first[0] == names[0][0] and first != names[0]:
                return (first, *names[1:])
        return bearer.first_names

    def _name_after_a_stranger(self, person: Person) -> None:
        """Some have the first names and the surname of somebody in another town."""
        if len(self._known) < _NAMESAKES_TO_CHOOSE_FROM:
            self._known.append(person)
        elif self._rng.random() < _NAMESAKES:
            other = self._rng.choice(self._known)
            if other.home.town != person.home.town and other.surname != person.surname:
                person.first_names, person.surname, person.female = other.first_names, other.surname, other.female
                person.situation = NAMESAKE

    def _day_of(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(days=self._rng.randrange(365))
