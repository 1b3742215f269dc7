"""Rows that stand together in a table, held in columns: a value is then looked at once for all rows that have it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count, islice, repeat
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa

from ondermijning.errors import DeliveryError
from ondermijning.sources.rows import Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Cells: TypeAlias = dict[str, str]
# Position of a row and its stripped cells, as many as the header has names.
PlacedCells: TypeAlias = tuple[str, list[str] | RowRejected]

REMARK = (
    "opmerking "  # in the header of a row, before the field: a remark on it, or of the first good row on the whole file
)
_TOGETHER = 4096  # rows from a source that gives them one by one
_HEAD, _FEW = 256, 64  # a column is taken to repeat itself if its first cells have no more distinct values than this


@dataclass(frozen=True, slots=True)
class Lines:
    """Positions of rows that stand on successive lines."""

    first: int
    count: int

    def __iter__(self) -> Iterator[str]:
        return map("regel %d".__mod__, range(self.first, self.first + self.count))

    def __len__(self) -> int:
        return self.count


class Refused(NamedTuple):
    """A row that has no cells to read.

    Args:
        before: how many of the rows beside it stand before it.
        position: where it stands.
        why: what is wrong.
    """

    before: int
    position: str
    why: RowRejected


class Piece(NamedTuple):
    """Some of the rows of a table.

    Args:
        columns: place in the header → stripped cells of one column, null where one is empty.
        positions: where the rows stand, in their order.
        refused: those between them that cannot be read.
    """

    columns: Mapping[int, pa.StringArray]
    positions: Lines | Sequence[str]
    refused: Sequence[Refused] = ()


class CsvBatch(NamedTuple):
    """What passed the door of some of the rows of a table.

    Args:
        columns: the admitted columns by name, null where a cell is empty or did not pass.
        positions: where the rows stand, in their order.
        refused: those between them that cannot be read.
        remarks: what the file says of the first of the rows, for the whole file.
        marked: number of a row → what was strange in its cells: field → reason, as in the header of a row.
    """

    columns: pa.RecordBatch
    positions: Lines | Sequence[str]
    refused: Sequence[Refused]
    remarks: Mapping[str, str]
    marked: Mapping[int, Mapping[str, str]]

    def rows(self) -> Iterator[Row[Cells | RowRejected]]:
        """All rows in the order of the file."""
        return self._with_refused() if self.refused else self._readable()

    def _with_refused(self) -> Iterator[Row[Cells | RowRejected]]:
        readable = self._readable()
        given = 0
        for each in self.refused:
            yield from islice(readable, each.before - given)
            given = each.before
            yield Row(each.why, each.position, {})
        yield from readable

    def _readable(self) -> Iterator[Row[Cells | RowRejected]]:
        """The rows that can be read, without their empty cells."""
        filled = {
            name: cells
            for name, cells in zip(self.columns.schema.names, self.columns.columns, strict=True)
            if cells.null_count < len(cells)
        }
        lines = zip(*map(_texts, filled.values()), strict=True) if filled else repeat(())
        named = map(zip, repeat(tuple(filled)), lines)
        gaps = any(cells.null_count for cells in filled.values())
        found: Iterator[Cells] = map(_without_empty, named) if gaps else map(dict, named)
        return map(Row, found, self.positions, self._headers())

    def _headers(self) -> Iterable[Mapping[str, str]]:
        if not self.marked:
            return chain([self.remarks], repeat({}))
        headers = (self.marked.get(number, {}) for number in count())
        return chain([{**self.remarks, **next(headers)}], headers)


def _texts(cells: pa.StringArray) -> list[str | None]:
    """Cells as Python text; where few values come back all the time, each is made once."""
    texts: list[str | None]
    if len(cells.slice(0, _HEAD).unique()) > _FEW:
        texts = cells.to_pylist()
    else:
        values = cells.dictionary_encode(null_encoding="encode")
        texts = np.array(values.dictionary.to_pylist(), dtype=object)[values.indices.to_numpy()].tolist()
    return texts


def _without_empty(named: Iterable[tuple[str, str | None]]) -> Cells:
    return {name: value for name, value in named if value is not None}


def gathered(placed: Iterable[PlacedCells], used: Sequence[int]) -> Iterator[Piece]:
    """Rows that come one by one, in pieces; those before a fault of the file are given before it is raised.

    Args:
        placed: the rows.
        used: places in the header of the columns that are wanted.
    """
    together: list[PlacedCells] = []
    fault = None
    try:
        for each in placed:
            together.append(each)
            if len(together) == _TOGETHER:
                yield _piece(together, used)
                together = []
    except DeliveryError as problem:
        fault = problem
    if together:
        yield _piece(together, used)
    if fault:
        raise fault


def _piece(together: list[PlacedCells], used: Sequence[int]) -> Piece:
    rows: list[list[str]] = []
    positions: list[str] = []
    refused: list[Refused] = []
    for position, cells in together:
        if isinstance(cells, RowRejected):
            refused.append(Refused(len(rows), position, cells))
        else:
            rows.append(cells)
            positions.append(position)
    columns = {place: pa.array([cells[place] or None for cells in rows], pa.string()) for place in used}
    return Piece(columns, positions, refused)
