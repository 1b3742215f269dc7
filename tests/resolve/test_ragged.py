from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.resolve.ragged import batches


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
