"""What is found about pairs of mentions: a level per field, with its weight, and the guards that fired.

A weight is in tenths of bits: ten more doubles the odds that both are one party. The weights of a pair add up with the base
of its kind to the logarithm of the odds. Weights are shipped in ``weights/*.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TENTHS = 10


class Level(NamedTuple):
    """One outcome of a field, and what it says in Dutch."""

    name: str
    says: str


class Field(NamedTuple):
    """Something that is compared; of its levels one holds for a pair, or none where there is nothing to compare."""

    name: str
    levels: tuple[Level, ...]

    def place(self, level: str) -> int:
        """The place of a level, by its name."""
        return [each.name for each in self.levels].index(level)

    def first_of(self, conditions: Mapping[str, Bools], otherwise: int = UNKNOWN) -> Ints:
        """For each pair the place of the first level whose condition holds.

        Args:
            conditions: level → whether it holds for each pair, in the order in which they are tried.
            otherwise: what is left where none holds.
        """
        return np.select(list(conditions.values()), [self.place(level) for level in conditions], otherwise)


def field_of(name: str, **levels: str) -> Field:
    """A field by its levels in order, each with what it says."""
    return Field(name, tuple(Level(level, says) for level, says in levels.items()))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is found about many pairs of one kind.

    Args:
        fields: field → the place of the level that holds for each pair, ``UNKNOWN`` where none does.
        guards: guard → whether it fired for each pair.
    """

    fields: dict[str, Ints] = field(default_factory=dict)
    guards: dict[str, Bools] = field(default_factory=dict)

    def of_pairs(self, at: Ints) -> Evidence:
        """What is found about some of the pairs, by their places."""
        fields = {name: levels[at] for name, levels in self.fields.items()}
        return Evidence(fields, {name: fired[at] for name, fired in self.guards.items()})

    def joined(self, other: Evidence) -> Evidence:
        """This and other evidence about the same pairs."""
        return Evidence(self.fields | other.fields, self.guards | other.guards)


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one kind of party, and where its zones begin.

    Args:
        base: tenths of bits before anything is compared.
        same: tenths of bits from which pairs are the same party; at least 99 in 100 of those above it were, when measured.
        possible: tenths of bits from which pairs are possibly the same; about half of those around it were.
        fields: what is compared, in order.
        weights: field → tenths of bits of each level.
    """

    base: int
    same: int
    possible: int
    fields: tuple[Field, ...]
    weights: Mapping[str, tuple[int, ...]]

    def total(self, evidence: Evidence) -> Ints:
        """Tenths of bits of each pair."""
        size = len(next(iter(evidence.fields.values())))
        total = np.full(size, self.base, dtype=np.int64)
        for each in self.fields:
            if each.name in evidence.fields:
                total += np.array((*self.weights[each.name], 0), dtype=np.int64)[evidence.fields[each.name]]
        return total

    def levels(self, evidence: Evidence, at: int) -> Iterable[tuple[Field, int]]:
        """The fields of one pair that could be compared, with the place of the level that holds."""
        for each in self.fields:
            level = int(evidence.fields[each.name][at]) if each.name in evidence.fields else UNKNOWN
            if level != UNKNOWN:
                yield each, level


@cache
def shipped_model(kind: str, fields: tuple[Field, ...]) -> Model:
    """The weights that come with the program.

    Args:
        kind: the name of the file in ``weights``.
        fields: all that the file must give a weight for.

    Raises:
        KeyError: the file lacks a level.
    """
    text = files("ondermijning.resolve.weights").joinpath(f"{kind}.toml").read_text(encoding="utf-8")
    return model_of(tomllib.loads(text), fields)


def model_of(given: Mapping[str, Mapping[str, float]], fields: tuple[Field, ...]) -> Model:
    """A model from weights in bits: field → level → weight, and ``basis`` → ``kans``, ``zelfde`` and ``mogelijk``."""
    weights = {
        each.name: tuple(round(given[each.name][level.name] * TENTHS) for level in each.levels) for each in fields
    }
    base, same, possible = (round(given["basis"][name] * TENTHS) for name in ("kans", "zelfde", "mogelijk"))
    return Model(base, same, possible, fields, weights)
