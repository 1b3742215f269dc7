"""Other writings of words: with one letter left out, so that two that differ in one letter share one; with ij as y."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import Ints, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that it can be divided by
_INVERSE = np.uint64(pow(int(_BASE), -1, 1 << 64))
_SIGN = np.uint64(1)


def with_y(words: Sequence[str]) -> list[str]:
    """The words with every ij written as y, as many write it."""
    return [word.replace("ij", "y") for word in words]


def one_letter_out(words: Sequence[str]) -> tuple[Ints, Ints]:
    """The place of each word, beside a number for itself and for each way to leave one letter out.

    Equal texts have equal numbers: the letters count by their place, in powers of a base.
    """
    letters = np.frombuffer("".join(words).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(word) for word in words], dtype=np.int64)
    starts = np.cumsum(lengths) - lengths
    place = spread(np.zeros(len(words), dtype=np.int64), lengths)
    worth = letters * _powers(int(lengths.max(initial=0)))[place]
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(worth, dtype=np.uint64)])
    word = np.repeat(np.arange(len(words)), lengths)
    before = sums[:-1] - sums[starts][word]
    behind = sums[starts + lengths][word] - sums[1:]
    whole = sums[starts + lengths] - sums[starts]
    return (
        np.concatenate([np.arange(len(words)), word]),
        (np.concatenate([whole, before + behind * _INVERSE]) >> _SIGN).astype(np.int64),
    )


def _powers(count: int) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return np.cumprod(np.full(count + 1, _BASE, dtype=np.uint64), dtype=np.uint64)
