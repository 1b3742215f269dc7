"""Fictitious people, with what befell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from ondermijning.demo.city.names import BIRTH_PLACES, MEN, SURNAMES, WOMEN
from ondermijning.demo.city.notary import equal, whole
from ondermijning.demo.city.parties import Person

if TYPE_CHECKING:
    from random import Random
    from typing import Unpack

    from ondermijning.demo.city.addresses import AddressBook
    from ondermijning.demo.city.identifiers import Numbers
    from ondermijning.demo.city.parties import Shares
    from ondermijning.demo.city.places import ForeignAddress, InlandAddress


class Circumstances(TypedDict, total=False):
    """What a story wants to be true of a person."""

    former_home: InlandAddress | None
    moved_on: date | None
    died_on: date | None
    secret: bool
    partner: str
    bsn: str
    born: str


class PeopleMaker:
    """Every name is drawn from one list for everybody, so that no name says anything about a role."""

    def __init__(self, rng: Random, numbers: Numbers, addresses: AddressBook) -> None:
        self._rng = rng
        self._numbers = numbers
        self._addresses = addresses
        self._some_secret = True

    def person(self, home: InlandAddress | ForeignAddress | None = None, **wanted: Unpack[Circumstances]) -> Person:
        """A person who lives at a place of their own, or in a rental if none is given."""
        female = self._rng.random() < 0.5
        prefix, surname = self._rng.choice(SURNAMES)
        given = " ".join(self._rng.sample(WOMEN if female else MEN, self._rng.choice((1, 1, 2))))
        facts: Circumstances = {"born": self._birth(), "bsn": self._numbers.bsn(), "secret": self._is_secret()}
        return Person(
            self._numbers.serial("Persoon"),
            given,
            prefix,
            surname,
            female=female,
            birth_place=self._rng.choice(BIRTH_PLACES),
            home=home or self._addresses.rental(),
            **(facts | wanted),
        )

    def dwellers(self, address: InlandAddress, since: date) -> Shares:
        """A single person or a couple that buys a home and moves in on that day."""
        home = self._addresses.at_home(address)
        facts: Circumstances = {"former_home": self._addresses.rental(), "moved_on": since}
        if self._rng.random() < 0.45:
            return whole(self.person(home, **facts))
        return self.couple(home, **facts)

    def couple(self, home: InlandAddress | None = None, **facts: Unpack[Circumstances]) -> Shares:
        """Two partners who own half each."""
        lives = home or self._addresses.rental()
        first, second = self.person(lives, **facts), self.person(lives, **facts)
        return equal(replace(first, partner=second.surname), replace(second, partner=first.surname))

    def landlord(self) -> Person:
        """Someone who owns and lives elsewhere, now and then across the border and then without a BSN."""
        if self._rng.random() < 0.1:
            return self.person(self._addresses.abroad(), bsn="")
        return self.person()

    def mistaken(self, person: Person, born: str) -> Person:
        """The same human, entered by mistake as another person: another number, birth date and no BSN."""
        return replace(person, id=self._numbers.serial("Persoon"), born=born, bsn="")

    def child(self, year: int) -> Person:
        """A minor, born in that year."""
        return self.person(born=f"{year}0615")

    def _birth(self) -> str:
        if self._rng.random() < 0.01:
            return f"{self._rng.randrange(1940, 1970)}0000"
        day = date(1938, 1, 1) + timedelta(days=self._rng.randrange(60 * 365))
        return f"{day:%Y%m%d}"

    def _is_secret(self) -> bool:
        """One in a hundred, and always the first."""
        secret, self._some_secret = self._some_secret, False
        return secret or self._rng.random() < 0.01
