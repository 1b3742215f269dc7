"""Words of two names side by side, for many pairs of names at once: the most alike first, each word once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ondermijning.resolve.columns.spellings import with_y
from ondermijning.resolve.columns.texts import for_each_two

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Bools, Floats, Ints
    from ondermijning.resolve.columns.words import Words

_ALIGNED = 0.7  # words less alike than this are different words
_JOINED = 0.88  # what differs in both names, written together, is one word that was split
_ABBREVIATED, _SHORTEST = 0.93, 3
_SPELT_WITH_Y = 0.97
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Alignment:
    """What belongs together in pairs of names, and what is left over.

    Args:
        pair: the pair of each two words that belong together.
        left, right: the codes of both words.
        alike: how alike they are, above 0 to 1.
        rest: pair and code of every word that is left over, of the left names and of the right ones.
        joined: per pair how alike what differs is as one text, 0 where it is not one word that was split.
        parts: pair and code of every word of a right name that belongs to a word that was split.
    """

    pair: Ints
    left: Ints
    right: Ints
    alike: Floats
    rest: tuple[tuple[Ints, Ints], tuple[Ints, Ints]]
    joined: Floats
    parts: tuple[Ints, Ints]


def align(words: Words, left: Ints, right: Ints, apart: Bools, group: Bools | None = None) -> Alignment:
    """Align the words of pairs of names.

    Args:
        words: of all names.
        left: the left name of each pair.
        right: the right name of each pair.
        apart: words that are either equal to another or different, by code, such as those with a digit.
        group: words of which no two different ones belong together, by code.
    """
    group = np.zeros(len(words.vocabulary), dtype=bool) if group is None else group
    pair, at, to = words.crossed(left, right)
    alike = word_likeness(words.vocabulary, words.codes[at], words.codes[to], apart, group)
    near = alike >= _ALIGNED
    pair, at, to, alike = _greedy(pair[near], at[near], to[near], alike[near])
    exact = alike == 1
    loose = _rest(words, left, pair[exact], at[exact]), _rest(words, right, pair[exact], to[exact])
    joined = _joined(words.vocabulary, loose, len(left))
    rests = _rest(words, left, pair, at), _rest(words, right, pair, to)
    whole, kept = joined > 0, exact | (joined[pair] == 0)
    return Alignment(
        pair[kept],
        words.codes[at[kept]],
        words.codes[to[kept]],
        alike[kept],
        (_where(*rests[0], ~whole), _where(*rests[1], ~whole)),
        joined,
        _where(*loose[1], whole),
    )


def _where(pair: Ints, word: Ints, chosen: Bools) -> tuple[Ints, Ints]:
    return pair[chosen[pair]], word[chosen[pair]]


def word_likeness(vocabulary: list[str], left: Ints, right: Ints, apart: Bools, group: Bools) -> Floats:
    """How alike two words are: 1 if equal, 0 if they are kept apart; an abbreviation counts as nearly equal."""
    alike = for_each_two(vocabulary, left, right, _likeness)
    alike[(alike == 1) & (left != right)] = _SPELT_WITH_Y
    alike[(apart[left] | apart[right] | (group[left] & group[right])) & (left != right)] = 0
    return alike


def _likeness(left: list[str], right: list[str]) -> Floats:
    left, right = with_y(left), with_y(right)
    alike = cpdist(left, right, scorer=fuzz.ratio, dtype=np.float64) / 100
    sizes = np.array([[len(word) for word in side] for side in (left, right)], dtype=np.int64)
    short = sizes.min(axis=0)
    within = np.abs(alike * sizes.sum(axis=0) - 2 * short) < _ROUNDING  # all letters of the shorter one, in order
    for at in np.flatnonzero(within & (short >= _SHORTEST) & (alike < _ABBREVIATED)).tolist():
        if left[at].startswith(right[at]) or right[at].startswith(left[at]):
            alike[at] = _ABBREVIATED
    return alike


def _greedy(pair: Ints, at: Ints, to: Ints, alike: Floats) -> tuple[Ints, Ints, Ints, Floats]:
    """Of each pair the most alike two words, then the most alike of the others, until none is left."""
    order = np.lexsort((to, at, -alike, pair))
    rest = (pair[order], at[order], to[order], alike[order])
    taken = [tuple(column[:0] for column in rest)]
    while len(rest[0]):
        first = np.append(True, rest[0][1:] != rest[0][:-1])
        best = (rest[0][first], rest[1][first], rest[2][first], rest[3][first])
        taken.append(best)
        of = np.cumsum(first) - 1
        free = (rest[1] != best[1][of]) & (rest[2] != best[2][of])
        rest = (rest[0][free], rest[1][free], rest[2][free], rest[3][free])
    columns = [np.concatenate(column) for column in zip(*taken, strict=True)]
    return columns[0], columns[1], columns[2], columns[3]


def _rest(words: Words, names: Ints, pair: Ints, taken: Ints) -> tuple[Ints, Ints]:
    """Pair and code of the words that found no other."""
    where, place = words.places(names)
    free = np.ones(len(where), dtype=bool)
    shift = (
        np.cumsum(words.counts(names)) - words.starts[names + 1]
    )  # from a word of a name to its place among all here
    free[taken + shift[pair]] = False
    return where[free], words.codes[place[free]]


def _joined(vocabulary: list[str], loose: tuple[tuple[Ints, Ints], tuple[Ints, Ints]], size: int) -> Floats:
    """How alike what differs in both names is when each is written as one word, where one has more words than the other."""
    counts = [np.bincount(where, minlength=size) for where, _ in loose]
    split = np.flatnonzero((counts[0] > 0) & (counts[1] > 0) & (counts[0] != counts[1]))
    glued = [_glued(vocabulary, *each, split, size) for each in loose]
    found = np.zeros(size)
    found[split] = cpdist(*glued, scorer=fuzz.ratio, dtype=np.float64) / 100
    return np.where(found >= _JOINED, found, 0.0)


def _glued(vocabulary: list[str], where: Ints, word: Ints, wanted: Ints, size: int) -> list[str]:
    chosen = np.zeros(size, dtype=bool)
    chosen[wanted] = True
    found: dict[int, str] = {}
    for at, code in zip(where[chosen[where]].tolist(), word[chosen[where]].tolist(), strict=True):
        found[at] = found.get(at, "") + vocabulary[code]
    return [found[at] for at in wanted.tolist()]
