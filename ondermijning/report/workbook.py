"""One spreadsheet with typed cells: dates as dates, numbers as numbers, text as text that nothing executes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

from ondermijning.report.cells import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# Nothing is executed, and nothing is written but the file itself: the temporary folder is not private.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_HEADING = 2  # above it: what every reader must know, and an empty row
_WIDEST = 60  # characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the names of its columns, and rows of text, numbers, dates, truth values and lists."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def write_workbook(path: Path, sheets: Iterable[Sheet], warning: str) -> None:
    """Write sheets to a file.

    Args:
        path: an ``.xlsx`` file, made by the caller so that it appears whole.
        sheets: in this order.
        warning: stands above every sheet, and above every page when printed.
    """
    with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.set_header(f"&C{warning.replace('&', '&&')}")
            page.write_string(0, 0, warning, bold)
            for column, name in enumerate(sheet.columns):
                page.write_string(_HEADING, column, name, bold)
                page.set_column(column, column, _width(sheet, column))
            for number, row in enumerate(sheet.rows, _HEADING + 1):
                for column, value in enumerate(row):
                    _write(page, (number, column), value, day)
            page.freeze_panes(_HEADING + 1, 0)
            page.autofilter(_HEADING, 0, _HEADING + max(len(sheet.rows), 1), max(len(sheet.columns) - 1, 0))


def _write(page: Any, place: tuple[int, int], value: Any, day: Any) -> None:
    if isinstance(value, bool):
        page.write_boolean(*place, value)
    elif isinstance(value, int | float):
        page.write_number(*place, value)
    elif isinstance(value, date):
        page.write_datetime(*place, value, day)
    elif isinstance(value, list | tuple):
        page.write_string(*place, harmless(" | ".join(value)))
    elif value is not None:
        page.write_string(*place, harmless(str(value)))


def _width(sheet: Sheet, column: int) -> int:
    texts = [sheet.columns[column], *(str(row[column]) for row in sheet.rows)]
    return min(max(map(len, texts)) + 2, _WIDEST)
