"""Quarters of a year, the unit of the price index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_QUARTER = re.compile(r"([12][0-9]{3})[ -]?[KkQq]([1-4])")


def quarter_of(day: date) -> str:
    """The quarter of a day, ``2024K1``."""
    return f"{day.year:04}K{(day.month + 2) // 3}"


def parse_quarter(text: str) -> str:
    """Read a quarter.

    Args:
        text: ``2024K1``, ``2024Q1`` or ``2024-K1``.

    Returns:
        The form of ``quarter_of``.

    Raises:
        ValueError: another form.
    """
    match = _QUARTER.fullmatch(text.strip())
    if match is None:
        raise ValueError("is not in the form 2024K1")
    return f"{match[1]}K{match[2]}"
