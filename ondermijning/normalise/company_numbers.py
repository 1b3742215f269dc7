"""Numbers of companies beside those of the Dutch trade register, with their checks: VAT, LEI, Belgium, Germany."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdnum import lei as _lei
from stdnum.be import vat as _belgian
from stdnum.de import handelsregisternummer as _german
from stdnum.nl import btw as _btw

if TYPE_CHECKING:
    from types import ModuleType


def btw_number(text: str) -> str:
    """A Dutch VAT number with a fitting check, ``NL004495445B01``.

    Of a sole trader the nine digits may be a BSN: handle the whole number as one.

    Raises:
        ValueError: no such number.
    """
    return f"NL{_checked(_btw, text, 'is no VAT number, or its check digits fail')}"


def lei(text: str) -> str:
    """A legal entity identifier with a fitting check (ISO 17442), 20 signs.

    Raises:
        ValueError: no such number.
    """
    number = "".join(text.split()).upper()
    if len(number) != 20 or not (number.isascii() and number.isalnum()):
        raise ValueError("is no LEI of 20 signs")
    return _checked(_lei, number, "is a LEI of which the check digits fail")


def belgian_number(text: str) -> str:
    """A number of the Belgian Crossroads Bank for Enterprises with a fitting check, ten digits; ``BE`` in front is left out.

    Raises:
        ValueError: no such number.
    """
    return _checked(_belgian, text, "is no Belgian company number, or its check digits fail")


def german_number(text: str) -> str:
    """A number of the German commercial register with its court, ``Aachen HRB 11223``.

    Raises:
        ValueError: no such number, or an unknown court.
    """
    if not _german.is_valid(text):
        raise ValueError("is no German register number with its court")
    return str(_german.validate(text))


def _checked(kind: ModuleType, text: str, reason: str) -> str:
    """The normal form that a check of ``stdnum`` gives."""
    if not text.isascii() or not kind.is_valid(text):  # it would turn some other letters into ASCII
        raise ValueError(reason)
    return str(kind.compact(text))
