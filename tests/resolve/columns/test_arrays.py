from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.resolve.columns.arrays import UNKNOWN, among, batches, codes_of, distinct
from ondermijning.resolve.columns.words import words_of


def parts(values: list[int], size: int) -> list[list[int]]:
    column = np.array(values, dtype=np.int64)
    return [column[part].tolist() for part in batches(column, size)]


def test_equal_values_stay_together() -> None:
    assert parts([1, 1, 2, 2, 3], 3) == [[1, 1], [2, 2, 3]]
    assert parts([1, 1, 1, 1, 2], 2) == [[1, 1, 1, 1], [2]]
    assert parts([], 2) == []


@given(st.lists(st.integers(0, 9)).map(sorted), st.integers(1, 12))
def test_nothing_is_lost_and_only_equal_values_make_a_part_too_large(values: list[int], size: int) -> None:
    found = parts(values, size)
    assert [value for part in found for value in part] == values
    assert all(len(part) <= size or len(set(part)) == 1 for part in found)
    assert all(one[-1] != other[0] for one, other in pairwise(found))


NUMBERS = st.lists(st.integers(-3, 3) | st.integers(-(2**62), 2**62))


@given(NUMBERS, NUMBERS)
def test_among_tells_which_values_are_in_a_list(values: list[int], others: list[int]) -> None:
    ordered = distinct(np.array(others, dtype=np.int64))
    assert ordered.tolist() == sorted(set(others))
    assert among(np.array(values, dtype=np.int64), ordered).tolist() == [value in others for value in values]


def test_equal_values_have_equal_codes_and_what_is_empty_has_none() -> None:
    assert codes_of(["b", None, "a", "", "b"]).tolist() == [0, UNKNOWN, 1, UNKNOWN, 0]
    assert codes_of([("b",), (), frozenset(), frozenset("b"), ("b",)]).tolist() == [0, UNKNOWN, UNKNOWN, 1, 0]
    assert codes_of(iter([])).tolist() == []


def test_words_are_numbered_as_they_come() -> None:
    words = words_of([("bosuil", "tegels"), (), ("tegels",)])
    assert (words.vocabulary, words.starts.tolist(), words.codes.tolist()) == (
        ["bosuil", "tegels"],
        [0, 2, 2, 3],
        [0, 1, 1],
    )
