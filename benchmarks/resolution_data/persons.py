"""Natural persons as two Dutch registers know them: owners in the land registry, applicants in permits and grants.

Usage: python -m benchmarks.resolution_data.persons FOLDER [--size 100000] [--seed 1] [--half all|even|odd]

Everybody is made up. The truth says for every record which person it is about and what is hard about the record.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.resolution_data.draws import Shares
from benchmarks.resolution_data.person_addresses import AddressBook
from benchmarks.resolution_data.person_files import Record, write_records
from benchmarks.resolution_data.person_households import NAMED_AFTER, TWIN, Town
from benchmarks.resolution_data.person_names import name_pools
from benchmarks.resolution_data.person_permits import PermitDesk, Row

if TYPE_CHECKING:
    from benchmarks.resolution_data.draws import Half
    from benchmarks.resolution_data.person_households import Person

LAND_REGISTRY, PERMITS = "kadaster", "vergunning"

_OWNER = 0.55
_OWNER_AMONG_LOOK_ALIKES = 0.7
_APPLICANT_OWNING, _APPLICANT_NOT_OWNING = 0.32, 0.16
_RECORDS_PER_APPLICANT = {1: 0.82, 2: 0.13, 3: 0.035, 4: 0.01, 6: 0.005}


def write_persons(folder: Path, seed: int, *, size: int, half: Half = "all") -> None:
    """Write ``records.csv`` and ``truth.csv``, in an order that tells nothing.

    Args:
        folder: Made if it is not there.
        seed: The same seed gives the same files.
        size: About how many records.
        half: Which words to draw from: two sets of unlike halves share none.
    """
    rng = Random(seed)  # noqa: S311 - a reproducible set, nothing secret
    book = AddressBook(rng, size // 2, half)
    town, registers = Town(rng, book, name_pools(half)), _Registers(rng, book)
    for household in town.households():
        for person in household:
            registers.enter(person)
        if len(registers.records) >= size:
            break
    rng.shuffle(registers.records)
    write_records(folder, registers.records, once_in=[LAND_REGISTRY])


class _Registers:
    def __init__(self, rng: Random, book: AddressBook) -> None:
        self.records: list[Record] = []
        self._rng = rng
        self._desk = PermitDesk(rng, book)
        self._times = Shares(_RECORDS_PER_APPLICANT)
        self._people = 0

    def enter(self, person: Person) -> None:
        """Write a person in the registers that know them, maybe in neither."""
        self._people += 1
        chance = _OWNER_AMONG_LOOK_ALIKES if person.situation in {TWIN, NAMED_AFTER} else _OWNER
        owns = self._rng.random() < chance
        if owns:
            self._add(LAND_REGISTRY, _owner(person), LAND_REGISTRY)
        if self._rng.random() < (_APPLICANT_OWNING if owns else _APPLICANT_NOT_OWNING):
            for _ in range(self._times.draw(self._rng)):
                self._add(PERMITS, *self._desk.record(person))

    def _add(self, register: str, row: Row, kind: str) -> None:
        home, born = row.home, row.born.isoformat() if row.born else ""
        fields = (row.first_names, row.initials, row.prefix, row.surname, born, home.postcode, str(home.number))
        self.records.append(
            Record(register, (*fields, home.addition, home.street, home.town), str(self._people), kind),
        )


def _owner(person: Person) -> Row:
    return Row(" ".join(person.first_names), "", person.surname.prefix, person.surname.name, person.born, person.home)


def main() -> None:
    """Write a set."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("--size", type=int, default=100_000)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--half", choices=("all", "even", "odd"), default="all")
    given = words.parse_args()
    write_persons(given.folder, given.seed, size=given.size, half=given.half)


if __name__ == "__main__":
    main()
