"""Text that neither a spreadsheet nor a terminal can mistake for something to execute.

A spreadsheet takes a cell that begins with ``= + - @``, also behind blanks or as a full-width sign, for a formula, and one
that splits on another separator than ours sees such a cell behind each separator. An apostrophe is put before each, behind
those that stand there already. Whoever reads the file back takes one apostrophe away before such a sign. Numbers are
written as numbers and need nothing.
"""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

# A quote counts as a blank: a program that splits on another separator takes it for the beginning of a quoted cell.
_DANGER = re.compile(r"""((?:^|[;,|])[\s"]*'*)([=+\-@\uff1d\uff0b\uff0d\uff20])""")
_BEGINNING = re.compile(r"[=+\-@]")  # those that are ASCII
# Control signs, signs of writing direction or without width, and a pile of more than two accents.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    r"|(?<=[\u0300-\u036f]{2})[\u0300-\u036f]"
)


def plain(text: str) -> str:
    """Text with control, direction and invisible signs written out, so that a terminal shows them and obeys none."""
    return _UNSEEN.sub(lambda sign: f"\\x{ord(sign[0]):02x}", text)


def harmless(value: Any) -> Any:
    """A cell value that no spreadsheet executes: text gets an apostrophe where needed, other types stay."""
    if not isinstance(value, str) or _is_ordinary(value):
        return value
    return _DANGER.sub(r"\1'\2", plain(value))


def _is_ordinary(text: str) -> bool:
    """Whether a text has no sign that asks for a closer look: nearly all cells."""
    return text.isascii() and text.isprintable() and not _BEGINNING.search(text)


def json_text(value: Any) -> str:
    """JSON for people and programs, with every sign that ``plain`` writes out in its escaped form; dates as text."""
    text = json.dumps(value, ensure_ascii=False, default=str, indent=1)
    lines = text.split("\n")  # line ends that are no part of a value, which holds them escaped
    return "\n".join(_UNSEEN.sub(lambda sign: json.dumps(sign[0])[1:-1], line) for line in lines)


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows with ``;`` between and quotes around every text, each cell harmless."""
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(value) if value is not None else "" for value in row] for row in rows)
