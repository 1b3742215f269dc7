"""Given name and surname in each other's place, as forms and foreign lists have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, codes_of
from ondermijning.resolve.columns.texts import column, edits, for_each_two, known, together
from ondermijning.resolve.persons.surnames import heard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.resolve.columns.arrays import Bools, Ints


@dataclass(frozen=True, slots=True)
class BothNames:
    """Surname and first given name, each as one word, with equal codes for equal words of either kind.

    Args:
        words: the words by code.
        surname, given: the code of each person.
        given_sound: given names that sound alike, as equal codes.
        sounds: both names by how they sound, in either order, as equal codes.
    """

    words: list[str]
    surname: Ints
    given: Ints
    given_sound: Ints
    sounds: Ints


def both_names_of(surnames: Sequence[tuple[str, ...]], given: Sequence[tuple[str, ...]]) -> BothNames:
    """Lay names in columns; a given name that is not written in full is left out."""
    found = column(["".join(words) for words in surnames] + [words[0] if words else "" for words in given])
    sounds = np.append(codes_of(heard(word) or word for word in found.values), UNKNOWN)[found.codes]
    one, other = sounds[: len(surnames)], sounds[len(surnames) :]
    return BothNames(
        found.values,
        found.codes[: len(surnames)],
        found.codes[len(surnames) :],
        other,
        np.where(np.minimum(one, other) == UNKNOWN, UNKNOWN, together(np.minimum(one, other), np.maximum(one, other))),
    )


def swapped(names: BothNames, left: Ints, right: Ints) -> Bools:
    """Whether the surname of one is the given name of the other and the reverse, one of them but for a slip."""
    whole = known(names.surname, left, right) & known(names.given, left, right)
    one, other = names.surname[left] == names.given[right], names.given[left] == names.surname[right]
    plain = (names.surname[left] != names.surname[right]) & (names.given[left] != names.given[right])
    at = np.flatnonzero(whole & plain & (one | other))
    found = np.zeros(len(left), dtype=bool)
    found[at] = _alike(names, left[at], right[at]) & _alike(names, right[at], left[at])
    return found


def half_swapped(names: BothNames, left: Ints, right: Ints) -> Bools:
    """Whether the surname of one is the given name of the other, whatever the rest."""
    one = (names.surname[left] == names.given[right]) & (names.surname[left] != UNKNOWN)
    other = (names.surname[right] == names.given[left]) & (names.surname[right] != UNKNOWN)
    return np.asarray(one | other, dtype=bool)


def _alike(names: BothNames, left: Ints, right: Ints) -> Bools:
    return np.asarray(for_each_two(names.words, names.surname[left], names.given[right], edits(1)) <= 1, dtype=bool)
