"""Full names of people: first names that fit the family and the year, and a surname by how common it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.resolution_data.draws import ByRank, Shares, words_of
from benchmarks.resolution_data.person_first_names import MODERN_MEN, MODERN_WOMEN, TRADITIONAL_MEN, TRADITIONAL_WOMEN
from benchmarks.resolution_data.person_name_pools import POOLS, Pool
from benchmarks.resolution_data.person_surnames import dutch_surnames, parted

if TYPE_CHECKING:
    from random import Random

    from benchmarks.resolution_data.draws import Half

_MODERN_FROM = 1965
_DUTCH = (TRADITIONAL_WOMEN, TRADITIONAL_MEN, MODERN_WOMEN, MODERN_MEN)


class Surname(NamedTuple):
    """A surname with its prefix apart, as Dutch registers hold it."""

    prefix: str
    name: str

    def of(self, *, female: bool) -> Surname:
        """The form that a woman or a man bears."""
        return Surname(self.prefix, self.name[:-1] + "a") if female and self.name.endswith("ski") else self


@dataclass(frozen=True, slots=True)
class NamePool:
    """The names that go together in one family."""

    women: ByRank[str]
    men: ByRank[str]
    modern_women: ByRank[str]
    modern_men: ByRank[str]
    surnames: ByRank[Surname]
    counts: Shares[int]

    def surname(self, rng: Random) -> Surname:
        """The name of a family, in the form of a man."""
        return self.surnames.draw(rng)

    def first_names(self, rng: Random, *, female: bool, year: int) -> tuple[str, ...]:
        """One to four first names, none twice."""
        modern = year >= _MODERN_FROM
        first = (self.modern_women if modern else self.women) if female else self.modern_men if modern else self.men
        others = self.women if female else self.men
        names = dict.fromkeys([first.draw(rng)])
        for _ in range(self.counts.draw(rng) - 1):
            names.setdefault(others.draw(rng))
        return tuple(names)


def name_pools(half: Half) -> Shares[NamePool]:
    """All pools by the share of families that have such names.

    Args:
        half: Which words to draw from.
    """
    pools = {_other(pool, half): pool.share for pool in POOLS}
    pools[_dutch(half)] = 1 - sum(pools.values())
    return Shares(pools)


def _dutch(half: Half) -> NamePool:
    women, men, modern_women, modern_men = (_first_names(names, half) for names in _DUTCH)
    surnames = ByRank([Surname(*each) for each in dutch_surnames(half)], flat=30.0)
    counts = Shares({1: 0.45, 2: 0.3, 3: 0.2, 4: 0.05})
    return NamePool(women, men, modern_women, modern_men, surnames, counts)


def _other(pool: Pool, half: Half) -> NamePool:
    women, men = _first_names(pool.women, half), _first_names(pool.men, half)
    surnames = [Surname(*parted(each)) for each in words_of(pool.surnames, half)]
    return NamePool(women, men, women, men, ByRank(surnames, flat=12.0), Shares({1: 0.75, 2: 0.25}))


def _first_names(names: str, half: Half) -> ByRank[str]:
    return ByRank(words_of(names, half), flat=8.0)
