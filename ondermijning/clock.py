"""What time it is for the people who work here: a day begins at midnight in the Netherlands, wherever the machine stands.

Whatever needs the present asks this file, so that all of a command works with one day and a test can set the clock.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """This moment, with the time zone of the municipality."""
    return _moment().astimezone(HERE)


def today() -> date:
    """The day it is in the municipality."""
    return now().date()


def day_here(moment: datetime) -> date:
    """The day in which a moment with a time zone falls in the municipality."""
    return moment.astimezone(HERE).date()


def _moment() -> datetime:
    """What the machine says; only tests put something else in its place."""
    return datetime.now(UTC)
