"""Cells of a workbook as the text that a CSV export of the same sheet would hold, or a refusal: never a guess.

Source of the form: ECMA-376 part 1, SpreadsheetML (cell types, number formats and serial dates).
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = 15  # Excel keeps no more of a number; a longer id that was typed as one has lost its end
_LAST_SERIAL = 2_958_466  # the day after 9999-12-31
_FAKE_DAY = 60  # the 29th of February that 1900 never had
_DATE_IDS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BOOLEANS = {"0": "false", "1": "true"}


def is_date_format(number: int, code: str | None) -> bool:
    """Whether a number format shows a number as a date or a time.

    Args:
        number: id of the format.
        code: its text for one that the workbook defines itself.
    """
    if code is None:
        return number in _DATE_IDS
    return any(sign in "ymdhs" for sign in _LITERALS.sub("", code).casefold().partition(";")[0])


class CellTexts:
    """Turns the cells of one workbook into text.

    Args:
        strings: the texts that cells refer to by number.
        dates: for each cell style, whether it shows a date.
        from_1904: whether days are counted from 1904.
    """

    def __init__(self, strings: Sequence[str], dates: Sequence[bool], *, from_1904: bool) -> None:
        self._strings = strings
        self._dates = dates
        self._begin = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a serial has no zone
        self._shifts_until = 0 if from_1904 else _FAKE_DAY

    def text(self, cell: Any) -> str:
        """The text of a cell; empty for an empty one.

        Raises:
            ValueError: the cell holds an error, a formula that was never computed, or what cannot be told exactly.
        """
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inside = cell.find("{*}is")
            return "" if inside is None else string_of(inside)
        value = cell.findtext("{*}v") or ""
        if not value:
            if kind != "str" and cell.find("{*}f") is not None:
                raise ValueError(say("holds a formula without its outcome"))
            return ""
        return self._of_kind(kind, value, cell.get("s", "0"))

    def _of_kind(self, kind: str, value: str, style: str) -> str:
        match kind:
            case "s":
                return self._shared(value)
            case "str":
                return _unescaped(value)
            case "b" if value in _BOOLEANS:
                return _BOOLEANS[value]
            case "d":
                return value.removesuffix("T00:00:00")
            case "n":
                return self._moment(value) if self._is_date(style) else number_text(value)
            case "e":
                raise ValueError(say("holds an error of the spreadsheet"))
        raise ValueError(say("is of an unknown type of cell"))

    def _shared(self, value: str) -> str:
        if value.isascii() and value.isdigit() and len(value) < 10 and int(value) < len(self._strings):
            return self._strings[int(value)]
        raise ValueError(say("refers to a text that the workbook does not hold"))

    def _is_date(self, style: str) -> bool:
        return style.isascii() and style.isdigit() and len(style) < 7 and (*self._dates[int(style) :][:1], False)[0]

    def _moment(self, value: str) -> str:
        """A serial number of days as yyyy-mm-dd, with its time where it has one."""
        days = _decimal(value)
        if not 0 <= days < _LAST_SERIAL:
            raise ValueError(say("is a date outside the calendar of the spreadsheet"))
        shift = 1 if 1 <= days < self._shifts_until else 0
        moment = self._begin + timedelta(days=int(days) + shift, seconds=round(float(days % 1) * 86400))
        if days < 1:
            return moment.time().isoformat()
        return moment.isoformat(sep=" ").removesuffix(" 00:00:00")


def number_text(value: str) -> str:
    """A number as the spreadsheet shows it: whole ones without a point, others to fifteen digits, never with an exponent.

    Raises:
        ValueError: it is no number, or a whole one of more digits than a spreadsheet keeps.
    """
    number = _decimal(value)
    if number.adjusted() >= _DIGITS:
        raise ValueError(say("is a number of more digits than a spreadsheet keeps; give the column the type text"))
    if number.adjusted() < -_DIGITS:
        return "0"
    text = format(Context(prec=_DIGITS, rounding=ROUND_HALF_UP).plus(number), "f")
    shown = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if shown == "-0" else shown


def string_of(element: Any) -> str:
    """The text of a string with all its runs, without the hints on how to say it."""
    if len(element) == 1 and not len(element[0]):
        return _unescaped(element[0].text or "")
    runs = (*element.iterfind("{*}t"), *element.iterfind("{*}r/{*}t"))
    return _unescaped("".join(run.text or "" for run in runs))


def _decimal(value: str) -> Decimal:
    try:
        number = Decimal(value) if len(value) <= 64 else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise ValueError(say("is no number"))
    return number


def _unescaped(text: str) -> str:
    """A text with the signs that XML cannot hold; those are refused where a cell uses them."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def is_unsafe(text: str) -> bool:
    """Whether a text holds a control sign."""
    return _CONTROL.search(text) is not None
