"""Places as titles of official notices word them, where one notice may be about a row of houses or several streets."""

from __future__ import annotations

import re
from typing import NamedTuple

from ondermijning.normalise.places.address_lines import AddressLine, parse_address_line
from ondermijning.normalise.text import clean

_HOUSE = r"[1-9][0-9]{0,4} ?[A-Za-z]?(?![A-Za-z0-9])"
_ROW = re.compile(r"(?<=[0-9])\s*(?:t/?m|tot en met)\s*(?=[1-9][0-9]{0,4}(?![0-9]))", re.IGNORECASE)
_FURTHER = re.compile(rf"({_HOUSE})(?:\s*(?:,|&|\+|\ben\b)\s*{_HOUSE}(?! [A-Z]{{2}}\b))+")
_TOWN = re.compile(r"\s+te (?=[A-Z])")


class NoticePlace(NamedTuple):
    """The place of a notice.

    Args:
        line: the address; of a row of houses the last number stands as addition, of several houses the first counts.
        several: the notice is about more places than the line says.
    """

    line: AddressLine
    several: bool


def parse_notice_place(text: str) -> NoticePlace:
    """Read the place of a notice.

    Args:
        text: ``Vrijthof 10, 6211 LC Maastricht``, ``Klipperweg 8-10 te Maastricht``, ``Vrijthof 12 en 14, 6211LC Maastricht``
            or a street without a number. Of several streets only the town is known.

    Raises:
        ValueError: no street, with or without a house number.
    """
    place = _TOWN.sub(", ", _ROW.sub("-", clean(text) or ""))
    place, dropped = _FURTHER.subn(r"\1", place)
    line = parse_address_line(place)
    if "," in (line.straat or ""):
        return NoticePlace(AddressLine(None, woonplaats=line.woonplaats), several=True)
    return NoticePlace(line, several=bool(dropped))
