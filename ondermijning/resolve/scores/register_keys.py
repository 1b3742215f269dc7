"""The register keys of mentions in columns, and which pairs have different values of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN, codes_of
from ondermijning.resolve.weights.comparison import KEY_GUARDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.resolve.columns.arrays import Bools, Ints


class RegisterKeys(NamedTuple):
    """The register keys of mentions as columns.

    Args:
        codes: per key of ``exact_clusters.KEYS`` equal sets of values as equal codes.
        sets: per key the set of each code.
        several: per key whether the set of each code has several values; ``UNKNOWN`` has none.
    """

    codes: list[Ints]
    sets: list[list[frozenset[str]]]
    several: list[Bools]

    def guards(self, left: Ints, right: Ints) -> dict[str, Bools]:
        """Which pairs have different values of a key."""
        return {
            name: _disjoint(codes[left], codes[right], sets, several)
            for name, codes, sets, several in zip(KEY_GUARDS, *self, strict=True)
        }


def register_keys(keys: Iterable[tuple[frozenset[str], ...]]) -> RegisterKeys:
    """Lay the keys of mentions in columns."""
    columns = list(zip(*keys, strict=True))
    sets = [list(dict.fromkeys(filter(None, column))) for column in columns]
    several = [np.array([*(len(each) > 1 for each in some), False], dtype=bool) for some in sets]
    return RegisterKeys([codes_of(column) for column in columns], sets, several)


def _disjoint(left: Ints, right: Ints, sets: list[frozenset[str]], several: Bools) -> Bools:
    apart = (left != right) & (left != UNKNOWN) & (right != UNKNOWN)
    for at in np.flatnonzero(apart & (several[left] | several[right])).tolist():
        apart[at] = not sets[left[at]] & sets[right[at]]
    return np.asarray(apart, dtype=bool)
