"""Blocks of a CSV file that pyarrow provably reads as the strict parser does, parsed in columns.

A block is clean when every line is one row of the right width, and every quote stands where a strict parser expects one.
Anything else is left to the strict parser, which alone says what rows mean.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

_LARGEST = 64 * 1024 * 1024  # bytes, more than a block ever has, so that pyarrow never cuts one
_MARK = "\ufeff"  # pyarrow takes it off the begin of a block
_QUOTE, _LINE_END = map(ord, '"\n')
_ASCII_BLANKS = "\t\v\f\x1c\x1d\x1e\x1f "
_BLANKS = _ASCII_BLANKS + "\n\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


class CleanBlocks:
    """Parses the clean blocks of one table.

    Args:
        delimiter: the sign between two cells.
        width: number of names in the header.
        used: places in the header of the columns that are wanted; no other is made.
    """

    def __init__(self, delimiter: str, width: int, used: Sequence[int]) -> None:
        self._used = used
        self._reading = arrow.ReadOptions(
            use_threads=False, block_size=_LARGEST, column_names=[str(place) for place in range(width)]
        )
        self._plain, self._quoted = (
            arrow.ParseOptions(delimiter=delimiter, quote_char=quote, newlines_in_values=False, ignore_empty_lines=True)
            for quote in (False, '"')
        )
        wanted = [str(place) for place in used]
        self._converting = arrow.ConvertOptions(
            check_utf8=False,
            include_columns=wanted,
            column_types=dict.fromkeys(wanted, pa.string()),
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
            null_values=[""],
        )
        self._beside_quotes = np.zeros(256, dtype=bool)
        self._beside_quotes[list(f'{delimiter}\n\r"'.encode())] = True

    def columns(self, block: str) -> dict[int, pa.StringArray] | None:
        """The stripped cells of every used column, null where empty; None if the block is not clean."""
        if not self._used or not _is_plain(block):
            return None
        data = (block if block.endswith("\n") else f"{block}\n").encode()
        signs = np.frombuffer(data, dtype=np.uint8)
        quoted = '"' in block
        if quoted and not self._is_tidy(signs):
            return None
        found = self._parsed(data, self._quoted if quoted else self._plain)
        if found is None or found.num_rows != np.count_nonzero(signs == _LINE_END):
            return None
        (cells,) = found.combine_chunks().to_batches()
        blanks = _has_blanks(block)
        return {
            place: _stripped(each) if blanks else each for place, each in zip(self._used, cells.columns, strict=True)
        }

    def _parsed(self, data: bytes, how: arrow.ParseOptions) -> pa.Table | None:
        try:
            return arrow.read_csv(pa.BufferReader(data), self._reading, how, self._converting)
        except pa.ArrowInvalid:
            return None

    def _is_tidy(self, signs: npt.NDArray[np.uint8]) -> bool:
        """Whether quotes open and close in turn, each at an edge of a cell or as the half of a doubled quote.

        Then each cell that a quote opens is closed again, and nothing stands between a quote and the separator. The last
        sign is the end of a line, and it also counts as the one before the first.
        """
        quotes = np.flatnonzero(signs == _QUOTE)
        opening, closing = quotes[::2], quotes[1::2]
        beside = self._beside_quotes
        return bool(
            len(opening) == len(closing) and beside[signs[opening - 1]].all() and beside[signs[closing + 1]].all()
        )


def _is_plain(block: str) -> bool:
    """Whether all line ends are usual ones, and no cell may be longer than the strict parser takes."""
    window = csv.field_size_limit() // 2
    return (
        not block.startswith(_MARK)
        and ("\r" not in block or block.count("\r") == block.count("\r\n"))
        and all(block.find("\n", at, at + window) >= 0 for at in range(0, len(block) - window + 1, window))
    )


def _has_blanks(block: str) -> bool:
    """Whether a cell in a block may have a blank sign to strip."""
    return not block.isascii() or any(sign in block for sign in _ASCII_BLANKS)


def _stripped(cells: pa.StringArray) -> pa.StringArray:
    """Cells without the blanks around them, as ``str.strip`` does it."""
    if cells.null_count == len(cells):
        return cells
    stripped = pc.utf8_trim(cells, _BLANKS)
    if stripped.equals(cells):
        return cells
    return pc.if_else(pc.equal(stripped, ""), None, stripped)
