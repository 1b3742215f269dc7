"""Readers that tell how often a row, or the key of a row, stood in the file before.

Some registers number nothing, and two equal rows in them are two facts; in others a number that comes back hides a row
behind another, since a key has one record.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ondermijning.sources.csv import CsvReader
from ondermijning.sources.json import JsonReader
from ondermijning.sources.rows import Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ondermijning.sources.door import Door
    from ondermijning.sources.files import InputFile

_OCCURRENCE = "voorkomen"


@dataclass(frozen=True, slots=True)
class NumberedCsv(CsvReader):
    """A CSV reader whose rows carry their number among those of one identity.

    Args:
        identity: what makes two rows the same; may raise RowRejected.
    """

    identity: Callable[[Row[Any]], str] = lambda row: str(row.data)

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Any]]:
        """Every row of the file, streamed and numbered."""
        return _numbered(CsvReader.rows(self, file, door), self.identity)


@dataclass(frozen=True, slots=True)
class NumberedJson(JsonReader):
    """A JSON reader whose rows carry their number among those of one identity.

    Args:
        identity: what makes two rows the same; may raise RowRejected.
    """

    identity: Callable[[Row[Any]], str] = lambda row: str(row.data)

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Any]]:
        """Every row of the file, numbered."""
        return _numbered(JsonReader.rows(self, file, door), self.identity)


def occurrence(row: Row[Any]) -> int:
    """The number of a row among those of its identity, from 1."""
    return int(row.header[_OCCURRENCE])


def repeated(row: Row[Any], field: str) -> Iterator[Remark]:
    """A remark on a key that stood in the file before."""
    if occurrence(row) > 1:
        yield Remark(field, "stands on an earlier row too; one of them counts")


def _numbered(rows: Iterator[Row[Any]], identity: Callable[[Row[Any]], str]) -> Iterator[Row[Any]]:
    seen: Counter[bytes] = Counter()
    for row in rows:
        try:
            key = _digest(row, identity)
        except RowRejected as refusal:
            yield replace(row, data=refusal)
        else:
            seen[key] += 1
            yield replace(row, header={**row.header, _OCCURRENCE: str(seen[key])})


def _digest(row: Row[Any], identity: Callable[[Row[Any]], str]) -> bytes:
    if isinstance(row.data, RowRejected):
        raise row.data
    return hashlib.sha256(identity(row).encode()).digest()[:16]
