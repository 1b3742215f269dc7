"""XLSX workbooks as another carrier of rows of cells: one visible sheet, streamed, with every cell as text."""

from __future__ import annotations

import io
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.csv_header import HEADER_WITHIN
from ondermijning.sources.files.workbook import AGAIN, BOOK, Workbook, cells_of, packed
from ondermijning.sources.files.xlsx_values import is_unsafe
from ondermijning.sources.files.zips import safe_members
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ondermijning.sources.files.csv_pieces import PlacedCells
    from ondermijning.sources.files.input_files import InputFile
from ondermijning.sources.files.workbook import Sheet

MAX_ROWS = 1_048_576
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # container of .xls, and of a workbook with a password
_OLD_NAMES = (".xls", ".xlt", ".xlsx", ".xlsm", ".xlsb")


class SheetTable(NamedTuple):
    """The rows of a sheet below its header.

    Args:
        names: the header in lower case, empty for a column without a name.
        placed: position and cells of every row; what cannot be told exactly is a ``RowRejected``.
        others: how many visible sheets were not read.
    """

    names: list[str]
    placed: Iterator[PlacedCells]
    others: int


def is_workbook(file: InputFile) -> bool:
    """Whether a file is a workbook in the present form.

    Raises:
        DeliveryError: it is one in a form that is not read: old, binary or with a password.
    """
    head = file.head(len(_OLD))
    if head == _OLD and file.name.casefold().endswith(_OLD_NAMES):
        raise DeliveryError(
            say("is an old Excel file, or one with a password."),
            where=file.name,
            advice=say("Save it without a password as .xlsx or CSV."),
        )
    return head.startswith(b"PK\x03\x04") and BOOK in _part_names(file)


def top_rows(file: InputFile, sheet: str | None) -> tuple[tuple[str, ...], ...]:
    """The rows in which the header of a sheet may stand, as names in lower case; none if there is no such sheet.

    Args:
        file: a workbook.
        sheet: name of the sheet; all that are not hidden if None.
    """
    return tuple(names for _, tops in _tops(file, sheet) for names in tops)


def sheet_table(
    file: InputFile, sheet: str | None, fits: Sequence[Callable[[list[str]], bool]], uses: Callable[[str], bool]
) -> SheetTable:
    """The rows of a sheet below its header.

    Args:
        file: a workbook.
        sheet: name of the sheet; the first with the header among those that are not hidden if None.
        fits: whether a row is the header, in ways of which an earlier one goes before.
        uses: whether a column is used; cells of others are never turned into text.

    Raises:
        DeliveryError: the workbook is damaged, could do harm, or has no such sheet or header.
    """
    book = Workbook(file)
    rows = [(each, place, list(names)) for each, tops in _tops(file, sheet) for place, names in enumerate(tops)]
    found = next((row for fit in fits for row in rows if fit(row[2])), None)
    if found is None:
        raise DeliveryError(say("has no sheet with the columns that this format needs."), where=file.name)
    chosen, place, names = found
    named = [name for name in names if name]
    if len(set(named)) < len(named):
        raise DeliveryError(
            say("has two columns of one name."),
            where=f"{file.name}, blad {chosen.name}",
            advice=say("Give every column its own name."),
        )
    used = [bool(name) and uses(name) for name in names]
    others = sum(not each.hidden for each in book.sheets if each != chosen)
    return SheetTable(names, _below(book, chosen, place, names, used), others)


@lru_cache(maxsize=32)
def _part_names(file: InputFile) -> frozenset[str]:
    """The parts of a file that is a zip of parts, asked for by each reader that may know it."""
    data = packed(file)
    names = frozenset(info.filename for info in safe_members(file.name, lambda: io.BytesIO(data)))
    if "xl/workbook.bin" in names:
        raise DeliveryError(say("is a binary workbook."), where=file.name, advice=say("Save it as .xlsx or CSV."))
    return names


@lru_cache(maxsize=32)
def _tops(file: InputFile, sheet: str | None) -> tuple[tuple[Sheet, tuple[tuple[str, ...], ...]], ...]:
    """The first rows of each sheet that may be meant, as names in lower case."""
    book = Workbook(file)
    return tuple(
        (each, tuple(book.names(row) for row in islice(book.rows(each), HEADER_WITHIN))) for each in book.chosen(sheet)
    )


def _below(book: Workbook, sheet: Sheet, place: int, names: list[str], used: list[bool]) -> Iterator[PlacedCells]:
    number = 0
    for count, row in enumerate(book.rows(sheet)):
        given = row.get("r", "")
        before, number = number, int(given) if given.isascii() and given.isdigit() and len(given) < 9 else number + 1
        if not before < number <= MAX_ROWS:
            raise DeliveryError(say("is a damaged workbook."), where=book.file.name, advice=say(AGAIN))
        if count > place:
            cells = _cells(book, row, names, used)
            if isinstance(cells, RowRejected) or any(cells) or not _is_empty(row):
                yield f"blad {sheet.name}, rij {number}", cells


def _cells(book: Workbook, row: Any, names: list[str], used: list[bool]) -> list[str] | RowRejected:
    cells = [""] * len(names)
    for column, cell in cells_of(book.file, row):
        if column >= len(names):
            if not _has_nothing(cell):
                return RowRejected(
                    "rij", say("has a cell beyond the {columns} columns of the header", columns=len(names))
                )
        elif used[column]:
            try:
                cells[column] = _safe(book.texts.text(cell)).strip()
            except ValueError as problem:
                return RowRejected(names[column], str(problem))
    return cells


def _safe(text: str) -> str:
    if is_unsafe(text):
        raise ValueError(say("holds a control sign"))
    return text


def _is_empty(row: Any) -> bool:
    return all(map(_has_nothing, row.iterfind("{*}c")))


def _has_nothing(cell: Any) -> bool:
    return all(cell.find(f"{{*}}{name}") is None for name in ("v", "is", "f"))
