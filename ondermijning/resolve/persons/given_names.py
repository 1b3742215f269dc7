"""Given names of persons: in full, short, or as initials, and which may be one: cut short, misspelt or as somebody is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints, codes_of
from ondermijning.resolve.columns.texts import (
    Column,
    begins,
    column,
    counted,
    each_two,
    edits,
    for_each_two,
    known,
    same,
    shortest,
)
from ondermijning.resolve.columns.words import Words, words_of
from ondermijning.resolve.weights.evidence import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

GIVEN = field_of(
    "voornaam",
    alle_gelijk="alle voornamen zijn gelijk, en het zijn er meer dan een",
    eerste_gelijk="de eerste voornaam is gelijk",
    afgekort="de eerste voornaam van de een is het begin van die van de ander",
    lijkt="de eerste voornaam lijkt, met een andere spelling",
    roepnaam="de voornaam van de een kan een roepnaam zijn voor die van de ander",
    andere_eerst="de eerste voornaam van de een is een latere voornaam van de ander",
    voorletters_gelijk="de voorletters zijn gelijk, en het zijn er meer dan een",
    voorletter_gelijk="de eerste voorletter is gelijk",
    tweede_voorletter_anders="de eerste voorletter is gelijk, een latere is anders",
    andere_voorletter_eerst="de eerste voorletter van de een is een latere voorletter van de ander",
    anders="de eerste voornaam is anders bij dezelfde voorletter",
    voorletter_anders="de eerste voorletter is anders",
)
OTHER_NAME, OTHER_INITIAL = GIVEN.place("anders"), GIVEN.place("voorletter_anders")
ALL_ALIKE = (GIVEN.place("alle_gelijk"), GIVEN.place("voorletters_gelijk"))
OTHER_INITIALS = (GIVEN.place("andere_voorletter_eerst"), OTHER_INITIAL)
BEGINS, ALIKE, NICKNAME = 3, 2, 1
_SHORT = 3  # letters of the shortest name that stands for a longer one
_SLIP_FROM = 6  # in a shorter name one other letter makes another name: Lisa and Lise
_SAME_SOUND = str.maketrans("cyzv", "kisf")


class GivenName(NamedTuple):
    """The given names of one person.

    Args:
        names: those that are written in full.
        initials: of all given names.
    """

    names: tuple[str, ...]
    initials: str


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names as columns.

    Args:
        words: the names in full.
        all: equal names in full as equal codes.
        first: the first name in full.
        initials: the initials of each person.
        called: whether the name in full is not what the first initial stands for, but what somebody is called.
        letters: the initials of each person, a bit for each letter.
        initial: the bit of the first initial; 0 without one.
    """

    words: Words
    all: Ints
    first: Ints
    initials: Column
    called: Bools
    letters: Ints
    initial: Ints

    def same_initial(self, left: Ints, right: Ints) -> Bools:
        """Whether both persons of each pair have one and the same first initial."""
        return np.asarray((self.initial[left] == self.initial[right]) & (self.initial[left] > 0), dtype=bool)


def given_names_of(names: Sequence[GivenName]) -> GivenNames:
    """Lay given names in columns."""
    words, initials = words_of([each.names for each in names]), column(each.initials for each in names)
    some = np.diff(words.starts) > 0
    first = np.full(len(names), UNKNOWN, dtype=np.int64)
    first[some] = words.codes[words.starts[:-1][some]]
    called = [bool(each.names) and each.names[0][0] != each.initials[:1] for each in names]
    bits = [[1 << (ord(sign) & 31) for sign in value] for value in initials.values]
    letters = np.array([*(sum(set(signs)) for signs in bits), 0], dtype=np.int64)
    initial = np.array([*(signs[0] for signs in bits), 0], dtype=np.int64)
    return GivenNames(
        words,
        codes_of(each.names for each in names),
        first,
        initials,
        np.array(called, dtype=bool),
        letters[initials.codes],
        initial[initials.codes],
    )


def given_levels(names: GivenNames, left: Ints, right: Ints) -> Ints:
    """The level of each pair."""
    in_full = _in_full(names, left, right)
    telling = known(names.first, left, right) & ~names.called[left] & ~names.called[right]
    otherwise = np.where(names.initial[left] == names.initial[right], OTHER_NAME, OTHER_INITIAL)
    return np.where(in_full != UNKNOWN, in_full, np.where(telling, otherwise, _by_initials(names, left, right)))


def _in_full(names: GivenNames, left: Ints, right: Ints) -> Ints:
    """The level of pairs whose names in full agree in some way."""
    equal = same(names.first, left, right)
    near = np.zeros(len(left), dtype=np.int64)
    rest = np.flatnonzero(known(names.first, left, right) & ~equal)
    near[rest] = for_each_two(names.words.vocabulary, names.first[left[rest]], names.first[right[rest]], nearness)
    later = np.zeros(len(left), dtype=bool)
    rest = rest[near[rest] == 0]
    later[rest] = _one_first(names, left[rest], right[rest])
    return GIVEN.first_of(
        {
            "alle_gelijk": equal & same(names.all, left, right) & (names.words.counts(left) > 1),
            "eerste_gelijk": equal,
            "afgekort": near == BEGINS,
            "lijkt": near == ALIKE,
            "roepnaam": near == NICKNAME,
            "andere_eerst": later,
        }
    )


def _one_first(names: GivenNames, left: Ints, right: Ints) -> Bools:
    """Whether the first name of one is among the names of the other."""
    pair, one, other = each_two(names.words, left, right)
    found = (one == other) & ((one == names.first[left][pair]) | (other == names.first[right][pair]))
    return np.asarray(np.bincount(pair[found], minlength=len(left)) > 0, dtype=bool)


def _by_initials(names: GivenNames, left: Ints, right: Ints) -> Ints:
    codes = names.initials.codes
    one, other = names.initial[left], names.initial[right]
    both, equal = known(codes, left, right), names.same_initial(left, right)
    at = np.flatnonzero(equal)
    fits = np.zeros(len(left), dtype=bool)
    fits[at] = for_each_two(names.initials.values, codes[left[at]], codes[right[at]], begins) > 0
    later = ((one & names.letters[right]) | (other & names.letters[left])) > 0
    return GIVEN.first_of(
        {
            "voorletters_gelijk": same(codes, left, right) & (names.letters[left] != one),
            "voorletter_gelijk": fits,
            "tweede_voorletter_anders": equal,
            "andere_voorletter_eerst": both & later,
            "voorletter_anders": both,
        }
    )


def nearness(left: list[str], right: list[str]) -> Ints:
    """``BEGINS``, ``ALIKE``, ``NICKNAME`` or 0 for each two names, which are not equal."""
    letters = shortest(left, right)
    heard, heard_too = ([_heard(name) for name in names] for names in (left, right))
    same = [sorted(one) == sorted(other) for one, other in zip(heard, heard_too, strict=True)]
    slipped = (edits(1)(left, right) <= 1) & ((letters >= _SLIP_FROM) | np.array(same, dtype=bool))
    sounds = shortest(heard, heard_too)
    called = (sounds >= _SHORT) & (counted(heard, heard_too, LCSseq.similarity) == sounds)
    cut = (letters >= _SHORT) & (begins(left, right) > 0)
    return np.select([cut, slipped, called], [BEGINS, ALIKE, NICKNAME], 0)


def _heard(name: str) -> str:
    """A name with one letter for those that sound alike: the letters of Kees are in Cornelis, in their order."""
    plain = name.replace("th", "t").replace("ph", "f").translate(_SAME_SOUND)
    return "".join(sign for at, sign in enumerate(plain) if not at or sign != plain[at - 1])
