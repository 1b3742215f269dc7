"""Under which keys a person is looked for, and is found: two who share one are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.person_births import DAY
from ondermijning.resolve.ragged import UNKNOWN, Ints
from ondermijning.resolve.text_columns import together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.resolve.people import People

BIGGEST_BLOCK = 60  # persons; a key that more of them share says too little
_DAYS = 32


def person_keys(people: People) -> tuple[Ints, Ints]:
    """The keys of all persons: the place of each person, beside a key, which means nothing outside this answer."""
    kinds = list(_kinds(people))
    persons = np.concatenate([nr[codes != UNKNOWN] for nr, codes in kinds])
    keys = np.concatenate([codes[codes != UNKNOWN] * len(kinds) + at for at, (_, codes) in enumerate(kinds)])
    both = np.unique(persons * (int(keys.max(initial=0)) + 1) + keys)
    return np.divmod(both, int(keys.max(initial=0)) + 1)


def _kinds(people: People) -> Iterator[tuple[Ints, Ints]]:
    """Persons and the code of their key, kind by kind."""
    everybody, births = np.arange(people.size), people.births
    month_day = np.where(births.precision == DAY, births.month * _DAYS + births.day, UNKNOWN)
    year = np.where(births.precision > 0, births.year, UNKNOWN)
    yield everybody, people.homes.house
    yield everybody, people.homes.place
    yield everybody, together(year, month_day)
    yield everybody, people.numbers.codes
    yield from _by_surname(people, month_day, year)


def _by_surname(people: People, month_day: Ints, year: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Each word of a surname with what else is known."""
    nr, place = people.surnames.words.places(np.arange(people.size))
    word = people.surnames.words.codes[place]
    sound, initials = people.surnames.sounds[word], people.given.initials.codes[nr]
    initial = np.where(people.given.initial > 0, people.given.initial, UNKNOWN)[nr]
    yield nr, together(sound, month_day[nr])
    yield nr, together(sound, year[nr], initial)
    yield nr, together(sound, initials, people.homes.town[nr])
    yield nr, together(word, initials)
