"""The words of many names as columns: one row of codes per name, of unequal length."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import Ints, spread

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Words:
    """The words of names, each word as a code.

    Args:
        vocabulary: the distinct words, by code.
        starts: where the words of each name begin in ``codes``; one more than there are names.
        codes: the words of all names, one name after the other.
    """

    vocabulary: list[str]
    starts: Ints
    codes: Ints

    def counts(self, names: Ints) -> Ints:
        """How many words each of some names has."""
        return self.starts[names + 1] - self.starts[names]

    def places(self, names: Ints) -> tuple[Ints, Ints]:
        """For each word of some names: the place of the name among them, and of the word in ``codes``."""
        counts = self.counts(names)
        return np.repeat(np.arange(len(names)), counts), spread(self.starts[names], counts)

    def crossed(self, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
        """Every word of the left name of a pair beside every word of the right one: the pair, and both places in ``codes``."""
        pair, at = self.places(left)
        counts = self.counts(right)[pair]
        return np.repeat(pair, counts), np.repeat(at, counts), spread(self.starts[right][pair], counts)


def words_of(names: Sequence[tuple[str, ...]]) -> Words:
    """The words of names as columns."""
    words = list(chain.from_iterable(names))
    index = {word: code for code, word in enumerate(dict.fromkeys(words))}
    starts = np.zeros(len(names) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, names), np.int64, len(names)), out=starts[1:])
    return Words(list(index), starts, np.fromiter(map(index.__getitem__, words), np.int64, len(words)))
