"""Readers that tell how often a row, or the key of a row, stood in the file before.

Some registers number nothing, and two equal rows in them are two facts; in others a number that comes back hides a row
behind another, since a key has one record.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.json import JsonReader
from ondermijning.sources.files.tally import Tally
from ondermijning.sources.rows import Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from ondermijning.sources.door import Door
    from ondermijning.sources.files.input_files import InputFile

_OCCURRENCE = "voorkomen"
_NEW = "nieuwe delen"  # in the header of a row: the parts that no earlier row of its identity has


@dataclass(frozen=True, slots=True)
class NumberedCsv(CsvReader):
    """A CSV reader whose rows carry their number among those of one identity.

    Args:
        identity: what makes two rows the same; may raise RowRejected.
        parts: what of a row counts once however many rows of its identity have it, by a name without blanks.
    """

    identity: Callable[[Row[Any]], str] = lambda row: str(row.data)
    parts: Callable[[Row[Any]], Mapping[str, Hashable]] = lambda _row: {}

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Any]]:
        """Every row of the file, streamed and numbered."""
        return _numbered(CsvReader.rows(self, file, door), self.identity, self.parts)


@dataclass(frozen=True, slots=True)
class NumberedJson(JsonReader):
    """A JSON reader whose rows carry their number among those of one identity.

    Args:
        identity: what makes two rows the same; may raise RowRejected.
    """

    identity: Callable[[Row[Any]], str] = lambda row: str(row.data)

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Any]]:
        """Every row of the file, numbered."""
        return _numbered(JsonReader.rows(self, file, door), self.identity, lambda _row: {})


def occurrence(row: Row[Any]) -> int:
    """The number of a row among those of its identity, from 1."""
    return int(row.header[_OCCURRENCE])


def new_parts(row: Row[Any]) -> list[str]:
    """The names of the parts that no earlier row of its identity has."""
    return row.header[_NEW].split()


def repeated(row: Row[Any], field: str) -> Iterator[Remark]:
    """A remark on a key that stood in the file before."""
    if occurrence(row) > 1:
        yield Remark(field, say("stands on an earlier row too; one of them counts"))


def _numbered(
    rows: Iterator[Row[Any]],
    identity: Callable[[Row[Any]], str],
    parts_of: Callable[[Row[Any]], Mapping[str, Hashable]],
) -> Iterator[Row[Any]]:
    with closing(Tally()) as seen:
        for row in rows:
            try:
                key = _identity(row, identity)
            except RowRejected as refusal:
                yield Row(refusal, row.position, row.header)
            else:
                parts = parts_of(row)
                times, new = seen.note(key, parts.items())
                found = {_OCCURRENCE: str(times), _NEW: " ".join(compress(parts, new))}
                yield Row(row.data, row.position, {**row.header, **found} if row.header else found)


def _identity(row: Row[Any], identity: Callable[[Row[Any]], str]) -> str:
    if isinstance(row.data, RowRejected):
        raise row.data
    return identity(row)
