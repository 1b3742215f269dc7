"""A trade register: companies in houses of siblings, series, twins and homonyms, as groups of companies stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.resolution_data import company_words as words
from benchmarks.resolution_data.company_names import Name, Vocabulary
from benchmarks.resolution_data.company_patterns import dressed, own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Placed: TypeAlias = tuple[Name, str]
_TRADE_NAMES = {0: 80, 1: 14, 2: 5, 3: 1}  # 1.27 names to a company


@dataclass(frozen=True, slots=True)
class Company:
    """A company: its number, its names (the statutory one first) and its town."""

    id: str
    names: tuple[Name, ...]
    town: str


def trade_register(of: Vocabulary, count: int) -> Iterator[Company]:
    """So many companies."""
    numbers = iter(range(1, count + 1))
    while True:
        for name, town in _house(of):
            number = next(numbers, None)
            if number is None:
                return
            yield Company(f"R{number:07}", (name, *_trade_names(of, name, town)), town)


def _house(of: Vocabulary) -> list[Placed]:
    """Companies that belong together, or are taken for each other."""
    return of.rng.choices(list(_HOUSES), weights=list(_HOUSES.values()))[0](of)


def _alone(of: Vocabulary) -> list[Placed]:
    return [(dressed(of, own_name(of), of.form()), of.town())]


def _siblings(of: Vocabulary) -> list[Placed]:
    """One own name, other words after it."""
    own, town = own_name(of), of.town()
    tails = dict.fromkeys(of.one(words.HOLDING) for _ in range(of.rng.randint(2, 4)))
    names = [Name((*own, tail), "bv") for tail in tails]
    if of.rng.random() < 0.5:
        names.append(dressed(of, own, "bv"))
    return [(name, town if of.rng.random() < 0.75 else of.town()) for name in dict.fromkeys(names)]


def _series(of: Vocabulary) -> list[Placed]:
    """Companies that differ by a numeral only; the first may bear none."""
    name, town = dressed(of, own_name(of), "bv"), of.town()
    numerals = of.numerals(of.rng.randint(2, 5))
    if of.rng.random() < 0.35:
        numerals[0] = ""
    return [(Name(name.words, name.form, numeral), town) for numeral in numerals]


def _twins(of: Vocabulary) -> list[Placed]:
    """One name under two legal forms."""
    own, town = own_name(of), of.town()
    name = dressed(of, own, "bv")
    other = of.rng.choice(("stichting", "vof", "stichting", "geen"))
    return [(name, town), (Name(name.words, other), town if of.rng.random() < 0.8 else of.town())]


def _homonyms(of: Vocabulary) -> list[Placed]:
    """One name, other towns."""
    name = dressed(of, own_name(of), of.form())
    return [(name, of.town()) for _ in range(of.rng.choice((2, 2, 3)))]


_HOUSES: dict[Callable[[Vocabulary], list[Placed]], int] = {
    _alone: 766,
    _siblings: 120,
    _series: 52,
    _twins: 35,
    _homonyms: 27,
}


def _trade_names(of: Vocabulary, name: Name, town: str) -> list[Name]:
    """The names that a company trades under beside its own, all without legal form."""
    count = of.rng.choices(list(_TRADE_NAMES), weights=list(_TRADE_NAMES.values()))[0]
    return [_trade_name(of, name, town) for _ in range(count)]


def _trade_name(of: Vocabulary, name: Name, town: str) -> Name:
    pick = of.rng.random()
    if pick < 0.35:
        return Name((of.one(words.TRADE), of.sign()))
    if pick < 0.65:
        return Name((of.invented(), of.one(words.ACTIVITY)))
    if pick < 0.85:
        return Name((*own_name(of), of.one(words.ACTIVITY)))
    return Name((*name.words, town))
