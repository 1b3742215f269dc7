"""What is compared of two natural persons, for many pairs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, Ints
from ondermijning.resolve.columns.texts import edits, for_each_two, known
from ondermijning.resolve.homes import HOME, home_levels
from ondermijning.resolve.persons.births import BORN, birth_levels
from ondermijning.resolve.persons.family import FAMILY, family_guards, family_levels
from ondermijning.resolve.persons.given_names import GIVEN, OTHER_INITIALS, OTHER_NAME, given_levels
from ondermijning.resolve.persons.sales import SALE, sale_levels
from ondermijning.resolve.persons.surnames import HALF_SWAPPED, SURNAME, SWAPPED, UNLIKE, surname_levels
from ondermijning.resolve.persons.swapped_names import half_swapped, swapped
from ondermijning.resolve.weights.evidence import Evidence, field_of

if TYPE_CHECKING:
    from ondermijning.resolve.persons.people import People

NUMBER = field_of(
    "nummer",
    gelijk="het nummer is gelijk",
    bijna="het nummer verschilt zoals bij een schrijffout",
    anders="het nummer is anders",
)
PERSON_FIELDS = (SURNAME, GIVEN, BORN, HOME, SALE, FAMILY, NUMBER)
_SAME_NUMBER = 0  # outweighs every doubt about names and dates


def person_evidence(people: People, left: Ints, right: Ints) -> Evidence:
    """Compare pairs of persons; which of the two is left makes no difference.

    Args:
        people: all persons.
        left: the one person of each pair, by place.
        right: the other.
    """
    surname, given = _name_levels(people, left, right)
    fields = {
        SURNAME.name: surname,
        GIVEN.name: given,
        BORN.name: birth_levels(people.births, left, right),
        HOME.name: home_levels(people.homes, left, right),
        SALE.name: sale_levels(people.sales, left, right),
        NUMBER.name: _number_levels(people, left, right),
    }
    generation = people.surnames.generation
    guards = family_guards(fields, people.given.same_initial(left, right), (generation[left], generation[right]))
    one_number = fields[NUMBER.name] == _SAME_NUMBER
    doubted = {name: fired & ~one_number for name, fired in guards.items()}
    return Evidence(fields | {FAMILY.name: family_levels(fields)}, doubted)


def _name_levels(people: People, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """The levels of surname and given names; those of swapped names tell nothing beside each other."""
    surname, given = surname_levels(people.surnames, left, right), given_levels(people.given, left, right)
    crossed = swapped(people.both, left, right)
    unlike = np.isin(surname, UNLIKE) & np.isin(given, (UNKNOWN, OTHER_NAME, *OTHER_INITIALS))
    half = unlike & ~crossed & half_swapped(people.both, left, right)
    return (
        np.where(crossed, SWAPPED, np.where(half, HALF_SWAPPED, surname)),
        np.where(crossed | half, UNKNOWN, given),
    )


def _number_levels(people: People, left: Ints, right: Ints) -> Ints:
    codes = people.numbers.codes
    found = np.full(len(left), UNKNOWN, dtype=np.int64)
    at = np.flatnonzero(known(codes, left, right))
    found[at] = for_each_two(people.numbers.values, codes[left[at]], codes[right[at]], edits(1))
    return found
