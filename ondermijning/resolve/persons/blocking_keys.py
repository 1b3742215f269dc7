"""Blocking keys of persons: two who share one are compared. In codes for one answer, in hashes that mean the same in every run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, Bools, Ints
from ondermijning.resolve.columns.hashes import by_code, hashed, hashes, marked, mixed
from ondermijning.resolve.columns.texts import Column
from ondermijning.resolve.homes import any_order
from ondermijning.resolve.persons.births import DAY
from ondermijning.resolve.persons.surnames import heard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.resolve.homes import Homes
    from ondermijning.resolve.persons.people import People
    from ondermijning.resolve.persons.sales import Sales
    from ondermijning.resolve.persons.swapped_names import BothNames

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
    yield everybody, mixed(year, month_day)
    yield everybody, people.numbers.codes
    yield everybody, people.both.sounds
    nr, place = people.sales.objects.places(everybody)
    yield nr, people.sales.objects.codes[place]
    yield everybody, mixed(people.both.given_sound, people.homes.postcode.codes)
    yield everybody, mixed(people.both.given_sound, people.homes.street.codes, people.homes.number.codes)
    yield from _by_surname(people, words, month_day, year)


def _by_surname(people: People, words: Ints, month_day: Ints, year: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Each word of a surname with what else is known."""
    nr, place = people.surnames.words.places(np.arange(people.size))
    word = people.surnames.words.codes[place]
    sound, initials = people.surnames.sounds[word], people.given.initials.codes[nr]
    initial = np.where(people.given.initial > 0, people.given.initial, UNKNOWN)[nr]
    yield nr, mixed(sound, month_day[nr])
    yield nr, mixed(sound, year[nr], initial)
    yield nr, mixed(sound, initials, people.homes.town[nr])
    yield nr, mixed(sound, people.homes.postcode.codes[nr])
    yield nr, mixed(words[word], initials)


def hashed_keys(people: People) -> tuple[Ints, Ints, Ints]:
    """The keys of persons: the place of each, a key by a number that it has in any run, and how many may share it."""
    places, keys = person_keys(_hashed_people(people), hashes(people.surnames.words.vocabulary))
    return places, keys, np.full(len(keys), BIGGEST_BLOCK)


def _hashed_people(people: People) -> People:
    surnames = replace(people.surnames, sounds=hashes(_sounds(people.surnames.words.vocabulary)))
    given = replace(people.given, initials=_hashed(people.given.initials))
    return replace(
        people,
        surnames=surnames,
        given=given,
        both=_both(people.both),
        homes=_homes(people.homes),
        sales=_sales(people.sales),
        numbers=_hashed(people.numbers),
    )


def places_of(homes: Homes) -> Ints:
    """Postcode and number of each address."""
    return mixed(hashed(homes.postcode), hashed(homes.number))


def _hashed(column: Column) -> Column:
    return Column(hashed(column), column.values)


def _both(both: BothNames) -> BothNames:
    sounds = hashes(_sounds(both.words))
    one, other = by_code(both.surname, sounds), by_code(both.given, sounds)
    low, high = np.minimum(one, other), np.maximum(one, other)
    return replace(both, given_sound=other, sounds=np.where(low == UNKNOWN, UNKNOWN, mixed(low, high)))


def _homes(homes: Homes) -> Homes:
    town = by_code(homes.town, hashes(homes.towns))
    return replace(
        homes,
        postcode=_hashed(homes.postcode),
        street=_hashed(homes.street),
        town=town,
        place=places_of(homes),
        turned=mixed(hashed(any_order(homes.postcode)), hashed(homes.number)),
        house=mixed(hashed(homes.street), town, hashed(homes.number)),
    )


def _sales(sales: Sales) -> Sales:
    objects = sales.objects
    return replace(sales, objects=replace(objects, codes=by_code(objects.codes, hashes(objects.vocabulary))))


def _sounds(words: list[str]) -> list[str]:
    return [heard(word) or word for word in words]
