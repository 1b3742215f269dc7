"""A table of text that fits a width: columns as wide as they need, the widest made narrower first, long cells on several lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\s*\S+\s*")


def table_lines(rows: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """Each row as its lines, without blanks at their ends.

    Args:
        rows: cells without line ends, the heading first; all rows are as long.
        width: places on a line at most, where the columns leave room for that.
    """
    needed = [max(map(_wide, column)) for column in zip(*rows, strict=True)]
    last = len(needed) - 1
    gaps = [(at > 0) + (at < last) for at in range(len(needed))]  # a blank on each side of a column but the outer two
    taken = _fitted([min(each + gap, width) for each, gap in zip(needed, gaps, strict=True)], width)
    widths = [max(min(1, most), each - gap) for most, each, gap in zip(needed, taken, gaps, strict=True)]
    return [list(_lines(row, widths)) for row in rows]


def _fitted(widths: list[int], width: int) -> list[int]:
    """Widths that fit together: the widest give way until they are as wide as the next, which then gives way with them."""
    while (excess := sum(widths) - width) > 0 and (widest := max(widths)) > 1:
        most = min(excess, widest - max((each for each in widths if each < widest), default=1))
        among = widths.count(widest)
        for at, each in enumerate(widths):
            if each == widest:
                less = min(most, round(excess / among))
                widths[at], excess, among = each - less, excess - less, among - 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    for at in range(max(map(len, cells))):
        parts = (cell[at] if at < len(cell) else "" for cell in cells)
        yield "  ".join(_padded(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines of a width, broken between words; a word that is longer is cut."""
    if _wide(text) <= width:
        return [text]
    lines = [""]
    for word in _WORD.findall(text):
        needed = _wide(word.rstrip())
        if _wide(lines[-1]) + needed <= width:
            lines[-1] += word
        elif needed <= width:
            lines.append(word)
        else:
            lines += chop_cells(word, width)
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _wide(text))


def _wide(text: str) -> int:
    """How many places on a line a text takes."""
    return len(text) if text.isascii() else cell_len(text)
