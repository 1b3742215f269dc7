"""Dates as registers write them: whole, or known to the month or year only."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from ondermijning.clock import day_here
from ondermijning.language import deferred, say
from ondermijning.normalise.remember import remembered

_ZONE = r"(?:(?P<utc>Z|[+-]00:?00)|[+-][0-9]{2}:?[0-9]{2})?"
_TIME = rf"(?:[T ](?P<hour>[0-9]{{2}}):(?P<minute>[0-9]{{2}})(?::[0-9]{{2}}(?:\.[0-9]+)?)?)?{_ZONE}"
_MIDNIGHT = r"(?: 0?0:00(?::00)?)?"  # what a spreadsheet puts behind a day
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,? +|(?:ma|di|wo|do|vr|za|zo)\.? +)?"
_FORMS = (
    re.compile(rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_TIME}"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<year>[0-9]{{4}}){_MIDNIGHT}"),
    re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?"),
)
_BY_NAME = re.compile(
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:e|ste|de)?[ .-]+(?P<name>[a-z]{{3,9}})\.?[ .-]+(?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
MONTH_NAMES = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT_NAMES = ("jan", "feb febr", "mrt", "apr", "", "jun", "jul", "aug", "sep sept", "okt october", "nov", "dec")
MONTHS = {
    name: number
    for number, (whole, short) in enumerate(zip(MONTH_NAMES, _SHORT_NAMES, strict=True), 1)
    for name in (whole, *short.split())
}
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_BEFORE_SERIALS = date(1899, 12, 30)  # day 0 of a spreadsheet, which counts one day too many after February 1900
_SERIAL = re.compile(r"[1-7][0-9]{4}")
_LAST_SERIAL = 73050  # the last day of 2099
_UNKNOWN_FORM = deferred(
    "is not in a known form of a date (2024-01-31, 20240131, 31-1-2024, 31/1/2024, 31 januari 2024)"
)


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
        text: ``yyyy-mm-dd`` with or without a time and zone, ``yyyymmdd``, ``d-m-yyyy``, ``d/m/yyyy``, ``d.m.yyyy``,
            ``1 januari 2022``, ``yyyy-mm`` or ``yyyy``; a month or day of zeros is unknown. The day is the one that is
            written, except that a moment in UTC is in the day that it falls in here: ten in the evening in summer is the
            day after.

    Returns:
        The lower bound and its precision.

    Raises:
        ValueError: another form, a day that no calendar has, or a year outside 1000-2999.
    """
    written = text.strip()
    match = next((found for form in _FORMS if (found := form.fullmatch(written))), None)
    if match is None:
        return _by_name(written)
    parts = match.groupdict()
    known = _partial(int(parts["year"]), int(parts.get("month") or 0), int(parts.get("day") or 0))
    if parts.get("utc") and parts["hour"] and known.precision == "dag":
        here = _day_here(known.day, int(parts["hour"]), int(parts["minute"]))
        return _partial(here.year, here.month, here.day)
    return known


def _by_name(text: str) -> PartialDate:
    match = _BY_NAME.fullmatch(" ".join(text.split()))
    month = MONTHS.get(match["name"].lower()) if match else None
    if match is None or month is None:
        raise ValueError(say(_UNKNOWN_FORM))
    return _partial(int(match["year"]), month, int(match["day"]))


def whole_day(text: str) -> date:
    """Read a date of which the day is known.

    Raises:
        ValueError: as ``parse_date``, or only the month or year is given.
    """
    found = parse_date(text)
    if found.precision != "dag":
        raise ValueError(say("is no whole date"))
    return found.day


def serial_day(text: str) -> date:
    """The day that a spreadsheet counts as a number of five digits (1927-2099), for a column that holds days.

    Raises:
        ValueError: no such number.
    """
    written = text.strip().removesuffix(".0")
    if not _SERIAL.fullmatch(written) or int(written) > _LAST_SERIAL:
        raise ValueError(say(_UNKNOWN_FORM))
    return _BEFORE_SERIALS + timedelta(days=int(written))


def optional_date(text: str | None) -> date | None:
    """The lower bound of a date that may be absent.

    Raises:
        ValueError: as ``parse_date``.
    """
    return parse_date(text).day if text and text.strip() else None


def _partial(year: int, month: int, day: int) -> PartialDate:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(say("has a year that no register uses"))
    if day and not month:
        raise ValueError(say("has a day without a month"))
    precision = "dag" if day else "maand" if month else "jaar"
    try:
        return PartialDate(date(year, month or 1, day or 1), precision)
    except ValueError:
        raise ValueError(say("is a day that does not exist")) from None


def _day_here(day: date, hour: int, minute: int) -> date:
    if hour * 60 + minute > 24 * 60 or minute > 59:
        raise ValueError(say("has a time that does not exist"))
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)
    return day_here(moment)
