"""Workbooks for tests, written by libraries that know nothing of ours, and spoiled by hand."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "d-m-yyyy"}
FIRST_SHEET = "xl/worksheets/sheet1.xml"


def workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[Any]]], *, hidden: Iterable[str] = ()) -> Path:
    """A workbook with these rows on these sheets.

    Args:
        path: where to write it.
        sheets: name → rows of values.
        hidden: sheets that people do not see.
    """
    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
            if name in hidden:
                sheet.hide()
            else:
                sheet.activate()
                sheet.set_first_sheet()
    return path


def with_parts(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The same workbook with its parts changed; None leaves a part out."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if (changed := change(name, data)) is not None:
                archive.writestr(name, changed)
    return path


def with_cells(path: Path, *cells: str) -> Path:
    """The same workbook with a last row of cells as XML on its first sheet."""
    row = f"<row>{''.join(cells)}</row></sheetData>"
    return with_parts(
        path, lambda name, data: data.replace(b"</sheetData>", row.encode()) if name == FIRST_SHEET else data
    )
