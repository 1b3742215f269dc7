"""Persons with hashes in place of codes, so that the keys under which they are found mean the same in every run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.columns.hashes import by_code, hashed, hashes, mixed
from ondermijning.resolve.columns.texts import Column
from ondermijning.resolve.homes import any_order
from ondermijning.resolve.person_keys import BIGGEST_BLOCK, person_keys
from ondermijning.resolve.person_surnames import heard

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Ints
    from ondermijning.resolve.homes import Homes
    from ondermijning.resolve.people import People
    from ondermijning.resolve.person_sales import Sales
    from ondermijning.resolve.person_swaps import BothNames


def hashed_keys(people: People) -> tuple[Ints, Ints, Ints]:
    """The keys of persons: the place of each, a key by a number that it has in any run, and how many may share it."""
    places, keys = person_keys(_hashed_people(people), hashes(people.surnames.words.vocabulary))
    return places, keys, np.full(len(keys), BIGGEST_BLOCK)


def _hashed_people(people: People) -> People:
    surnames = replace(people.surnames, sounds=hashes(_sounds(people.surnames.words.vocabulary)))
    given = replace(people.given, initials=_hashed(people.given.initials))
    return replace(
        people, surnames=surnames, given=given, both=_both(people.both), homes=_homes(people.homes), sales=_sales(people.sales),
        numbers=_hashed(people.numbers),
    )  # fmt: skip


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
        homes, postcode=_hashed(homes.postcode), street=_hashed(homes.street), town=town, place=places_of(homes),
        turned=mixed(hashed(any_order(homes.postcode)), hashed(homes.number)),
        house=mixed(hashed(homes.street), town, hashed(homes.number)),
    )  # fmt: skip


def _sales(sales: Sales) -> Sales:
    objects = sales.objects
    return replace(sales, objects=replace(objects, codes=by_code(objects.codes, hashes(objects.vocabulary))))


def _sounds(words: list[str]) -> list[str]:
    return [heard(word) or word for word in words]
