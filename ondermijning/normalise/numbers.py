"""Whole numbers that count or measure something."""

from __future__ import annotations

import re

from ondermijning.language import say


def whole_number(text: str) -> int:
    """Read a number of zero or more without a sign or separators.

    Raises:
        ValueError: no such number, or one of more than 15 digits.
    """
    number = text.strip()
    if not re.fullmatch(r"[0-9]{1,15}", number):
        raise ValueError(say("is no whole number of zero or more"))
    return int(number)


def house_number(text: str) -> int:
    """Read a house number, 1-99999.

    Raises:
        ValueError: no such number.
    """
    number = whole_number(text)
    if not 1 <= number <= 99999:
        raise ValueError(say("is no house number"))
    return number
