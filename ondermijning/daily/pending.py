"""Pending applications from a CSV file, ordered by the day on which must be decided."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.application import Application, Power
from ondermijning.errors import DeliveryError
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.identifiers import kvk_number

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


def read_pending(path: Path) -> list[Pending]:
    """The applications in a file with ``;`` between, by day of decision, then case number.

    Raises:
        DeliveryError: a column is missing, or a line cannot be read; the message names the line and the column.
    """
    if path.stat().st_size > MAX_BYTES:
        raise DeliveryError("is too large for a list of applications.", where=path.name, advice="Split it.")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        rows = list(csv.DictReader(lines, delimiter=";", strict=True))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise DeliveryError(
            "is no CSV in UTF-8.", where=path.name, advice=f"Columns: {';'.join(COLUMNS)}."
        ) from problem
    missing = [name for name in COLUMNS if rows and name not in rows[0]]
    if missing or not rows or len(rows) > MAX_ROWS:
        fault = f"misses {', '.join(missing)}" if missing else f"holds no lines or over {MAX_ROWS}"
        raise DeliveryError(f"{fault}.", where=path.name, advice=f"Columns: {';'.join(COLUMNS)}.")
    pending = [_pending(row, f"{path.name} line {number}") for number, row in enumerate(rows, 2)]
    return sorted(pending, key=lambda each: (each.due, each.case))


def _pending(row: dict[str, str | None], where: str) -> Pending:
    value = {name: (row[name] or "").strip() for name in COLUMNS}
    empty = [name for name in ("zaaknummer", "adres", "soort") if not value[name]]
    if empty or not (value["kvk"] or value["naam"]):
        raise DeliveryError("lacks a value.", where=where, advice=f"Fill in {', '.join(empty) or 'kvk or naam'}.")
    if value["bevoegdheid"] not in set(Power):
        raise DeliveryError("names another power.", where=where, advice=f"bevoegdheid is one of {', '.join(Power)}.")
    try:
        due = parse_date(value["beslisdatum"]).day
    except ValueError as problem:
        raise DeliveryError("has no date in beslisdatum.", where=where, advice="Write 2024-12-31.") from problem
    name = "" if value["kvk"] else value["naam"]
    asked = Application(kvk_of(value["kvk"], where), name, value["adres"], value["soort"], Power(value["bevoegdheid"]))
    return Pending(value["zaaknummer"], due, asked)


def kvk_of(text: str, where: str) -> str:
    """The KVK number of an applicant, or empty.

    Raises:
        DeliveryError: this is no KVK number; "not seen" would then say nothing.
    """
    try:
        return kvk_number(text) if text else ""
    except ValueError as problem:
        raise DeliveryError("is no KVK number.", where=where, advice="Write 8 digits, or use the name.") from problem
