"""Under which keys a person is looked for, and is found: two who share one are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints
from ondermijning.resolve.columns.hashes import marked
from ondermijning.resolve.columns.hashes import mixed as together
from ondermijning.resolve.person_births import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.resolve.people import People

BIGGEST_BLOCK = 60  # persons; a key that more of them share says too little
_DAYS = 32


def person_keys(people: People, words: Ints | None = None) -> tuple[Ints, Ints]:
    """The keys of all persons: the place of each person, beside a key.

    Args:
        people: all persons.
        words: what stands for each word of a surname; its code if None, and then keys mean nothing outside this answer.
    """
    words = np.arange(len(people.surnames.words.vocabulary)) if words is None else words
    kinds = [(nr, marked(at, codes)) for at, (nr, codes) in enumerate(_kinds(people, words))]
    persons, keys = (np.concatenate(side) for side in zip(*kinds, strict=True))
    kept = (keys != UNKNOWN) & _once(people, persons, keys)
    return persons[kept], keys[kept]


def _once(people: People, persons: Ints, keys: Ints) -> Bools:
    """Every key of a person but once: two words of one surname may sound alike, and an object may be bought and sold."""
    several = np.flatnonzero((people.surnames.words.counts(persons) > 1) | (people.sales.objects.counts(persons) > 1))
    order = several[np.lexsort((keys[several], persons[several]))]
    again = order[1:][(persons[order[1:]] == persons[order[:-1]]) & (keys[order[1:]] == keys[order[:-1]])]
    once = np.ones(len(persons), dtype=bool)
    once[again] = False
    return once


def _kinds(people: People, words: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Persons and the code of their key, kind by kind."""
    everybody, births = np.arange(people.size), people.births
    month_day = np.where(births.precision == DAY, births.month * _DAYS + births.day, UNKNOWN)
    year = np.where(births.precision > 0, births.year, UNKNOWN)
    yield everybody, people.homes.house
    yield everybody, people.homes.turned
    yield everybody, together(year, month_day)
    yield everybody, people.numbers.codes
    yield everybody, people.both.sounds
    nr, place = people.sales.objects.places(everybody)
    yield nr, people.sales.objects.codes[place]
    yield everybody, together(people.both.given_sound, people.homes.postcode.codes)
    yield everybody, together(people.both.given_sound, people.homes.street.codes, people.homes.number.codes)
    yield from _by_surname(people, words, month_day, year)


def _by_surname(people: People, words: Ints, month_day: Ints, year: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Each word of a surname with what else is known."""
    nr, place = people.surnames.words.places(np.arange(people.size))
    word = people.surnames.words.codes[place]
    sound, initials = people.surnames.sounds[word], people.given.initials.codes[nr]
    initial = np.where(people.given.initial > 0, people.given.initial, UNKNOWN)[nr]
    yield nr, together(sound, month_day[nr])
    yield nr, together(sound, year[nr], initial)
    yield nr, together(sound, initials, people.homes.town[nr])
    yield nr, together(sound, people.homes.postcode.codes[nr])
    yield nr, together(words[word], initials)
