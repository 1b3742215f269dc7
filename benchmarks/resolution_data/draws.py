"""Draws words by how common they are, from all of a list or from one half of it."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

T = TypeVar("T")
Half: TypeAlias = Literal["all", "even", "odd"]
_PLACES: dict[Half, slice] = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}


def words_of(text: str, half: Half) -> Sequence[str]:
    """The words of a text, the commonest first; an underscore stands for a space inside one."""
    return half_of([each.replace("_", " ") for each in text.split()], half)


def half_of(words: Sequence[T], half: Half) -> Sequence[T]:
    """Every other word, so that both halves hold common and rare ones alike.

    Args:
        words: The whole list, the commonest first.
        half: Which places of the list.
    """
    return words[_PLACES[half]]


class ByRank(Generic[T]):
    """Words of which the one at rank r is drawn in proportion to 1 / (r + flat): names of people follow about this law.

    Args:
        words: The commonest first.
        flat: How many of the first are about as common as each other.
    """

    def __init__(self, words: Sequence[T], flat: float) -> None:
        self._words = words
        self._until = list(accumulate(1 / (rank + flat) for rank in range(len(words))))

    def draw(self, rng: Random) -> T:
        """One word."""
        return self._words[bisect(self._until, rng.random() * self._until[-1], hi=len(self._words) - 1)]


class Shares(Generic[T]):
    """Things drawn by a stated share."""

    def __init__(self, shares: dict[T, float]) -> None:
        self._things = list(shares)
        self._until = list(accumulate(shares.values()))

    def draw(self, rng: Random) -> T:
        """One of the things."""
        return self._things[bisect(self._until, rng.random() * self._until[-1], hi=len(self._things) - 1)]
