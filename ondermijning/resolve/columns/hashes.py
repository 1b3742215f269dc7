"""Texts as numbers that mean the same in every run, so that what was found before can be met again without keeping a text."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, Ints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.resolve.columns.texts import Column

_BYTES = 8
_ODD, _OTHER_ODD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_HIGH, _LOW, _SIGN = np.uint64(32), np.uint64(29), np.uint64(1)


def hashes(values: Iterable[str]) -> Ints:
    """A number from 0 for each text."""
    found = b"".join(blake2b(value.encode(), digest_size=_BYTES).digest() for value in values)
    return _positive(np.frombuffer(found, dtype="<u8"))


def by_code(codes: Ints, values: Ints) -> Ints:
    """The value of each code; ``UNKNOWN`` stays unknown."""
    return np.append(values, UNKNOWN)[codes]


def hashed(column: Column) -> Ints:
    """The number of each text of a column, ``UNKNOWN`` where there is none."""
    return by_code(column.codes, hashes(column.values))


def mixed(*columns: Ints) -> Ints:
    """One number for the values of several columns, ``UNKNOWN`` where one of them is."""
    found = np.zeros(len(columns[0]), dtype=np.uint64)
    for each in columns:
        found = (found ^ each.astype(np.uint64)) * _ODD
        found = (found ^ (found >> _HIGH)) * _OTHER_ODD
        found ^= found >> _LOW
    unknown = np.logical_or.reduce([each == UNKNOWN for each in columns])
    return np.where(unknown, UNKNOWN, _positive(found))


def marked(mark: int, *columns: Ints) -> Ints:
    """The same for values of some meaning, so that equal values of another meaning get another number."""
    return mixed(np.full(len(columns[0]), mark, dtype=np.int64), *columns)


def _positive(values: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> Ints:
    return np.asarray(values >> _SIGN, dtype=np.uint64).astype(np.int64)
