"""Birth dates of persons, and what slips make of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.weights.evidence import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ondermijning.resolve.columns.arrays import Bools, Ints

_MISTAKEN_YEARS = 10  # a generation is further apart
_DIGITS = tuple(10**place for place in range(8))
_PRECISION = {"jaar": 1, "maand": 2, "dag": 3}
_YEAR, _MONTH, DAY = _PRECISION.values()

BORN = field_of(
    "geboortedatum",
    gelijk="de geboortedatum is gelijk",
    zover_bekend="de geboortedatum is gelijk zover hij bekend is",
    nieuwjaar="het geboortejaar is gelijk, en een van beide datums is 1 januari",
    bijna="de geboortedatum verschilt een cijfer of een jaar, of dag en maand of twee cijfers van het jaar zijn verwisseld",
    andere_dag="jaar en maand van geboorte zijn gelijk, de dag verschilt",
    andere_maand="jaar en dag van geboorte zijn gelijk, de maand verschilt",
    ander_jaar="een van beide datums is 1 januari, en het jaar verschilt zoals bij een schrijffout",
    strijdig="de geboortedata kunnen niet van dezelfde persoon zijn",
)
SAME_DATE, CONTRADICTORY = BORN.place("gelijk"), BORN.place("strijdig")


@dataclass(frozen=True, slots=True)
class Births:
    """Birth dates as columns.

    Args:
        year, month, day: 0 where there is no date.
        precision: 0 without a date, 1 for a year, 2 for a month, 3 for a day.
    """

    year: Ints
    month: Ints
    day: Ints
    precision: Ints


def births_of(dates: Sequence[tuple[date | None, str | None]]) -> Births:
    """Lay dates, each with its precision, in columns; a date without one is known to the day."""
    numbers = [(day.year, day.month, day.day, _PRECISION[how or "dag"]) if day else (0, 0, 0, 0) for day, how in dates]
    return Births(*np.array(numbers, dtype=np.int64).reshape(-1, 4).T.copy())


def birth_levels(births: Births, left: Ints, right: Ints) -> Ints:
    """The level of each pair."""
    known_to = np.minimum(births.precision[left], births.precision[right])
    whole, in_month = known_to == DAY, known_to == _MONTH
    year, month, day = (each[left] == each[right] for each in (births.year, births.month, births.day))
    new_year = _new_year(births, left) | _new_year(births, right)
    year_slip = _slip_in_year(births, left, right) | (_turned_year(births, left, right) & ~new_year)
    slip = _one_digit(births, left, right) | _swapped(births, left, right) | (year_slip & month & day)
    return BORN.first_of(
        {
            "gelijk": whole & year & month & day & ~new_year,
            "zover_bekend": year & ((whole & month & day) | (in_month & month) | (known_to == _YEAR)),
            "nieuwjaar": whole & year & new_year,
            "bijna": whole & slip,
            "andere_dag": whole & year & month,
            "andere_maand": whole & year & day,
            "ander_jaar": whole & year_slip & new_year,
            "strijdig": known_to > 0,
        }
    )


def _new_year(births: Births, persons: Ints) -> Bools:
    """1 January stands for a day that is not known."""
    return np.asarray((births.month[persons] == 1) & (births.day[persons] == 1), dtype=bool)


def _slip_in_year(births: Births, left: Ints, right: Ints) -> Bools:
    apart = np.abs(births.year[left] - births.year[right])
    return np.asarray((apart == 1) | (apart == _MISTAKEN_YEARS), dtype=bool)


def _turned_year(births: Births, left: Ints, right: Ints) -> Bools:
    """Whether the last two digits of the years are each other's reverse: 1946 and 1964."""
    one, other = births.year[left], births.year[right]
    turned = other // 100 * 100 + other % 10 * 10 + other // 10 % 10
    return np.asarray(one == turned, dtype=bool)


def _swapped(births: Births, left: Ints, right: Ints) -> Bools:
    crossed = (births.month[left] == births.day[right]) & (births.day[left] == births.month[right])
    return np.asarray(crossed & (births.year[left] == births.year[right]), dtype=bool)


def _one_digit(births: Births, left: Ints, right: Ints) -> Bools:
    one, other = (births.year[at] * 10_000 + births.month[at] * 100 + births.day[at] for at in (left, right))
    different = sum((one // place % 10 != other // place % 10).astype(np.int64) for place in _DIGITS)
    near = np.abs(births.year[left] - births.year[right]) <= _MISTAKEN_YEARS
    return np.asarray((different == 1) & near, dtype=bool)
