"""Words of a company name without a like in the other name that yet say nothing: slips in prepositions, and a last word cut off."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA

from ondermijning.normalise.names.companies import FILLERS

if TYPE_CHECKING:
    from ondermijning.resolve.alignment import Alignment
    from ondermijning.resolve.companies import Companies
    from ondermijning.resolve.ragged import Bools, Ints

_LONGEST, _SHORTEST = 5, 2  # letters of a slip, and of what it may stand for


def without_leftovers(
    names: Companies, aligned: Alignment, sides: tuple[Ints, Ints], cut: tuple[Bools, Bools]
) -> Alignment:
    """An alignment without such words.

    Args:
        names: all names.
        aligned: pairs of names, word by word.
        sides: the names of each pair.
        cut: whether each is the beginning of the other.
    """
    found = []
    for (where, word), own, other, is_cut in zip(aligned.rest, sides, reversed(sides), cut, strict=True):
        kept = ~(is_cut[where] | _slips(names, word, own[where], other[where]))
        found.append((where[kept], word[kept]))
    return replace(aligned, rest=(found[0], found[1]))


def _slips(names: Companies, word: Ints, own: Ints, other: Ints) -> Bools:
    """Whether a word is one letter from an article or preposition that the other name has before the same word.

    One that other names have too is no slip, unless nobody could say it: ``Jan Dijk`` is not ``Van Dijk``, but ``Vsn Dijk`` is.
    """
    short = (names.lengths[word] <= _LONGEST) & ((names.elsewhere[word] <= names.own) | names.initials[word])
    doubtful = np.flatnonzero(short & (names.fillers[own] != names.fillers[other]))
    asked = zip(*(column[doubtful].tolist() for column in (word, own, other)), strict=True)
    written, vocabulary = names.written, names.words.vocabulary
    found = np.zeros(len(word), dtype=bool)
    found[doubtful] = [_is_slip(vocabulary[code], written[ours], written[its]) for code, ours, its in asked]
    return found


def _is_slip(word: str, own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    behind = own[own.index(word) + 1 :][:1]
    meant = [each for each, follows in pairwise(other) if (follows,) == behind and each in FILLERS]
    return any(len(each) >= _SHORTEST and OSA.distance(word, each) == 1 for each in meant)
