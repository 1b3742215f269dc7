"""How times and structured values are written in the ledger and the log."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime


def utc_text(moment: datetime | None = None) -> str:
    """A moment as UTC ISO 8601 text of one length, so that it sorts as text.

    Args:
        moment: with a time zone; now if it is left out.

    Raises:
        ValueError: the moment has no time zone.
    """
    moment = moment or datetime.now(UTC)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


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
