"""The text of a CSV file as rows of cells, with everything refused or rejected that would make a parser guess.

A clean block is parsed in columns, which is quicker; any other goes through the strict parser of the standard library,
as far as its last quoted cell reaches. Both give the same rows.
"""

from __future__ import annotations

import csv
import re
from itertools import chain
from typing import TYPE_CHECKING

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.sources.files.csv_clean import CleanBlocks
from ondermijning.sources.files.csv_pieces import Lines, Piece, gathered
from ondermijning.sources.files.encodings import AGAIN
from ondermijning.sources.files.text_blocks import first_line, lines_of
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ondermijning.sources.files.csv_pieces import PlacedCells
    from ondermijning.sources.files.input_files import InputFile

_MENDED = re.compile(
    r'="(?P<text>.*)"|\'(?P<digits>[0-9]{3,})', re.DOTALL
)  # ="0123" and '0123: texts as Excel is told them
_TO_MEND = re.compile(r'="|\'[0-9]')


class TextPieces:
    """The rows below the header of a CSV file, in one pass; one of another width is refused with its place.

    Args:
        file: named in errors.
        blocks: text that begins with the line below the header.
        delimiter: the sign between two cells.
        width: number of names in the header.
        used: places in the header of the columns that are wanted.
        first: number of the line below the header.

    Raises:
        DeliveryError: a quote that is not closed, or a cell of over 131,072 signs.
    """

    def __init__(
        self, file: InputFile, blocks: Iterator[str], delimiter: str, width: int, used: Sequence[int], first: int
    ) -> None:
        self._file = file
        self._blocks = blocks
        self._delimiter = delimiter
        self._width = width
        self._used = used
        self._clean = CleanBlocks(delimiter, width, used)
        self._first = self._number = first  # of the next line

    def __iter__(self) -> Iterator[Piece]:
        for block in filter(None, self._blocks):
            columns = None if self._is_peculiar(block) else self._clean.columns(block)
            if columns is None:
                yield from gathered(self._strict(block), self._used)
            else:
                lines = Lines(self._number, len(columns[self._used[0]]))
                self._number += lines.count
                yield Piece(columns, lines)

    def _is_peculiar(self, block: str) -> bool:
        """Whether a block may hold what only the strict parser makes something of."""
        return self._may_have_ruler(block) or bool(_TO_MEND.search(block))

    def _may_have_ruler(self, block: str) -> bool:
        if self._number != self._first:
            return False
        line = first_line(block)
        return "-" in line and not line.strip(f'- "\r\n{self._delimiter}')

    def _strict(self, block: str) -> Iterator[PlacedCells]:
        """The rows of a block, and of those behind it as long as a quoted cell reaches into the next."""
        first = self._number
        lines = _Lines(block, self._blocks)
        reader = csv.reader(lines.all(), delimiter=self._delimiter, strict=True)
        try:
            for cells in reader:
                place, self._number = self._number, first + reader.line_num
                if cells and not (place == self._first and _is_ruler(cells)):
                    yield f"regel {place}", _checked(cells, self._delimiter, self._width, self._number - place)
                if reader.line_num == lines.taken:
                    break
        except csv.Error as problem:
            where = f"{self._file.name}, regel {self._number}"
            raise DeliveryError(
                say("is no valid CSV from here ({why}).", why=problem), where=where, advice=say(AGAIN)
            ) from problem


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
        return RowRejected(
            "regel", say("has {fields} fields under a header of {columns}", fields=len(cells), columns=width)
        )
    if height > 1:
        # A text of several lines is usual; one that also holds the separators of whole lines is most likely several rows.
        inside = sum(cell.count(delimiter) for cell in cells if "\n" in cell or "\r" in cell)
        if inside >= (height - 1) * (width - 1):
            return RowRejected(
                "regel", say("a quote opens that may have swallowed the next {height} lines", height=height - 1)
            )
    return [_mended(cell.strip()) for cell in cells]


def _mended(cell: str) -> str:
    """A cell without what keeps a spreadsheet from taking it for a number."""
    match = _MENDED.fullmatch(cell)
    return (match["text"] if match["text"] is not None else match["digits"]).strip() if match else cell


def _is_ruler(cells: list[str]) -> bool:
    """Whether a row is the line of dashes that some databases print under the header."""
    return all(cell.strip("- ") == "" and "-" in cell for cell in cells)
