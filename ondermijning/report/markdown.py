"""Tables and blocks in Markdown, for the pages that are derived from the code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MADE = "*Made by `make docs`; edit the code, not this page.*"


def page(*lines: str) -> str:
    """Lines as a page."""
    return "\n".join(lines) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A table; a sign that parts cells stays within its cell."""
    yield _row(headings)
    yield _row(["---"] * len(headings))
    yield from map(_row, rows)


def cypher(text: str) -> Iterator[str]:
    """A block of Cypher without its margin and without empty lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    yield from ("```cypher", *(line[margin:] for line in lines), "```")


def _row(cells: Sequence[Any]) -> str:
    return f"| {' | '.join(str(cell).replace('|', '&#124;') for cell in cells)} |"
