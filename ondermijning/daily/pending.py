"""Pending applications from a CSV file, ordered by the day of decision, beside the lines that cannot be read."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.application import Application, Power
from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.normalise.typed import typed_day, typed_kvk

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

COLUMNS = ("zaaknummer", "kvk", "naam", "adres", "soort", "bevoegdheid", "beslisdatum")
MAX_ROWS = 1000
MAX_BYTES = 5_000_000
_SOON_DAYS = 14


class Pending(NamedTuple):
    """An application that waits.

    Args:
        case: its case number.
        due: the day on which must be decided.
        application: what was asked.
    """

    case: str
    due: date
    application: Application

    def term(self, today: date) -> str:
        """Whether the day of decision is past, near, or further away."""
        left = (self.due - today).days
        if left < 0:
            return f"TE LAAT, {-left} dagen"
        return f"nog {left} dagen" if left <= _SOON_DAYS else ""


class Unread(NamedTuple):
    """A line that cannot be read: its number, its case number if it has one, and what is the matter, without its values."""

    line: int
    case: str
    fault: str


class PendingFile(NamedTuple):
    """What a file holds: the applications by day of decision, then case number, and the lines that cannot be read."""

    pending: list[Pending]
    unread: list[Unread]


def read_pending(path: Path) -> PendingFile:
    """The applications in a file with ``;`` between.

    Raises:
        DeliveryError: it is no such file, or a column is missing.
    """
    if path.stat().st_size > MAX_BYTES:
        raise DeliveryError(say("is too large for a list of applications."), where=path.name, advice=say("Split it."))
    try:
        head, *lines = path.read_text(encoding="utf-8-sig").splitlines() or [""]
        columns = _cells(head)
    except ValueError as problem:
        raise DeliveryError(
            say("is no CSV in UTF-8."), where=path.name, advice=say("Columns: {columns}.", columns=";".join(COLUMNS))
        ) from problem
    missing = [name for name in COLUMNS if lines and name not in columns]
    if missing or not lines or len(lines) > MAX_ROWS:
        many = say("holds no lines, or over {most}.", most=MAX_ROWS)
        fault = say("misses {missing}.", missing=", ".join(missing)) if missing else many
        raise DeliveryError(fault, where=path.name, advice=say("Columns: {columns}.", columns=";".join(COLUMNS)))
    pending, unread = [], []
    for number, line in enumerate(lines, 2):
        case = ""
        try:
            value = dict.fromkeys(COLUMNS, "") | dict(zip(columns, _cells(line), strict=False))
            case = value["zaaknummer"]
            if any(value.values()):
                pending.append(_pending(value))
        except ValueError as problem:
            unread.append(Unread(number, case, str(problem)))
    return PendingFile(sorted(pending, key=lambda each: (each.due, each.case)), unread)


def _cells(line: str) -> list[str]:
    """The cells of one line; a stray quote spoils no other.

    Raises:
        ValueError: its quotes do not fit.
    """
    try:
        return [cell.strip() for cells in csv.reader([line], delimiter=";", strict=True) for cell in cells]
    except csv.Error as problem:
        raise ValueError("de aanhalingstekens in deze regel kloppen niet") from problem


def _pending(value: dict[str, str]) -> Pending:
    """One line.

    Raises:
        ValueError: it cannot be read; what is the matter, in Dutch, without its values.
    """
    empty = [name for name in ("zaaknummer", "adres", "soort") if not value[name]]
    if empty or not (value["kvk"] or value["naam"]):
        raise ValueError(f"leeg: {', '.join(empty) or 'kvk en naam'}")
    power = value["bevoegdheid"].lower().removeprefix("wet ")
    if power not in set(Power):
        raise ValueError(f"bevoegdheid is geen van {', '.join(Power)}")
    try:
        due = typed_day(value["beslisdatum"])
    except ValueError as problem:
        raise ValueError("beslisdatum is geen dag; schrijf 2024-12-31") from problem
    try:
        kvk = typed_kvk(value["kvk"]) if value["kvk"] else ""
    except ValueError as problem:
        raise ValueError("kvk is geen nummer van 8 cijfers; gebruik anders de naam") from problem
    asked = Application(kvk, "" if kvk else value["naam"], value["adres"], value["soort"], Power(power))
    return Pending(value["zaaknummer"], due, asked)


def kvk_of(text: str, where: str) -> str:
    """The KVK number of an applicant, or empty.

    Raises:
        DeliveryError: this is no KVK number; "not seen" would then say nothing.
    """
    try:
        return typed_kvk(text) if text else ""
    except ValueError as problem:
        raise DeliveryError(
            say("is no KVK number."), where=where, advice=say("Write 8 digits, or use the name.")
        ) from problem
