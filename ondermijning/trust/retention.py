"""How long a delivery may be kept: the term of the settings, never longer than the card of its source allows."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.settings import Mode

if TYPE_CHECKING:
    from ondermijning.settings import Settings
    from ondermijning.sources.loader import Loader


def keep_months(settings: Settings, source: str, loader: Loader | None) -> int:
    """The retention term of a source in months.

    Args:
        settings: what the municipality filled in.
        source: loader id.
        loader: its loader, if that is known; fictitious data are kept as long as its card allows.

    Raises:
        WorkspaceError: there is no term, or it is longer than the source allows.
    """
    where = f"{settings.file}: retention.{source}"
    most = loader.register.keep_months if loader else None
    term = settings.retention.get(source) or (most if settings.mode is Mode.DEMO else None)
    if term is None:
        raise WorkspaceError(say("is missing."), where=where, advice=say('Write a term, as "60 maanden".'))
    if most is not None and term > most:
        raise WorkspaceError(
            say("is {term} months, where the source allows at most {most}.", term=term, most=most),
            where=where,
            advice=say('Write "{most} maanden" or less.', most=most),
        )
    return term


def kept_until(day: date, months: int) -> date:
    """The last day on which a delivery of a day may be kept."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def oldest_kept(on: date, months: int) -> date:
    """The earliest reference date of which a delivery may still be kept on a day."""
    day = kept_until(on, -months)
    return next(each for each in (day, _after(day)) if kept_until(each, months) >= on)


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
