"""How times and structured values are written in the ledger and the log."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from ondermijning.clock import day_here, now


def utc_text(moment: datetime | None = None) -> str:
    """A moment as UTC ISO 8601 text of one length, so that it sorts as text.

    Args:
        moment: with a time zone; now if it is left out.

    Raises:
        ValueError: the moment has no time zone.
    """
    moment = moment or now()
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def day_of(text: str) -> date:
    """The day in which a moment as ``utc_text`` writes it falls in the municipality."""
    return day_here(datetime.fromisoformat(text))


def json_text(value: object) -> str:
    """A value as JSON text: the same value always gives the same text, and dates are ISO 8601.

    Raises:
        TypeError: the value holds something that is no text, number, truth value, date, list or mapping.
        ValueError: a number is not finite.
    """
    return json.dumps(
        value, default=_date_text, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def _date_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
