"""Who of a reference a line may be, ranked, where it is one of them or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.weights.comparison import RUNNER_UP_MARGIN
from ondermijning.resolve.weights.evidence import TENTHS

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Bools, Floats, Ints
    from ondermijning.resolve.scores.mention_columns import ComparedPairs

MOST_BITS = 60.0


class Candidates(NamedTuple):
    """Pairs of a line and one of the reference, in columns.

    Args:
        at: the place of the pair.
        chance: that it is this one, or another of that name between which nothing tells.
        among: that it is this one, or another that fits nearly as well.
        tied: whether there is such another.
    """

    at: Ints
    chance: Floats
    among: Floats
    tied: Bools


def candidates(compared: ComparedPairs, entities: Ints, names: Ints, *, every: bool = True) -> Candidates:
    """The best pair of each line and entity, line by line, the likeliest first.

    Args:
        compared: the pairs, in order of their line.
        entities: whom the right side of each pair stands for.
        names: the name of that right side; what has none of these is told from all others.
        every: all of them, not only the likeliest of each line.
    """
    best = _best_pairs(compared, entities)
    lines = np.unique(compared.left[best], return_inverse=True)[1]
    weights = compared.weights[best]
    chances = _chances(lines, weights / TENTHS)
    near = weights >= _highest(lines, weights)[lines] - RUNNER_UP_MARGIN
    near &= names[best] >= 0
    among = np.where(near, np.bincount(lines, chances * near)[lines], chances)
    tied = near & (np.bincount(lines, near)[lines] > 1)
    told = _of_one_name(lines, names[best], weights, chances)
    order = np.lexsort((compared.right[best], -chances, -told, lines))
    if not every:
        order = order[_changes(lines[order])]
    return Candidates(best[order], told[order], among[order], tied[order])


def _best_pairs(compared: ComparedPairs, entities: Ints) -> Ints:
    order = np.lexsort((compared.right, -compared.weights, entities, compared.left))
    return order[_changes(compared.left[order]) | _changes(entities[order])]


def _chances(lines: Ints, bits: Floats) -> Floats:
    """The chance of each candidate of a line, who is one of them or nobody."""
    odds = np.exp2(np.clip(bits, -MOST_BITS, MOST_BITS))
    return np.asarray(odds / (1 + np.bincount(lines, odds)[lines]), dtype=np.float64)


def _highest(lines: Ints, weights: Ints) -> Ints:
    return np.maximum.reduceat(weights, np.flatnonzero(_changes(lines)))


def _of_one_name(lines: Ints, names: Ints, weights: Ints, chances: Floats) -> Floats:
    """The chances of a line added up where name and weight are equal."""
    order = np.lexsort((weights, names, lines))
    first = _changes(lines[order]) | _changes(names[order]) | _changes(weights[order]) | (names[order] < 0)
    group = np.cumsum(first) - 1
    told = np.empty(len(chances))
    told[order] = np.bincount(group, chances[order])[group]
    return told


def _changes(values: Ints) -> Bools:
    """Where a value differs from the one before it."""
    return np.append(True, values[1:] != values[:-1])[: len(values)]
