"""The work list as a page, and as a spreadsheet and CSV with the same columns."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ondermijning.pages.rendering import rendered
from ondermijning.pages.worklist.today import in_short
from ondermijning.report.cells import write_csv
from ondermijning.report.workbook import Link, Sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.pages.city import City
    from ondermijning.pages.sheet import Sheet as PageSheet
    from ondermijning.pages.worklist.rows import Row

COLUMNS = ("adres", "buurt", "gaat_over", "regels", "dagen", "bij", "status", "wijziging", "volgende_stap", "eigenaar",
           "kring", "signaal", "onderwerp", "gewicht", "eerst_gezien", "nulmeting")  # fmt: skip
_MARK = "\ufeff"  # by which a spreadsheet knows that the text is UTF-8


def work_list(city: City, rows: Sequence[Row], sheet: PageSheet) -> str:
    """The page.

    Args:
        city: of which graph it is.
        rows: of the list.
        sheet: for whom the page is.
    """
    return rendered(
        "werklijst.html",
        sheet=sheet.text,
        title="Werklijst",
        rows=rows,
        today=in_short(rows),
        day=city.day,
        about=sheet,
        demo=city.demo,
    )


def work_list_xlsx(rows: Sequence[Row], warning: str) -> bytes:
    """A workbook of one sheet, in which an address leads to its page.

    Args:
        rows: of the list.
        warning: stands above it.
    """
    cells = [(Link(row.title, row.link), *_cells(row)[1:]) for row in rows]
    return workbook([Sheet("werklijst", COLUMNS, cells)], warning)


def work_list_csv(rows: Sequence[Row]) -> str:
    """The list as CSV that a spreadsheet opens as it is meant."""
    text = io.StringIO()
    write_csv(
        text, COLUMNS, [[" ".join(cell) if isinstance(cell, list) else cell for cell in _cells(row)] for row in rows]
    )
    return _MARK + text.getvalue()


def _cells(row: Row) -> tuple[Any, ...]:
    signal = row.signal
    return (
        row.title,
        row.neighbourhood,
        row.about,
        row.rules,
        row.days,
        signal.assignee,
        row.state,
        row.changed,
        row.step.said,
        row.holding.owner,
        row.holding.circle,
        signal.id,
        signal.subject_kind,
        row.weight,
        signal.first_seen,
        "ja" if signal.baseline else "nee",
    )
