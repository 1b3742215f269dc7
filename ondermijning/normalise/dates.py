"""Dates as registers write them: whole, or known to the month or year only."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from ondermijning.clock import day_here
from ondermijning.normalise.remember import remembered

_ZONE = r"(?:(?P<utc>Z|[+-]00:?00)|[+-][0-9]{2}:?[0-9]{2})?"
_TIME = rf"(?:[T ](?P<hour>[0-9]{{2}}):(?P<minute>[0-9]{{2}})(?::[0-9]{{2}}(?:\.[0-9]+)?)?)?{_ZONE}"
_FORMS = (
    re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_TIME}"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?"),
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_UNKNOWN_FORM = "is not in a known form of a date"


class PartialDate(NamedTuple):
    """A date with how much of it is known.

    Args:
        day: the date itself, or the first day of the month or year that is known.
        precision: ``dag``, ``maand`` or ``jaar``.
    """

    day: date
    precision: str


@remembered
def parse_date(text: str) -> PartialDate:
    """Read a date in one of the forms of Dutch registers.

    Args:
        text: ``yyyy-mm-dd`` with or without a time and zone, ``yyyymmdd``, ``d-m-yyyy``, ``yyyy-mm`` or ``yyyy``; a
            month or day of zeros is unknown. The day is the one that is written, except that a moment in UTC is in the
            day that it falls in here: ten in the evening in summer is the day after.

    Returns:
        The lower bound and its precision.

    Raises:
        ValueError: another form, a day that no calendar has, or a year outside 1000-2999.
    """
    match = next((found for form in _FORMS if (found := form.fullmatch(text.strip()))), None)
    if match is None:
        raise ValueError(_UNKNOWN_FORM)
    parts = match.groupdict()
    known = _partial(int(parts["year"]), int(parts.get("month") or 0), int(parts.get("day") or 0))
    if parts.get("utc") and parts["hour"] and known.precision == "dag":
        here = _day_here(known.day, int(parts["hour"]), int(parts["minute"]))
        return _partial(here.year, here.month, here.day)
    return known


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


def _day_here(day: date, hour: int, minute: int) -> date:
    if hour * 60 + minute > 24 * 60 or minute > 59:
        raise ValueError("has a time that does not exist")
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)
    return day_here(moment)
