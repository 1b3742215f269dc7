"""Records that chain: a person in up to 21 of them, names in a dozen spellings, years that differ, few fields to share.

Usage: python -m benchmarks.resolution_data.chains FOLDER [--size 50000] [--seed 1]

Whoever joins all that looks alike ends with one cluster of thousands. The makeup follows sets of historical figures
compiled from many books; everybody here is made up.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.resolution_data.draws import ByRank, words_of
from benchmarks.resolution_data.person_files import Record, write_records
from benchmarks.resolution_data.person_first_names import CALLED, TRADITIONAL_MEN, TRADITIONAL_WOMEN
from benchmarks.resolution_data.person_places import TOWNS
from benchmarks.resolution_data.person_slips import word
from benchmarks.resolution_data.person_surnames import dutch_surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

ARCHIVE = "archief"

_MOST_RECORDS = 21
_SPELLINGS = (
    ("ij", "y"), ("ij", "ey"), ("aa", "ae"), ("oo", "oe"), ("oo", "o"), ("ui", "uy"), ("k", "c"), ("ck", "k"), ("s", "z"),
    ("z", "s"), ("f", "ph"), ("v", "f"), ("x", "cks"), ("g", "gh"), ("d", "dt"), ("ei", "ey"), ("ee", "e"),
    ("sen", "sz"), ("us", ""),
)  # fmt: skip
_LATIN = {"Jan": "Johannes", "Pieter": "Petrus", "Hendrik": "Henricus", "Willem": "Guilielmus", "Dirk": "Theodoricus"}


@dataclass(frozen=True, slots=True)
class _Figure:
    first_names: tuple[str, ...]
    prefix: str
    surname: str
    year: int
    month_day: str
    town: str


def write_chains(folder: Path, seed: int, *, size: int) -> None:
    """Write the files of the set.

    Args:
        folder: Made if it is not there.
        seed: The same seed gives the same files.
        size: About how many records.
    """
    rng = Random(seed)  # noqa: S311 - a reproducible set, nothing secret
    records: list[Record] = []
    for number, figure in enumerate(_figures(rng), start=1):
        records += [_record(rng, figure, number) for _ in range(_times(rng))]
        if len(records) >= size:
            break
    rng.shuffle(records)
    write_records(folder, records, once_in=[])


def _times(rng: Random) -> int:
    return min(_MOST_RECORDS, 1 + int(rng.gammavariate(3.0, 3.4)))


def _figures(rng: Random) -> Iterator[_Figure]:
    """Figures in families: brothers, fathers and sons of one town share the surname, and at times the first name."""
    names = ByRank([*words_of(TRADITIONAL_MEN, "all"), *words_of(TRADITIONAL_WOMEN, "all")[:20]], flat=4.0)
    surnames, towns = ByRank(dutch_surnames("all"), flat=60.0), ByRank(words_of(TOWNS, "all"), flat=4.0)
    while True:
        (prefix, surname), town, year = surnames.draw(rng), towns.draw(rng), rng.randint(1650, 1890)
        for _ in range(rng.choice((1, 1, 1, 1, 2, 3))):
            first = tuple(dict.fromkeys(names.draw(rng) for _ in range(rng.choice((1, 1, 2, 3)))))
            born = year + rng.randint(-15, 30)
            yield _Figure(first, prefix, surname, born, f"{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}", town)


def _record(rng: Random, figure: _Figure, number: int) -> Record:
    fields = (
        _first_names(rng, figure.first_names),
        "",
        figure.prefix if rng.random() < 0.7 else "",
        _spelt(rng, figure.surname, 0.45),
        _born(rng, figure),
        "",
        "",
        "",
        "",
        figure.town if rng.random() < 0.7 else "",
    )
    return Record(ARCHIVE, fields, str(number), "")


def _first_names(rng: Random, names: tuple[str, ...]) -> str:
    chance = rng.random()
    if chance < 0.12:
        return names[0][0] + "."
    if chance < 0.3:
        return rng.choice(CALLED.get(names[0], names[:1]))
    shown = names if rng.random() < 0.5 else names[:1]
    return " ".join(_spelt(rng, _LATIN.get(name, name) if chance > 0.9 else name, 0.25) for name in shown)


def _spelt(rng: Random, name: str, share: float) -> str:
    """A name in one of its spellings, at times with a slip on top."""
    for old, new in rng.sample(_SPELLINGS, 6):
        if rng.random() < share:
            name = name.replace(old, new, 1)
    return word(rng, name) if rng.random() < 0.08 else name


def _born(rng: Random, figure: _Figure) -> str:
    chance = rng.random()
    if chance < 0.25:
        return ""
    year = figure.year + (rng.choice((-10, -2, -1, 1, 2, 10)) if chance < 0.4 else 0)
    return f"{year}-{figure.month_day if rng.random() < 0.6 else '01-01'}"


def main() -> None:
    """Write a set."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("--size", type=int, default=50_000)
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    write_chains(given.folder, given.seed, size=given.size)


if __name__ == "__main__":
    main()
