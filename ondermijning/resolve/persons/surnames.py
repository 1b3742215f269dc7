"""Surnames of persons: without prefixes, word by word, as they are spelt and as they sound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.normalise.letters import sound
from ondermijning.normalise.names.persons import GENERATIONS
from ondermijning.resolve.columns.arrays import UNKNOWN, Ints, codes_of, highest, power_of_two
from ondermijning.resolve.columns.texts import begins, each_two, edits, for_each_two, known, same, shortest
from ondermijning.resolve.columns.words import Words, words_of
from ondermijning.resolve.weights.evidence import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SELDOM, _OFTEN = 1 / 4_000, 1 / 400  # of all persons
_SOME = 10  # persons; fewer are no sign that a name is common
_SHORTEST, _LONG = 4, 8  # letters; one may differ, of long names two
_CUT = 3  # letters of the shortest name that may be the beginning of a longer one

SURNAME = field_of(
    "achternaam",
    gelijk_zeldzaam="de achternaam is gelijk en zeldzaam",
    gelijk="de achternaam is gelijk",
    gelijk_veelvoorkomend="de achternaam is gelijk en komt veel voor",
    deel_zeldzaam="een deel van een dubbele achternaam is gelijk en zeldzaam",
    deel="een deel van een dubbele achternaam is gelijk",
    klinkt="de achternaam klinkt gelijk, met een andere spelling",
    lijkt="de achternaam lijkt, met een andere spelling",
    verwisseld="voornaam en achternaam staan op elkaars plaats",
    half_verwisseld="de achternaam van de een staat bij de ander als voornaam",
    lijkt_enigszins="de achternaam lijkt enigszins: kort, met twee schrijffouten of afgebroken",
    anders="de achternaam is anders",
)
SWAPPED, HALF_SWAPPED = SURNAME.place("verwisseld"), SURNAME.place("half_verwisseld")
DIFFERENT = SURNAME.place("anders")
UNLIKE = (UNKNOWN, SURNAME.place("lijkt_enigszins"), DIFFERENT)
_SOUNDS, _SLIPPED, _VAGUE = 3, 2, 1
_RAREST = 3


heard = lru_cache(100_000)(sound)


@dataclass(frozen=True, slots=True)
class Surnames:
    """Surnames as columns.

    Args:
        words: of each surname.
        whole: surnames that are equal but for the order of their words, as equal codes.
        joined: surnames that are equal but for blanks, as equal codes.
        sounds: words that sound alike, as equal codes; by word.
        rarity: how rare each word is: 3 rare, 2, 1 common.
        generation: 1 where senior stands behind the surname, 2 for junior, ``UNKNOWN`` without either.
    """

    words: Words
    whole: Ints
    joined: Ints
    sounds: Ints
    rarity: Ints
    generation: Ints


def surnames_of(names: Sequence[tuple[str, ...]]) -> Surnames:
    """Lay surnames in columns.

    Args:
        names: the words of each, without prefixes; a mark of the generation is set apart.
    """
    marks = {name: _generation(name) for name in set(names)}
    bare = {name: _without_generation(name) for name in marks}
    generation = np.array([marks[name] for name in names], dtype=np.int64)
    names = [bare[name] for name in names]
    words = words_of(names)
    ordered = {name: tuple(sorted(name)) for name in set(names)}
    glued = {name: "".join(name) for name in ordered}
    counts = np.bincount(words.codes, minlength=len(words.vocabulary))
    return Surnames(
        words,
        codes_of(ordered[name] for name in names),
        codes_of(glued[name] for name in names),
        codes_of(heard(word) or word for word in words.vocabulary),
        rarity_of(counts, len(names)),
        generation,
    )


def _without_generation(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a surname but for senior or junior; all of them where nothing else is left."""
    if GENERATIONS.keys().isdisjoint(name):
        return name
    return tuple(word for word in name if word not in GENERATIONS) or name


def _generation(name: tuple[str, ...]) -> int:
    marks = [GENERATIONS[word] for word in name if word in GENERATIONS]
    return marks[0] if marks and len(marks) < len(name) else UNKNOWN


def rarity_of(counts: Ints, persons: int) -> Ints:
    """How rare words of surnames are.

    Args:
        counts: how many persons have each word.
        persons: how many there are, counted in powers of two, so that a few more change nothing.
    """
    share = counts / power_of_two(persons)
    return _RAREST - (share >= _SELDOM).astype(np.int64) - ((share >= _OFTEN) & (counts >= _SOME))


def surname_levels(names: Surnames, left: Ints, right: Ints) -> Ints:
    """The level of each pair."""
    equal = same(names.whole, left, right) | same(names.joined, left, right)
    found = np.full(len(left), UNKNOWN, dtype=np.int64)
    # Of names equal but for blanks each side has other words: the rarer reading holds.
    found[equal] = _RAREST - np.maximum(_rarity(names, left[equal]), _rarity(names, right[equal]))
    other = np.flatnonzero(~equal & known(names.whole, left, right))
    found[other] = _of_different(names, left[other], right[other])
    return found


def _rarity(names: Surnames, persons: Ints) -> Ints:
    """How rare the rarest word of each surname is."""
    where, place = names.words.places(persons)
    return highest(where, names.rarity[names.words.codes[place]], len(persons))


def _of_different(names: Surnames, left: Ints, right: Ints) -> Ints:
    pair, one, other = each_two(names.words, left, right)
    equal = one == other
    shared = highest(pair[equal], names.rarity[one[equal]], len(left))
    near = highest(pair[~equal], _nearness(names, one[~equal], other[~equal]), len(left))
    conditions = {
        "deel_zeldzaam": shared == _RAREST,
        "deel": shared > 0,
        "klinkt": near == _SOUNDS,
        "lijkt": near == _SLIPPED,
        "lijkt_enigszins": near == _VAGUE,
    }
    return SURNAME.first_of(conditions, DIFFERENT)


def _nearness(names: Surnames, left: Ints, right: Ints) -> Ints:
    heard = names.sounds[left] == names.sounds[right]
    return np.where(heard, _SOUNDS, for_each_two(names.words.vocabulary, left, right, _slipped))


def _slipped(left: list[str], right: list[str]) -> Ints:
    letters = shortest(left, right)
    allowed = (letters >= _SHORTEST).astype(np.int64) + (letters >= _LONG)
    different = edits(3)(left, right)
    first = np.array([one[:1] == other[:1] for one, other in zip(left, right, strict=True)], dtype=bool)
    cut = (letters >= _CUT) & (begins(left, right) > 0)
    vague = first & (cut | ((different <= allowed + 1) & (letters > 1)))
    return np.select([different <= allowed, vague], [_SLIPPED, _VAGUE], 0)
