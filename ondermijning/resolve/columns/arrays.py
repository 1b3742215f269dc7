"""Columns of numbers: equal values as equal codes, runs, batches, and what is among others."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Texts: TypeAlias = NDArray[np.object_]

UNKNOWN = -1
_SIGHT = (1 << 22) - 1
_NO_CODES: dict[Any, int] = dict.fromkeys((None, "", (), frozenset(), 0), UNKNOWN)


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
