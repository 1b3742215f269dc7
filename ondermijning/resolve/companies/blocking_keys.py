"""Blocking keys of companies of the workspace: two who share one are compared; a key that many have says too little.

Unlike a search in a list from outside, nothing is ranked here: whether two companies are compared depends on both and on how
many have the keys that they share, so that a new company changes nothing for others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, Ints, spread
from ondermijning.resolve.columns.hashes import by_code, hashed, hashes, marked, mixed
from ondermijning.resolve.columns.spellings import one_letter_out
from ondermijning.resolve.columns.texts import column
from ondermijning.resolve.columns.words import words_of
from ondermijning.resolve.companies.searchable import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ondermijning.resolve.columns.words import Words
    from ondermijning.resolve.companies.names import Common, Named
    from ondermijning.resolve.homes import Homes

_WORD, _TWO, _WHOLE, _WHOLE_AND, _SPOT, _NEAR_WORD, _NEAR_NAME = range(7)
# Companies: a key that more of them share says too little.
BLOCKS = {_WORD: 20, _TWO: 40, _WHOLE: 100, _WHOLE_AND: 100, _SPOT: 30, _NEAR_WORD: 20, _NEAR_NAME: 60}
_SHORTEST = 4  # letters of a word of which one may be wrong
_RARE = 4  # names; a word that so many have is taken as it is written


_Keys = tuple[int, Ints, Ints]


def company_keys(names: Sequence[Named], seats: Homes, common: Common) -> tuple[Ints, Ints, Ints]:
    """The keys of companies: the place of each, a key by a number that it has in any run, and how many may share it.

    Args:
        names: their names in parts.
        seats: their addresses.
        common: in how many names their words are.
    """
    own = words_of([tuple(dict.fromkeys(each.words)) for each in names])
    marks = _marks(names, seats)
    kinds = [*_by_words(names, own, marks), *_whole(own, marks), *_misspelt(names, common)]
    kinds.append((_SPOT, np.arange(len(names)), marks[-1]))
    found = [(nr[said != UNKNOWN], marked(kind, said[said != UNKNOWN])) for kind, nr, said in kinds]
    blocks = [np.full(len(nr), BLOCKS[kind]) for (kind, _, _), (nr, _) in zip(kinds, found, strict=True)]
    nr, keys = (np.concatenate([each[side] for each in found]) for side in (0, 1))
    return nr, keys, np.concatenate(blocks)


def _marks(names: Sequence[Named], seats: Homes) -> list[Ints]:
    """What else is said of each company: its numerals, legal form, town, and postcode and number."""
    numerals, forms = (
        column(values) for values in ((" ".join(each.numbers) for each in names), (each.form or "" for each in names))
    )
    said = [hashed(numerals), hashed(forms), by_code(seats.town, hashes(seats.towns))]
    said.append(mixed(hashed(seats.postcode), hashed(seats.number)))
    return [marked(at, each) for at, each in enumerate(said)]


def _by_words(names: Sequence[Named], own: Words, marks: Sequence[Ints]) -> Iterator[_Keys]:
    """Each word, two that follow each other also as one, and two together or one with what else is said."""
    everybody = np.arange(len(names))
    every, _ = tokens_of(names)
    nr, place = every.places(everybody)
    yield _WORD, nr, hashes(every.vocabulary)[every.codes[place]]
    said = hashes(own.vocabulary)[own.codes]
    nr, at, to = own.crossed(everybody, everybody)
    before = said[at] < said[to]
    yield _TWO, nr[before], mixed(said[at[before]], said[to[before]])
    nr, place = own.places(everybody)
    for mark in marks:
        yield _TWO, nr, mixed(said[place], mark[nr])


def _whole(own: Words, marks: Sequence[Ints]) -> Iterator[_Keys]:
    """The whole name, whatever the order of its words, by itself and with what else is said."""
    sums = np.append(0, np.cumsum(hashes(own.vocabulary)[own.codes]))
    name = np.where(np.diff(own.starts) > 0, sums[own.starts[1:]] - sums[own.starts[:-1]], UNKNOWN)
    everybody = np.arange(len(name))
    yield _WHOLE, everybody, name
    for mark in marks:
        yield _WHOLE_AND, everybody, mixed(name, mark)
    yield _WHOLE_AND, everybody, mixed(name, *marks[1:3])


def _misspelt(names: Sequence[Named], common: Common) -> Iterator[_Keys]:
    """Rare words, and whole names as one word, with one letter left out."""
    rare = words_of([tuple(word for word in dict.fromkeys(each.words) if _may_be_slip(word, common)) for each in names])
    nr, place = rare.places(np.arange(len(names)))
    yield _variants(rare.vocabulary, nr, rare.codes[place], _NEAR_WORD)
    whole = column("".join(each.words) for each in names)
    said = np.flatnonzero(whole.codes != UNKNOWN)
    yield _variants(whole.values, said, whole.codes[said], _NEAR_NAME)


def _may_be_slip(word: str, common: Common) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and common.with_word.get(word, 0) < _RARE


def _variants(words: list[str], nr: Ints, codes: Ints, kind: int) -> _Keys:
    """The variants of the words that have these codes, each once for a company."""
    of, variant = one_letter_out(words)
    order = np.lexsort((variant, of))
    of, variant = of[order], variant[order]
    once = np.append(True, (of[1:] != of[:-1]) | (variant[1:] != variant[:-1]))[: len(of)]
    of, variant = of[once], variant[once]
    counts = np.bincount(of, minlength=len(words))
    starts = np.cumsum(counts) - counts
    return kind, np.repeat(nr, counts[codes]), variant[spread(starts[codes], counts[codes])]
