"""Addresses in Dutch towns that exist nowhere: a postcode belongs to one side of one street."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.resolution_data.draws import ByRank, words_of
from benchmarks.resolution_data.person_places import STREET_ENDS, STREET_STARTS, TOWNS

if TYPE_CHECKING:
    from random import Random

    from benchmarks.resolution_data.draws import Half

_LETTERS = "BCDEFGHJKLMNPRSTVWXZ"
_NUMBERS_PER_POSTCODE = 40
_ADDITIONS = ("A", "B", "C", "01", "02", "H", "bis", "1", "2", "3")


class Address(NamedTuple):
    """A home, as the register of addresses writes it."""

    postcode: str
    number: int
    addition: str
    street: str
    town: str


class AddressBook:
    """Homes in streets of towns, of which the first few are the municipality and its neighbours.

    Args:
        rng: Draws everything.
        homes: About how many homes there must be room for.
        half: Which words to draw from.
    """

    def __init__(self, rng: Random, homes: int, half: Half) -> None:
        self._rng = rng
        self._towns = ByRank(words_of(TOWNS, half), flat=0.3)
        self._names = [
            start + (f" {end}" if " " in start else end)
            for start, end in product(words_of(STREET_STARTS, half), STREET_ENDS)
        ]
        self._rng.shuffle(self._names)
        self._streets = min(len(self._names), 12 + homes // 150)
        self._postcodes: dict[tuple[str, str, int], str] = {}

    def new(self) -> Address:
        """A home anywhere; the same one may come twice, as different families follow each other."""
        return self.elsewhere_in(self._towns.draw(self._rng))

    def elsewhere_in(self, town: str) -> Address:
        """A home in a town."""
        street = self._names[int(self._rng.random() ** 1.5 * self._streets)]
        number = 1 + int(self._rng.random() ** 1.6 * 260)
        addition = self._rng.choice(_ADDITIONS) if self._rng.random() < 0.15 else ""
        return Address(self._postcode(town, street, number), number, addition, street, town)

    def _postcode(self, town: str, street: str, number: int) -> str:
        key = (town, street, (number // _NUMBERS_PER_POSTCODE) * 2 + number % 2)
        if key not in self._postcodes:
            digits, letters = divmod(len(self._postcodes) * 7, len(_LETTERS) ** 2)
            first, second = divmod(letters, len(_LETTERS))
            self._postcodes[key] = f"{1011 + digits % 8900}{_LETTERS[first]}{_LETTERS[second]}"
        return self._postcodes[key]
