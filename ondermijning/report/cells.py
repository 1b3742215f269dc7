"""Text that neither a spreadsheet nor a terminal can mistake for something to execute.

A spreadsheet takes a cell that begins with ``= + - @``, also behind blanks or as a full-width sign, for a formula, and one
that splits on another separator than ours sees such a cell behind each separator. An apostrophe is put before each. Whoever
reads the file back takes one apostrophe away before such a sign. Numbers are written as numbers and need nothing.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

_BLANK = r"[\s\u00a0\u200b\ufeff]*"
_SIGNS = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
_DANGER = re.compile(rf"((?:^|[;,|\t\r\n]){_BLANK})({_SIGNS})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Text with control and direction signs written out, so that a terminal shows them instead of obeying them."""
    return _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", text)


def harmless(value: Any) -> Any:
    """A cell value that no spreadsheet executes: text gets an apostrophe where needed, other types stay."""
    return _DANGER.sub(r"\1'\2", plain(value)) if isinstance(value, str) else value


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows with ``;`` between and quotes around every text, each cell harmless."""
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(value) if value is not None else "" for value in row] for row in rows)
