"""Companies as they are looked for, in columns: their words, each two that follow each other as one, and what else is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints, among, codes_of, repeated
from ondermijning.resolve.columns.hashes import marked
from ondermijning.resolve.columns.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.resolve.companies.names import Named

_WORD, _NUMERAL, _FORM, _TOWN, _SPOT = range(1, 6)  # none is 0, of which no number can be made


class Marks(NamedTuple):
    """What is said of companies beside their words, company by company.

    Args:
        of: the company.
        said: a number for it, that no word has.
        spot: whether it is an address.
    """

    of: Ints
    said: Ints
    spot: Bools


class Searchable(NamedTuple):
    """Companies as they are looked for.

    Args:
        tokens: of each the different words of its name, then each two that follow each other as one.
        own: how many of these are words of its name.
        marks: its numerals, legal form, town and address.
    """

    tokens: Words
    own: Ints
    marks: Marks

    def marks_of(self, companies: range) -> Marks:
        """The marks of some companies, by their places among these."""
        first, last = np.searchsorted(self.marks.of, (companies.start, companies.stop))
        part = slice(first, last)
        return Marks(self.marks.of[part] - companies.start, self.marks.said[part], self.marks.spot[part])


def word_numbers(codes: Ints) -> Ints:
    """A number for each word, that nothing else has."""
    return marked(_WORD, codes)


def searchable(names: Sequence[Named], town: Ints | None = None, spot: Ints | None = None) -> Searchable:
    """Companies in columns.

    Args:
        names: their names in parts.
        town: equal towns as equal codes.
        spot: equal addresses as equal codes.
    """
    tokens, own = tokens_of(names)
    return Searchable(tokens, own, _marks(names, town, spot))


def tokens_of(names: Sequence[Named]) -> tuple[Words, Ints]:
    """The different words of names, then each two that follow each other as one; and how many of them are the former.

    Args:
        names: in parts; two words may follow each other with or without articles and prepositions between.
    """
    fuller = [at for at, name in enumerate(names) if name.written != name.words]
    words = words_of([*(name.words for name in names), *(names[at].written for at in fuller)])
    text, _ = words.places(np.arange(len(words.starts) - 1))
    holder = np.concatenate([np.arange(len(names)), np.array(fuller, dtype=np.int64)])
    own, follows = text < len(names), np.flatnonzero(text[1:] == text[:-1])
    vocabulary, glued = _glued(words, follows)
    return _each_once(vocabulary, len(names), (text[own], holder[text[follows]]), (words.codes[own], glued))


def _glued(words: Words, at: Ints) -> tuple[list[str], Ints]:
    """All words with those that two in these places and behind them make, and the codes of the latter."""
    size = len(words.vocabulary)
    pairs, back = np.unique(words.codes[at] * size + words.codes[at + 1], return_inverse=True)
    known = dict(zip(words.vocabulary, range(size), strict=True))
    one, other = ([words.vocabulary[code] for code in side.tolist()] for side in (pairs // size, pairs % size))
    codes = [known.setdefault(said, len(known)) for said in map(str.__add__, one, other)]
    return list(known), np.array(codes, dtype=np.int64)[back]


def _each_once(vocabulary: list[str], size: int, of: tuple[Ints, Ints], codes: tuple[Ints, Ints]) -> tuple[Words, Ints]:
    """Own words and others of each name, none twice, and how many are own."""
    name, code = np.concatenate(of), np.concatenate(codes)
    once = _first_places(name * len(vocabulary) + code)
    own = np.bincount(name[once[once < len(of[0])]], minlength=size)
    order = once[np.argsort(name[once], kind="stable")]
    starts = np.append(0, np.cumsum(np.bincount(name[once], minlength=size)))
    return Words(vocabulary, starts, code[order]), own


def _first_places(values: Ints) -> Ints:
    """Where each value stands for the first time; nearly all stand there once."""
    several = np.flatnonzero(among(values, repeated(values)))
    first = np.ones(len(values), dtype=bool)
    first[several] = False
    first[several[np.unique(values[several], return_index=True)[1]]] = True
    return np.flatnonzero(first)


def _marks(names: Sequence[Named], town: Ints | None, spot: Ints | None) -> Marks:
    numerals = words_of([name.numbers for name in names])
    everybody = np.arange(len(names))
    of, place = numerals.places(everybody)
    parts = [(_NUMERAL, of, numerals.codes[place]), (_FORM, everybody, codes_of(name.form for name in names))]
    parts += [(kind, everybody, codes) for kind, codes in ((_TOWN, town), (_SPOT, spot)) if codes is not None]
    of, said = (
        np.concatenate(side) for side in zip(*((of, marked(kind, said)) for kind, of, said in parts), strict=True)
    )
    kinds = np.repeat([kind for kind, _, _ in parts], [len(of) for _, of, _ in parts])
    order = np.argsort(of, kind="stable")
    order = order[said[order] != UNKNOWN]
    return Marks(of[order], said[order], kinds[order] == _SPOT)
