"""What registers of grants have in common: the year a grant is for, and who is kept from view."""

from __future__ import annotations

from ondermijning.language import say
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.text import clean

_HIDDEN = "particulier"


def grant_year(text: str) -> int:
    """The year a grant is for.

    Raises:
        ValueError: no year.
    """
    try:
        return parse_date(text).day.year
    except ValueError:
        raise ValueError(say("is no year (2024)")) from None


def year_spoken_of(text: str | None) -> str:
    """The part of a register that a row belongs to: its year, so that files of two years do not end each other.

    Args:
        text: the year; an empty text stands for all grants without a readable one.
    """
    try:
        return str(grant_year(text or ""))
    except ValueError:
        return ""


def is_hidden(name: str | None) -> bool:
    """Whether a register writes ``(Particulier)`` in place of the name of a natural person."""
    return (name or "").strip(" ()").casefold() == _HIDDEN


def name_of_grantee(text: str | None) -> str | None:
    """The name of who received a grant; None for one who is hidden."""
    return None if is_hidden(text) else clean(text)
