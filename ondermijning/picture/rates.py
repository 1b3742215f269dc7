"""Rates per hundred with an interval, from rounded counts.

A count is told to the nearest five, so that the difference between two years, or between two ways of counting, is never known to
the unit. The interval is that of Wilson at 95 %; see ``normalise.intervals``.
"""

from __future__ import annotations

from typing import NamedTuple

from ondermijning.normalise.intervals import wilson

ROUNDED_TO = 5


class Rate(NamedTuple):
    """How many of a hundred, with the ends of the interval."""

    rate: float
    low: float
    high: float


def rounded(count: int) -> int:
    """A count to the nearest five."""
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def per_hundred(counted: int, units: int) -> Rate:
    """The rate of some units among all; there is at least one."""
    low, high = wilson(counted, units)
    return Rate(100 * counted / units, 100 * low, 100 * high)
