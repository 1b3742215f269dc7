"""The days on which the register is delivered, and days around them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

# One stand per quarter over three years.
STANDS = (
    date(2021, 12, 31),
    *(date(year, month, day) for year in (2022, 2023, 2024) for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))),
)
FIRST, LAST = STANDS[0], STANDS[-1]
COUNTING_DAYS = STANDS[-5::2]  # of residents, where they are counted more than once
VALUATION_YEARS = range(2020, 2025)
VALUED_BY_LAST = VALUATION_YEARS[:-1]  # a value is used from the year after its own: it lags by one year to two


def days(rng: Random, low: int, high: int) -> timedelta:
    """A number of days between two bounds, both included."""
    return timedelta(days=rng.randint(low, high))


def between(rng: Random, first: date, last: date) -> date:
    """A day between two days, both included."""
    return first + days(rng, 0, (last - first).days)


def years(number: float) -> timedelta:
    """A span of about so many years."""
    return timedelta(days=round(number * 365.25))


def stand(rng: Random, first: int, last: int) -> date:
    """The reference date of one of the deliveries, by number."""
    return STANDS[rng.randint(first, last)]
