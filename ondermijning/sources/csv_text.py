"""The text of a CSV file as rows of cells, with everything refused or rejected that would make a parser guess.

A block without a quote is split as it is, which is quicker; any other goes through the strict parser of the standard
library, as far as its last quoted cell reaches. Both give the same rows.
"""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from ondermijning.errors import DeliveryError
from ondermijning.sources.encodings import AGAIN
from ondermijning.sources.rows import RowRejected
from ondermijning.sources.text_blocks import lines_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from ondermijning.sources.files import InputFile

# Position of a row and its stripped cells, as many as the header has names.
PlacedCells: TypeAlias = tuple[str, list[str] | RowRejected]

_BELOW_HEADER = 2  # the number of the first line with a row
_ASCII_BLANKS = "\t\v\f\x1c\x1d\x1e\x1f "


def records(file: InputFile, blocks: Iterator[str], delimiter: str, width: int) -> Iterator[PlacedCells]:
    """Every row below the header; one of another width is a ``RowRejected`` with its place.

    Args:
        file: named in errors.
        blocks: text that begins with the line below the header.
        delimiter: the sign between two cells.
        width: number of names in the header.

    Raises:
        DeliveryError: a quote that is not closed, or a cell of over 131,072 signs.
    """
    number = _BELOW_HEADER
    for block in blocks:
        lines = _plain_lines(block)
        if lines is None:
            number = yield from _strict(file, block, blocks, delimiter, width, number)
        else:
            yield from _split(lines, delimiter, width, number, blanks=_has_blanks(block))
            number += len(lines)


def _plain_lines(block: str) -> list[str] | None:
    """The lines of a block, or None where a quote, or a cell that may be too long, asks for the strict parser."""
    if '"' in block:
        return None
    if "\r" in block:
        block = block.replace("\r\n", "\n").replace("\r", "\n")
    lines = block.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines if max(map(len, lines), default=0) <= csv.field_size_limit() else None


def _has_blanks(block: str) -> bool:
    """Whether a cell in a block may have a blank sign to strip."""
    return not block.isascii() or any(sign in block for sign in _ASCII_BLANKS)


def _split(lines: list[str], delimiter: str, width: int, number: int, *, blanks: bool) -> Iterator[PlacedCells]:
    for place, line in enumerate(lines, number):
        if not line:
            continue
        cells = line.split(delimiter)
        if len(cells) != width:
            yield f"regel {place}", _other_width(cells, width)
        elif place != _BELOW_HEADER or not _is_ruler(cells):
            yield f"regel {place}", list(map(str.strip, cells)) if blanks else cells


def _strict(
    file: InputFile, block: str, blocks: Iterator[str], delimiter: str, width: int, number: int
) -> Generator[PlacedCells, None, int]:
    """The rows of a block, and of those behind it as long as a quoted cell reaches into the next; returns the next line."""
    lines = _Lines(block, blocks)
    reader = csv.reader(lines.all(), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            place, height = number + before, reader.line_num - before
            before = reader.line_num
            if cells and not (place == _BELOW_HEADER and _is_ruler(cells)):
                yield f"regel {place}", _checked(cells, delimiter, width, height)
            if before == lines.taken:
                break
    except csv.Error as problem:
        place_of_fault = f"{file.name}, regel {number + before}"
        raise DeliveryError(f"is no valid CSV from here ({problem}).", where=place_of_fault, advice=AGAIN) from problem
    return number + before


class _Lines:
    """The lines of a block, then those of the next ones, each taken when it is needed."""

    def __init__(self, block: str, blocks: Iterator[str]) -> None:
        self._first = lines_of(block)
        self._blocks = blocks
        self.taken = len(self._first)

    def all(self) -> Iterator[str]:
        """Every line with its end."""
        return chain(self._first, self._following())

    def _following(self) -> Iterator[str]:
        for block in self._blocks:
            lines = lines_of(block)
            self.taken += len(lines)
            yield from lines


def _checked(cells: list[str], delimiter: str, width: int, height: int) -> list[str] | RowRejected:
    """The cells of a row, or what makes it unfit to read by column."""
    if len(cells) != width:
        return _other_width(cells, width)
    if height > 1:
        # A text of several lines is usual; one that also holds the separators of whole lines is most likely several rows.
        inside = sum(cell.count(delimiter) for cell in cells if "\n" in cell or "\r" in cell)
        if inside >= (height - 1) * (width - 1):
            return RowRejected("regel", f"a quote opens that may have swallowed the next {height - 1} lines")
    return list(map(str.strip, cells))


def _other_width(cells: list[str], width: int) -> RowRejected:
    return RowRejected("regel", f"has {len(cells)} fields under a header of {width}")


def _is_ruler(cells: list[str]) -> bool:
    """Whether a row is the line of dashes that some databases print under the header."""
    return all(cell.strip("- ") == "" and "-" in cell for cell in cells)
