"""Given name and surname in each other's place, as forms and foreign lists have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.text_columns import column, edits, for_each_two, known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.resolve.ragged import Bools, Ints


@dataclass(frozen=True, slots=True)
class BothNames:
    """Surname and first given name, each as one word, with equal codes for equal words of either kind.

    Args:
        words: the words by code.
        surname, given: the code of each person.
    """

    words: list[str]
    surname: Ints
    given: Ints


def both_names_of(surnames: Sequence[tuple[str, ...]], given: Sequence[tuple[str, ...]]) -> BothNames:
    """Lay names in columns; a given name that is not written in full is left out."""
    found = column(["".join(words) for words in surnames] + [words[0] if words else "" for words in given])
    return BothNames(found.values, found.codes[: len(surnames)], found.codes[len(surnames) :])


def swapped(names: BothNames, left: Ints, right: Ints) -> Bools:
    """Whether the surname of one is the given name of the other and the reverse, one of them but for a slip."""
    whole = known(names.surname, left, right) & known(names.given, left, right)
    one, other = names.surname[left] == names.given[right], names.given[left] == names.surname[right]
    plain = (names.surname[left] != names.surname[right]) & (names.given[left] != names.given[right])
    at = np.flatnonzero(whole & plain & (one | other))
    found = np.zeros(len(left), dtype=bool)
    found[at] = _alike(names, left[at], right[at]) & _alike(names, right[at], left[at])
    return found


def _alike(names: BothNames, left: Ints, right: Ints) -> Bools:
    return np.asarray(for_each_two(names.words, names.surname[left], names.given[right], edits(1)) <= 1, dtype=bool)
