"""Quarters of a year, the unit of the price index."""

from __future__ import annotations

import re

from ondermijning.language import say

_QUARTER = re.compile(r"([12][0-9]{3})[ -]?[KkQq]([1-4])")


def parse_quarter(text: str) -> str:
    """Read a quarter.

    Args:
        text: ``2024K1``, ``2024Q1`` or ``2024-K1``.

    Returns:
        The quarter as ``2024K1``.

    Raises:
        ValueError: another form.
    """
    match = _QUARTER.fullmatch(text.strip())
    if match is None:
        raise ValueError(say("is not in the form 2024K1"))
    return f"{match[1]}K{match[2]}"
