"""Values that every message of the HR Dataservice writes alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.flags import yes_no
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.xml import Element

COMPANY = ""  # stands where a branch number would, for what belongs to the company itself


def key(element: Element, name: str, parse: Callable[[str], str]) -> str:
    """A number that makes the key of a record.

    Raises:
        RowRejected: it is missing, or wrong.
    """
    try:
        return parse(element.value(name) or "")
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None


def span(faults: Faults, begin: str | None, end: str | None) -> dict[str, Any]:
    """The columns of when something began and ended, each a lower bound with its precision."""
    first, first_precision = faults.read("datumAanvang", parse_date, begin) or (None, None)
    last, last_precision = faults.read("datumEinde", parse_date, end) or (None, None)
    return {"aanvang": first, "aanvang_precisie": first_precision, "einde": last, "einde_precisie": last_precision}


def registered(element: Element, faults: Faults) -> dict[str, Any]:
    """The columns of when what this element tells about began and ended."""
    return span(faults, element.value("registratie", "datumAanvang"), element.value("registratie", "datumEinde"))


def is_yes(element: Element, name: str, faults: Faults) -> bool | None:
    """A J or N, None when it is absent or another code."""
    return faults.read(name, yes_no, element.value(name, "code"))
