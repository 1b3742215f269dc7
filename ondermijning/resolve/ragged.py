"""The words of many names as columns: one row of codes per name, of unequal length."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Texts: TypeAlias = NDArray[np.object_]

UNKNOWN = -1
_SIGHT = (1 << 22) - 1
_NO_CODES: dict[Any, int] = dict.fromkeys((None, "", (), frozenset(), 0), UNKNOWN)


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


def spread(starts: Ints, counts: Ints) -> Ints:
    """The numbers start, start + 1, … of each run, one run after the other."""
    before = np.cumsum(counts) - counts
    return np.arange(int(counts.sum())) - np.repeat(before - starts, counts)


def batches(values: Ints, size: int) -> Iterator[slice]:
    """A column in parts of about a size; equal values that follow each other stay together.

    Args:
        values: equal ones follow each other.
        size: a part is larger only where values that follow are equal.
    """
    ends = np.flatnonzero(np.append(values[1:] != values[:-1], True)[: len(values)]) + 1
    start = 0
    while start < len(values):
        last_within, next_one = np.searchsorted(ends, start + size, "right") - 1, np.searchsorted(ends, start, "right")
        end = int(ends[max(last_within, next_one)])
        yield slice(start, end)
        start = end


def distinct(values: Ints) -> Ints:
    """Each value once, in order; by sorting, which is quicker than the hashing of NumPy."""
    ordered = np.sort(values)
    first = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    return np.asarray(ordered[first], dtype=np.int64)


def repeated(values: Ints) -> Ints:
    """Each value that stands there several times once, in order."""
    ordered = np.sort(values)
    return distinct(ordered[1:][ordered[1:] == ordered[:-1]])


def among(values: Ints, ordered: Ints) -> Bools:
    """Whether each value is one of others, which are in order; by their last bits first, which most do not share."""
    found = np.zeros(len(values), dtype=bool)
    if len(ordered):
        may_be = np.zeros(_SIGHT + 1, dtype=bool)
        may_be[ordered & _SIGHT] = True
        worth = np.flatnonzero(may_be[values & _SIGHT])
        place = np.minimum(np.searchsorted(ordered, values[worth]), len(ordered) - 1)
        found[worth] = ordered[place] == values[worth]
    return found


def codes_of(values: Iterable[Any]) -> Ints:
    """Equal values as equal codes; None and what is empty is ``UNKNOWN``."""
    codes = defaultdict(count().__next__, _NO_CODES)
    return np.fromiter(map(codes.__getitem__, values), np.int64)


def texts(values: Iterable[str]) -> Texts:
    """Texts as a column."""
    found = list(values)
    column = np.empty(len(found), dtype=np.object_)
    column[:] = found
    return column


def highest(places: Ints, values: Ints, size: int) -> Ints:
    """The highest value at each place, 0 where there is none."""
    found = np.zeros(size, dtype=np.int64)
    np.maximum.at(found, places, values)
    return found


def power_of_two(count: int) -> int:
    """The nearest power of two below, 1 for none."""
    return 1 << (max(count, 1).bit_length() - 1)
