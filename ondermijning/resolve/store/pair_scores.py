"""Pairs of loaded mentions scored: what may be the same, and what keeps clusters apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.scores.finding_codes import packed
from ondermijning.resolve.weights.comparison import BINDING, GUARDS, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.resolve.columns.arrays import Bools, Ints
    from ondermijning.resolve.store.mention_reader import LoadedMentions

_TOGETHER = 100_000  # pairs compared at once, so that memory does not grow with their number


class PairScores(NamedTuple):
    """Pairs with what was found.

    Args:
        left, right: the places of the mentions.
        found: see ``finding_codes.packed``.
        weights: tenths of bits.
        possible: whether they are the same or possibly so.
        same: whether they are the same.
        binding: whether something keeps their clusters apart, whatever else is known.
    """

    left: Ints
    right: Ints
    found: Ints
    weights: Ints
    possible: Bools
    same: Bools
    binding: Bools

    def chosen(self, which: Bools) -> PairScores:
        """Some of the pairs."""
        return PairScores(
            self.left[which],
            self.right[which],
            self.found[which],
            self.weights[which],
            self.possible[which],
            self.same[which],
            self.binding[which],
        )


def score_pairs(loaded: LoadedMentions, kind: str, left: Ints, right: Ints) -> PairScores:
    """Compare pairs of one kind, given by the places of the mentions."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    first, *others = [slice(at, at + _TOGETHER) for at in range(0, len(low), _TOGETHER) or (0,)]
    parts = [_part(loaded, kind, low[first], high[first])]  # lays the mentions in columns, once for all parts
    with ThreadPoolExecutor() as pool:
        parts += pool.map(lambda part: _part(loaded, kind, low[part], high[part]), others)
    return PairScores(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _part(loaded: LoadedMentions, kind: str, left: Ints, right: Ints) -> PairScores:
    if not len(left):
        nothing = np.zeros(0, dtype=bool)
        return PairScores(left, right, left, left, nothing, nothing, nothing)
    compared = loaded.columns.compare(kind, left, right)
    guards = loaded.key_guards(left, right) | compared.evidence.guards
    model = compared.model
    never, ask = (_any(guards, level, len(left)) for level in (Zone.DIFFERENT, Zone.POSSIBLE))
    possible = (compared.weights >= model.possible) & ~never
    return PairScores(
        left,
        right,
        packed(kind, compared.evidence, guards),
        compared.weights,
        possible,
        possible & (compared.weights >= model.same) & ~ask,
        _fired((fired for name, fired in compared.evidence.guards.items() if name in BINDING), len(left)),
    )


def _any(guards: dict[str, Bools], level: Zone, size: int) -> Bools:
    return _fired((fired for name, fired in guards.items() if GUARDS[name].at_most is level), size)


def _fired(guards: Iterable[Bools], size: int) -> Bools:
    found = np.zeros(size, dtype=bool)
    for fired in guards:
        found |= fired
    return found
