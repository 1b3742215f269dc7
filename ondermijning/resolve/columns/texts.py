"""Texts as columns, compared letter by letter for many pairs at once: each two different texts only once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import cpdist

from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints, codes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.resolve.columns.words import Words

Found = TypeVar("Found", bound=np.generic)
# What is found about each two texts of two lists of equal length.
Compare: TypeAlias = Callable[[list[str], list[str]], NDArray[Found]]


@dataclass(frozen=True, slots=True)
class Column:
    """A text per mention.

    Args:
        codes: equal texts as equal codes, ``UNKNOWN`` for an empty one.
        values: the text of each code.
    """

    codes: Ints
    values: list[str]


def column(values: Iterable[str]) -> Column:
    """Texts as a column."""
    found = list(values)
    return Column(codes_of(found), list(dict.fromkeys(filter(None, found))))


def known(codes: Ints, left: Ints, right: Ints) -> Bools:
    """Whether both mentions of each pair have a value."""
    return np.asarray((codes[left] != UNKNOWN) & (codes[right] != UNKNOWN), dtype=bool)


def same(codes: Ints, left: Ints, right: Ints) -> Bools:
    """Whether both mentions of each pair have one and the same value."""
    return np.asarray((codes[left] == codes[right]) & (codes[left] != UNKNOWN), dtype=bool)


def together(*columns: Ints) -> Ints:
    """A code for the values of several columns at once, ``UNKNOWN`` where one of them is."""
    found = np.zeros(len(columns[0]), dtype=np.int64)
    for each in columns:
        found = found * (int(each.max(initial=0)) + 2) + each + 1
        found = np.unique(found, return_inverse=True)[1].astype(np.int64)
    return np.where(np.any([each == UNKNOWN for each in columns], axis=0), UNKNOWN, found)


def each_two(words: Words, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
    """Every word of the left mention of a pair beside every word of the right one: the pair and both words."""
    pair, at, to = words.crossed(left, right)
    return pair, words.codes[at], words.codes[to]


def for_each_two(values: list[str], left: Ints, right: Ints, compare: Compare[Found]) -> NDArray[Found]:
    """What is found about the texts with these codes; it must not depend on which comes first."""
    if not len(left):
        return compare([], [])
    keys, back = np.unique(np.minimum(left, right) * len(values) + np.maximum(left, right), return_inverse=True)
    one, other = ([values[code] for code in side.tolist()] for side in (keys // len(values), keys % len(values)))
    return compare(one, other)[back]


def edits(most: int) -> Compare[np.int64]:
    """How many letters are added, lost, changed or swapped between two texts; ``most`` + 1 stands for more."""

    def compare(left: list[str], right: list[str]) -> Ints:
        return counted(left, right, OSA.distance, score_cutoff=most)

    return compare


def counted(left: list[str], right: list[str], scorer: Callable[..., int], **given: Any) -> Ints:
    """What a scorer of rapidfuzz that counts letters says."""
    return np.asarray(cpdist(left, right, scorer=scorer, dtype=np.int32, **given), dtype=np.int64)


def shortest(left: list[str], right: list[str]) -> Ints:
    """The letters of the shorter one of each two texts."""
    return np.array([min(len(one), len(other)) for one, other in zip(left, right, strict=True)], dtype=np.int64)


def begins(left: list[str], right: list[str]) -> Ints:
    """1 where one of two texts is the beginning of the other, else 0."""
    return np.asarray(counted(left, right, Prefix.similarity) == shortest(left, right), dtype=np.int64)
