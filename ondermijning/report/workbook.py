"""One spreadsheet with typed cells: dates as dates, numbers as numbers, text as text that nothing executes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from ondermijning.report.cells import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# Nothing is executed, and nothing is written but the file itself: the temporary folder is not private.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_HEADING = 2  # above it: what every reader must know, and an empty row
_WIDEST = 60  # characters


class Link(NamedTuple):
    """A cell that leads to a file beside the workbook; its name is one of ours."""

    text: str
    file: str


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
    path.write_bytes(workbook(sheets, warning))


def workbook(sheets: Iterable[Sheet], warning: str) -> bytes:
    """The same, for who writes the file."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as book:
        bold = book.add_format({"bold": True})
        forms = _Forms(
            book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            book.add_format({"text_wrap": True, "valign": "top"}),
            book.add_format({"valign": "top"}),
            book.add_format({"font_color": "#154273", "underline": True, "text_wrap": True, "valign": "top"}),
        )
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.set_header(f"&C{warning.replace('&', '&&')}")
            page.write_string(0, 0, warning, bold)
            for column, name in enumerate(sheet.columns):
                page.write_string(_HEADING, column, name, bold)
                page.set_column(column, column, _width(sheet, column))
            for number, row in enumerate(sheet.rows, _HEADING + 1):
                for column, value in enumerate(row):
                    _write(page, (number, column), value, forms)
            page.freeze_panes(_HEADING + 1, 0)
            page.autofilter(_HEADING, 0, _HEADING + max(len(sheet.rows), 1), max(len(sheet.columns) - 1, 0))
    return made.getvalue()


class _Forms(NamedTuple):
    day: Any
    text: Any
    number: Any
    link: Any


def _write(page: Any, place: tuple[int, int], value: Any, forms: _Forms) -> None:
    if isinstance(value, Link):
        page.write_url(*place, f"external:{value.file}", forms.link, harmless(value.text))
    elif isinstance(value, bool):
        page.write_boolean(*place, value, forms.number)
    elif isinstance(value, int | float):
        page.write_number(*place, value, forms.number)
    elif isinstance(value, date):
        page.write_datetime(*place, value, forms.day)
    elif isinstance(value, list | tuple):
        page.write_string(*place, harmless(" | ".join(value)), forms.text)
    elif value is not None:
        page.write_string(*place, harmless(str(value)), forms.text)


def _width(sheet: Sheet, column: int) -> int:
    texts = [sheet.columns[column], *(_text(row[column]) for row in sheet.rows)]
    return min(max(map(len, texts)) + 2, _WIDEST)


def _text(value: Any) -> str:
    return value.text if isinstance(value, Link) else str(value)
