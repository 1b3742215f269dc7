"""Rates per hundred: rounded counts and Wilson's interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from ondermijning.picture.rates import per_hundred, rounded


@given(st.integers(1, 5000).flatmap(lambda units: st.tuples(st.integers(0, units), st.just(units))))
def test_the_interval_is_that_of_wilson_as_scipy_computes_it(found: tuple[int, int]) -> None:
    counted, units = found
    rate, low, high = per_hundred(counted, units)
    wilson = binomtest(counted, units).proportion_ci(0.95, "wilson")
    assert rate == pytest.approx(100 * counted / units)
    assert (low, high) == pytest.approx((100 * wilson.low, 100 * wilson.high), abs=1e-6)


@pytest.mark.parametrize(("count", "told"), [(0, 0), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20)])
def test_a_count_is_told_to_the_nearest_five(count: int, told: int) -> None:
    assert rounded(count) == told


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_no_difference_between_told_counts_tells_the_unit(first: int, second: int) -> None:
    """Whatever is told, the real difference may be any of nine numbers."""
    possible = {
        later - earlier
        for earlier in range(rounded(first) - 2, rounded(first) + 3)
        for later in range(rounded(second) - 2, rounded(second) + 3)
    }
    assert second - first in possible
    assert len(possible) == 9
