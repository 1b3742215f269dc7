"""Fictitious addresses: invented streets, postcodes of the city's range, BAG ids of municipality 0935."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ondermijning.demo.city.identifiers import bag_id
from ondermijning.demo.city.names import STREETS, TOWNS_AROUND
from ondermijning.demo.city.places import TOWN, ForeignAddress, InlandAddress, PostBox

if TYPE_CHECKING:
    from random import Random

    from ondermijning.demo.city.identifiers import Numbers

_LETTERS = "ABCDEFGHKLMNPRTVWXZ"
_NUMBERS_PER_STREET = 240
# (line, town, country code, country), codes of BRP table 34
_ABROAD = (
    ("Rue des Prunelles 14", "Visé", "5010", "België"),
    ("Bremstraat 8", "Lanaken", "5010", "België"),
    ("Ginsterweg 21", "Aachen", "6029", "Duitsland"),
    ("Schlehenweg 3", "Aachen", "6029", "Duitsland"),
)
LUXEMBURG = ("Rue du Genêt 5", "Wiltz", "6018", "Luxemburg")


class AddressBook:
    """Streets fill up house by house, so that no two objects share an address."""

    def __init__(self, rng: Random, numbers: Numbers) -> None:
        self._rng = rng
        self._numbers = numbers
        self._last: Counter[str] = Counter()
        self._turns: Counter[str] = Counter()
        self._postcodes: dict[str, str] = {}

    def doors(self, count: int) -> tuple[tuple[InlandAddress, int], ...]:
        """Addresses at the next house number of a street, with the BAG serial number of each dwelling.

        Args:
            count: one for a house; more give every door a letter, or a number behind the house number.
        """
        street, number = self._next_number()
        return tuple(self._door(street, number, *extra) for extra in self._extras(count))

    def doors_at(self, address: InlandAddress, count: int) -> tuple[tuple[InlandAddress, int], ...]:
        """New doors behind one that is split."""
        return tuple(self._door(address.street, address.number, *extra) for extra in self._extras(count))

    def street(self) -> str:
        """A street that is being built."""
        return self._street(self._rng.choice(STREETS))

    def door_in(self, street: str) -> tuple[InlandAddress, int]:
        """The next door of a street of choice, with the BAG serial number of its dwelling."""
        self._last[street] += 1
        return self._door(street, self._last[street], "", "")

    def at_home(self, address: InlandAddress) -> InlandAddress:
        """The same place as the address of a person, which the registry keeps apart and without a BAG id."""
        return replace(address, id=self._numbers.home_address(), bag_id="")

    def rental(self) -> InlandAddress:
        """An address in or around the city where someone lives who owns nothing there."""
        street, number = self._next_number()
        town = TOWN if self._rng.random() < 0.75 else self._rng.choice(TOWNS_AROUND)
        return InlandAddress(self._numbers.home_address(), street, number, "", "", self._postcode(street), town)

    def abroad(self) -> ForeignAddress:
        """An address across the border."""
        return ForeignAddress(self._numbers.home_address(), *self._rng.choice(_ABROAD))

    def far_abroad(self) -> ForeignAddress:
        """The seat of a company under foreign law."""
        return ForeignAddress(self._numbers.home_address(), *LUXEMBURG)

    def post_box(self) -> PostBox:
        """A post box in the city."""
        return PostBox(self._numbers.home_address(), self._rng.randrange(100, 4000), self._new_postcode(), TOWN)

    def _door(self, street: str, number: int, letter: str, suffix: str) -> tuple[InlandAddress, int]:
        serial = self._numbers.serial("BAG")
        location = str(self._numbers.serial("AdresLocatie"))
        postcode = self._postcode(street)
        return InlandAddress(location, street, number, letter, suffix, postcode, TOWN, bag_id("20", serial)), serial

    def _extras(self, count: int) -> list[tuple[str, str]]:
        if count == 1:
            return [("", "")]
        if self._rng.random() < 0.5:
            return [(letter, "") for letter in _LETTERS[:count]]
        return [("", f"{floor:02d}") for floor in range(1, count + 1)]

    def _next_number(self) -> tuple[str, int]:
        name = self._rng.choice(STREETS)
        if self._last[self._street(name)] >= _NUMBERS_PER_STREET:
            self._turns[name] += 1
        street = self._street(name)
        self._last[street] += self._rng.choice((1, 1, 1, 2))
        return street, self._last[street]

    def _street(self, name: str) -> str:
        """The street of that name which is being built: a full one is followed by a second."""
        turn = self._turns[name]
        return f"{turn + 1}e {name}" if turn else name

    def _postcode(self, street: str) -> str:
        if street not in self._postcodes:
            self._postcodes[street] = self._new_postcode()
        return self._postcodes[street]

    def _new_postcode(self) -> str:
        first, second = self._rng.choice(_LETTERS), self._rng.choice("ABEGHJKLMN")
        return f"{self._rng.randrange(6211, 6230)}{first}{second}"
