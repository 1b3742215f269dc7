"""The housing market of the synthetic city: an index per quarter and the value of a dwelling on a day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

FIRST_YEAR = 2015
_YEARLY_BEFORE = 1.03  # how fast prices rose before the published index begins
# Turning points (year, quarter, index) in the likeness of the Dutch index of existing homes, 2020 = 100.
_TURNS = (
    (2015, 1, 71.0), (2016, 1, 74.0), (2017, 1, 79.6), (2018, 1, 86.2), (2019, 1, 93.0), (2020, 1, 98.0),
    (2021, 1, 108.5), (2022, 1, 128.6), (2022, 3, 134.4), (2023, 2, 124.8), (2024, 1, 131.6), (2024, 4, 143.0),
)  # fmt: skip


def _between(turns: tuple[tuple[int, int, float], ...]) -> tuple[float, ...]:
    found: list[float] = []
    for (year, quarter, low), (next_year, next_quarter, high) in pairwise(turns):
        steps = (next_year - year) * 4 + next_quarter - quarter
        found.extend(round(low + (high - low) * step / steps, 1) for step in range(steps))
    return (*found, turns[-1][2])


INDEX = _between(_TURNS)


def index(day: date) -> float:
    """The price index of the quarter of a day; before the first quarter it falls with three percent a year."""
    quarter = (day.year - FIRST_YEAR) * 4 + (day.month - 1) // 3
    if quarter < 0:
        return INDEX[0] * float(_YEARLY_BEFORE ** (quarter / 4))
    return INDEX[min(quarter, len(INDEX) - 1)]


def value(base_euro: int, day: date) -> float:
    """What a home is worth on a day, in euro, from its worth at index 100."""
    return base_euro * index(day) / 100


def rounded(euro: float) -> int:
    """An amount as people agree on it: in steps of 500 euro."""
    return round(euro / 500) * 500
