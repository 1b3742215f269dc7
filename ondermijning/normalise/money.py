"""Sums of money as registers and exports write them."""

from __future__ import annotations

import re

# A lone separator before exactly three digits groups thousands, unless what stands before it cannot be a group.
_AMOUNT = re.compile(
    r"(?P<sign>-?)"
    r"(?P<whole>[1-9][0-9]{0,2}(?P<separator>[.,])[0-9]{3}(?:(?P=separator)[0-9]{3}){0,3}|[0-9]{1,15})"
    r"(?:(?!(?P=separator))[.,](?P<part>[0-9]{1,15})|,-{1,2})?"
)
_CURRENCY = re.compile(r"(?:€|EUR)?\s*(.*)", re.DOTALL)


def parse_euro(text: str) -> int:
    """Read a sum in euro and round it to whole euros, halves away from zero.

    Args:
        text: ``1.234,56``, ``1234.56``, ``€ 15.000``, ``15.000,-``, ``-5``; blanks around it do not count.

    Returns:
        Whole euros.

    Raises:
        ValueError: no sum, or one of more than 15 digits.
    """
    number = _CURRENCY.fullmatch(text.strip())
    match = _AMOUNT.fullmatch(number[1]) if number else None
    if match is None:
        raise ValueError("is not in a known form of a sum of money")
    euro = int(re.sub(r"[.,]", "", match["whole"])) + ((match["part"] or "0") >= "5")
    return -euro if match["sign"] else euro
