"""House numbers in one cell: a number with its letter and addition."""

from __future__ import annotations

import re
from typing import NamedTuple

from ondermijning.language import say
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.text import clean

NUMBER = (
    r"(?P<number>[1-9][0-9]{0,4})(?![0-9])"
    r"(?P<addition>(?:[ /.-]*[A-Za-z]{1,4}(?![A-Za-z]))?(?:[ /.-]*[A-Za-z0-9]{1,4})?)"
)
SEVERAL = re.compile(r"[0-9] ?[a-z]? ?(?:&|\+|,|;|en|t/?m|tot)\W*[0-9]", re.IGNORECASE)
_HOUSE = re.compile(NUMBER)


class HouseNumber(NamedTuple):
    """A house in its street.

    Args:
        number: 1-99999.
        suffix: letter and addition in the form of ``addition``.
    """

    number: int
    suffix: str | None


def parse_house_number(text: str) -> HouseNumber:
    """Take a house number apart.

    Args:
        text: ``16``, ``16K298``, ``16-K298`` or ``16 K 298``, which are one; ``12-14`` is number 12 with addition 14, since
            many additions are numbers.

    Raises:
        ValueError: anything else.
    """
    house = clean(text) or ""
    match = None if SEVERAL.search(house) else _HOUSE.fullmatch(house)
    if match is None:
        raise ValueError(say("is no house number"))
    return HouseNumber(int(match["number"]), addition(None, match["addition"]))
