"""Values that every answer of the KVK API writes alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import value
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject

COMPANY = ""  # stands where a branch number would, for what belongs to the company itself


def key(data: JsonObject, name: str, parse: Callable[[str], str]) -> str:
    """A number that makes the key of a record.

    Raises:
        RowRejected: it is missing, or wrong.
    """
    try:
        return parse(value(data, name) or "")
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None


def flag(data: JsonObject, name: str, faults: Faults) -> bool | None:
    """A Ja or Nee, None when it is absent or another word."""
    return faults.read(name, yes_no, value(data, name))


def worded(data: JsonObject, *names: str) -> str | None:
    """The first of these texts that is there."""
    return next((found for name in names if (found := clean(value(data, name)))), None)


def span(faults: Faults, places: dict[str, tuple[str, JsonObject]]) -> dict[str, Any]:
    """Columns with a lower bound and its precision.

    Args:
        faults: receives what was wrong.
        places: name of the column → the field it stands in and the object that has it.
    """
    columns: dict[str, Any] = {}
    for column, (name, holder) in places.items():
        found = faults.read(name, parse_date, value(holder, name)) or (None, None)
        columns[column], columns[f"{column}_precisie"] = found
    return columns
