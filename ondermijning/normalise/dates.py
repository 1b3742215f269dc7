"""Dates as registers write them: whole, or known to the month or year only."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_TIME = rf"(?:[T ][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?)?{_ZONE}"
_FORMS = (
    re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_TIME}"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?"),
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


class PartialDate(NamedTuple):
    """A date with how much of it is known.

    Args:
        day: the date itself, or the first day of the month or year that is known.
        precision: ``dag``, ``maand`` or ``jaar``.
    """

    day: date
    precision: str


def parse_date(text: str) -> PartialDate:
    """Read a date in one of the forms of Dutch registers.

    Args:
        text: ``yyyy-mm-dd`` with or without a time and zone, ``yyyymmdd``, ``d-m-yyyy``, ``yyyy-mm`` or ``yyyy``; a
            month or day of zeros is unknown. The day is the one that is written, in whatever time zone.

    Returns:
        The lower bound and its precision.

    Raises:
        ValueError: another form, a day that no calendar has, or a year outside 1000-2999.
    """
    match = next((found for form in _FORMS if (found := form.fullmatch(text.strip()))), None)
    if match is None:
        raise ValueError("is not in a known form of a date")
    parts = match.groupdict()
    return _partial(int(parts["year"]), int(parts.get("month") or 0), int(parts.get("day") or 0))


def optional_date(text: str | None) -> date | None:
    """The lower bound of a date that may be absent.

    Raises:
        ValueError: as ``parse_date``.
    """
    return parse_date(text).day if text and text.strip() else None


def _partial(year: int, month: int, day: int) -> PartialDate:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError("has a year that no register uses")
    if day and not month:
        raise ValueError("has a day without a month")
    precision = "dag" if day else "maand" if month else "jaar"
    try:
        return PartialDate(date(year, month or 1, day or 1), precision)
    except ValueError:
        raise ValueError("is a day that does not exist") from None
