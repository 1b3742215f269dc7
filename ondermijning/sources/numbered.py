"""Readers that tell how often a row, or the key of a row, stood in the file before.

Some registers number nothing, and two equal rows in them are two facts; in others a number that comes back hides a row
behind another, since a key has one record.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning.sources.csv import CsvReader
from ondermijning.sources.json import JsonReader
from ondermijning.sources.rows import Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from ondermijning.sources.door import Door
    from ondermijning.sources.files import InputFile

_OCCURRENCE = "voorkomen"
_BUCKETS = 65_536


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


class Tally:
    """How often each key came by, in about ten bytes for every key, and a hundred more for one that comes back.

    Only a hash of 64 bits is kept of a key. It is of no use to anyone else, since every process hashes under a secret of its
    own; of ten million keys two have the same hash once in 300,000 files.
    """

    def __init__(self) -> None:
        self._once: dict[int, array[int]] = {}  # by the last bits of the hash, so that each array stays short
        self._again: dict[int, int] = {}

    def count(self, key: Hashable) -> int:
        """Note that a key comes by; gives how often it did, this time included."""
        mark = hash(key)
        times = self._again.get(mark, 0)
        if not times:
            bucket = self._once.get(mark % _BUCKETS)
            if bucket is None:
                bucket = self._once[mark % _BUCKETS] = array("q")
            if mark not in bucket:
                bucket.append(mark)
                return 1
            times = 1
        self._again[mark] = times + 1
        return times + 1


def _numbered(rows: Iterator[Row[Any]], identity: Callable[[Row[Any]], str]) -> Iterator[Row[Any]]:
    seen = Tally()
    for row in rows:
        try:
            times = seen.count(_identity(row, identity))
        except RowRejected as refusal:
            yield Row(refusal, row.position, row.header)
        else:
            yield Row(row.data, row.position, {**row.header, _OCCURRENCE: str(times)})


def _identity(row: Row[Any], identity: Callable[[Row[Any]], str]) -> str:
    if isinstance(row.data, RowRejected):
        raise row.data
    return identity(row)
