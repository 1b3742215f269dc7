"""Names of companies taken apart and laid in columns, beside what is common among all names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.normalise.names.companies import FILLERS, company_name, plain_words
from ondermijning.resolve.columns.arrays import Bools, Ints, Texts, codes_of, texts
from ondermijning.resolve.columns.words import Words, words_of
from ondermijning.resolve.companies.word_lists import COMMON_WORDS, GROUP_WORDS, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LETTERS = {"i": "1", "v": "5", "x": "10"}  # numerals that are one letter, and so more often an initial
_TOWN_WORDS = frozenset({"te", "aan", "de", "den", "der", "het", "in", "op", "bij"})
_SHORT_PREFIX, _PREFIX = "vd", ("van", "der")
_NO_SURNAMES = COMMON_WORDS - SURNAMES
_INITIALS = 3
BEGINNING = 8  # letters; a shorter name that another begins with is no such name cut off
_VOWELS = frozenset("aeiouy")
_MOST_BITS, _COMMON_BITS = 14, 6
_FEW_BITS = 12


class Named(NamedTuple):
    """The name of a company in the parts that are compared.

    Args:
        written: all words in order, without legal form and numerals.
        words: those of them that tell it from others.
        fillers: articles and prepositions.
        numbers: numerals.
        form: legal form.
    """

    written: tuple[str, ...]
    words: tuple[str, ...]
    fillers: tuple[str, ...]
    numbers: tuple[str, ...]
    form: str | None

    @property
    def core(self) -> tuple[str, ...]:
        """What makes it one of several equal names."""
        return tuple(sorted(self.words))


@dataclass(frozen=True, slots=True)
class Common:
    """What is common among the names of a reference, and so says little.

    Args:
        names: how many different names there are.
        with_word: word → how many of them have it.
        towns: words of the names of towns.
    """

    names: int
    with_word: Mapping[str, int]
    towns: frozenset[str]

    def bits(self, word: str) -> int:
        """How much a word tells, from 1; in powers of two, so that a few more names change nothing.

        Where few names are known, a word is as rare as it would be among many, unless it is common everywhere.
        """
        most = min(max(_log2(self.names), _FEW_BITS) - _log2(self.with_word.get(word, 0)), _MOST_BITS)
        return max(min(most, _COMMON_BITS) if word in COMMON_WORDS else most, 1)


@dataclass(frozen=True, slots=True)
class Companies:
    """Names of companies as columns.

    Args:
        words: of the names.
        ordered: the words of each name in order of the alphabet, as one text.
        joined: the words of each name as one word.
        bare: the same without words of towns; all of them where nothing else is left.
        placed: whether that leaves a word out.
        beginnings: the first eight letters of that, equal ones as equal codes; a shorter word has none.
        forms, numbers, fillers: equal values as equal codes.
        written: all words of each name in order.
        bits: word → how much it tells.
        elsewhere: word → how many names of the reference have it.
        own: 1 where the names are themselves the reference, so that each counts for its own words; else 0.
        lengths: word → its letters.
        group, town, initials: word → whether it tells companies of one group apart, is of a town, or is initials.
        numbered: word → whether it has a digit.
    """

    words: Words
    ordered: Texts
    joined: Texts
    bare: Texts
    placed: Bools
    beginnings: Ints
    forms: Ints
    numbers: Ints
    fillers: Ints
    written: list[tuple[str, ...]]
    bits: Ints
    elsewhere: Ints
    own: int
    lengths: Ints
    group: Bools
    town: Bools
    initials: Bools
    numbered: Bools


def named(text: str | None, towns: frozenset[str] = frozenset(), form: str | None = None) -> Named:
    """A name in the parts that are compared.

    Args:
        text: as a register or a person wrote it.
        towns: words of towns; a single I, V or X before one is a numeral.
        form: what the register says the legal form is; else the name may say it.
    """
    words, said, numbers, _ = company_name(text)
    form = form or said
    if _SHORT_PREFIX in words:
        words = _prefix_in_full(words)
    if not _LETTERS.keys().isdisjoint(words):
        words, numbers = _numbered(words, numbers, towns)
    if FILLERS.isdisjoint(words):
        return Named(words, words, (), numbers, form)
    plain = plain_words(words)
    fillers = tuple(word for word in words if word in FILLERS) if plain != words else ()
    return Named(words, plain, fillers, numbers, form)


def _prefix_in_full(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with ``v.d.`` before a surname written in full; before Beheer or Bouwbedrijf it is initials."""
    at = words.index(_SHORT_PREFIX)
    if words[at + 1 : at + 2] == () or words[at + 1] in _NO_SURNAMES:
        return words
    return (*words[:at], *_PREFIX, *words[at + 1 :])


def _numbered(
    words: tuple[str, ...], numbers: tuple[str, ...], towns: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words and numerals after a letter before a town was taken for a numeral."""
    at = next((at for at, word in enumerate(words) if at and word in _LETTERS), None)
    behind = words[at + 1 :] if at else ()
    if not at or not behind or not all(word in towns or word in _TOWN_WORDS for word in behind):
        return words, numbers
    return (*words[:at], *behind), (*numbers, _LETTERS[words[at]])


def common_words(names: Iterable[Named], towns: frozenset[str]) -> Common:
    """Count the words of the different names of a reference."""
    different = {each.core for each in names}
    return Common(len(different), Counter(chain.from_iterable(map(set, different))), towns)


def companies_of(names: Sequence[Named], common: Common, *, own: bool) -> Companies:
    """Lay names in columns.

    Args:
        names: the names.
        common: what is common among the names of a reference.
        own: whether all names are in the reference.
    """
    words = words_of([each.words for each in names])
    vocabulary = words.vocabulary
    elsewhere = np.array([common.with_word.get(word, 0) for word in vocabulary], dtype=np.int64)
    group, joined = _marked(vocabulary, GROUP_WORDS), texts("".join(each.words) for each in names)
    bare = texts("".join(_without_towns(each.words, common.towns)) for each in names)
    digit = np.array([any(sign.isdigit() for sign in word) for word in vocabulary], dtype=bool)
    return Companies(
        words,
        texts(" ".join(sorted(each.words)) for each in names),
        joined,
        bare,
        np.asarray(joined != bare, dtype=bool),
        codes_of(word[:BEGINNING] if len(word) >= BEGINNING else "" for word in joined.tolist()),
        codes_of(each.form for each in names),
        codes_of(each.numbers for each in names),
        codes_of(each.fillers for each in names),
        [each.written for each in names],
        np.array([common.bits(word) for word in vocabulary], dtype=np.int64),
        elsewhere,
        int(own),
        np.array([len(word) for word in vocabulary], dtype=np.int64),
        group,
        _marked(vocabulary, common.towns),
        np.array([_is_initials(word) for word in vocabulary], dtype=bool),
        digit,
    )


def _without_towns(words: tuple[str, ...], towns: frozenset[str]) -> tuple[str, ...]:
    return words if towns.isdisjoint(words) else tuple(word for word in words if word not in towns) or words


def _marked(vocabulary: list[str], marked: frozenset[str]) -> Bools:
    return np.array([word in marked for word in vocabulary], dtype=bool)


def _is_initials(word: str) -> bool:
    return len(word) == 1 or (len(word) <= _INITIALS and not _VOWELS & set(word))


def _log2(count: int) -> int:
    """The nearest power of two below, 0 for none."""
    return max(count, 1).bit_length() - 1
