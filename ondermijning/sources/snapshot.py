"""Writing records of one delivery to Parquet, one file per record kind, with the place each record came from."""

from __future__ import annotations

import csv
import re
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from ondermijning.database import IN_MEMORY, Bounds
from ondermijning.errors import LoaderError
from ondermijning.model import ColumnType, RecordKind, record_kind
from ondermijning.sources.sentinel import Sentinel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import duckdb

    from ondermijning.model import Column
    from ondermijning.sources.rows import Part, Record

# Columns that stand behind every record: what its row speaks about, which part of that it is, and where it stood.
PLACE_OF_ROW = ("_bestand", "_positie")
PLACE = ("_onderwerp", "_deel", *PLACE_OF_ROW)
STATED = (
    "_gesteld"  # the day of which a row speaks, as its file or the row itself says; of two statements the newest counts
)
SUBJECTS = "_onderwerpen"
UNREAD = "_ongelezen"
_BATCH = 20_000
PlaceOfRecord = tuple[str, str, str, str, str | None]
_ARROW = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INT64: pa.int64(),
    ColumnType.BOOL: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}


def arrow_schema(columns: Iterable[Column], *text_columns: str) -> Any:
    """The Arrow schema of declared columns, with further text columns behind them."""
    fields = [(column.name, _ARROW[column.type]) for column in columns]
    return pa.schema([*fields, *((name, pa.string()) for name in text_columns)])


def as_parquet(path: Path) -> str:
    """The name of a file as DuckDB reads it, with signs of patterns standing for themselves."""
    return re.sub(r"([*?\[])", r"[\1]", str(path))


class _Waiting:
    """The records of one kind that are not written yet, each with its place, and where in a record its key stands."""

    def __init__(self, kind: RecordKind) -> None:
        self.kind = kind
        names = [column.name for column in kind.columns]
        self.key = [(names.index(name), name) for name in kind.key]
        self.records: list[Record] = []
        self.places: list[PlaceOfRecord] = []


class SnapshotWriter:
    """Collects records per kind and writes them in batches, so that memory stays flat.

    Args:
        folder: an existing folder that nobody else reads yet.
        yields: record classes that the loader declared.
        bounds: of counting what was written.
    """

    def __init__(self, folder: Path, yields: tuple[type[Any], ...], bounds: Bounds = IN_MEMORY) -> None:
        self._folder = folder
        self._bounds = bounds
        self._kinds = {record: record_kind(record) for record in yields}
        self._waiting = {record: _Waiting(kind) for record, kind in self._kinds.items()}
        self._writers: dict[type[Any], Any] = {}
        self._sentinel = Sentinel()
        self._distinct: dict[str, int] = {}

    @property
    def rejects(self) -> list[tuple[str, str, str, str]]:
        """File, position, column and reason of the values that were left out; whole after ``close``."""
        return self._sentinel.rejects

    def add(self, record: Record, place: PlaceOfRecord) -> str | None:
        """Keep one record with its place and the day of which it speaks (``PLACE`` and ``STATED``).

        Returns:
            The name of a key column that is empty, in which case the record was not kept; else None.
        """
        waiting = self._waiting.get(type(record))
        if waiting is None:
            raise LoaderError(f"{type(record).__name__} is not among the record kinds that the loader declares.")
        for index, name in waiting.key:
            if record[index] is None:
                return name
        waiting.records.append(record)
        waiting.places.append(place)
        if len(waiting.places) >= _BATCH:
            self._flush(waiting)
        return None

    def close(self) -> dict[str, int]:
        """Write what is left and close every file.

        Returns:
            Distinct records per kind: a person that stands in many snapshots is one.
        """
        for waiting in self._waiting.values():
            self._flush(waiting)
        for writer in self._writers.values():
            writer.close()
        kinds = sorted(map(record_kind, self._writers), key=lambda kind: kind.name)
        with self._bounds.connect() as db:
            self._distinct = {kind.name: self._keys(db, kind) for kind in kinds}
        return self._distinct

    def contradicted(self, within: Iterable[str] = ()) -> dict[str, int]:
        """How many keys of each kind came with different contents, of which the state holds one; after ``close``.

        Args:
            within: columns of ``PLACE`` that keep records apart beside their key.
        """
        found = {kind.name: self._contradicted(kind, within) for kind in map(record_kind, self._writers)}
        return {name: keys for name, keys in sorted(found.items()) if keys}

    def _contradicted(self, kind: RecordKind, within: Iterable[str]) -> int:
        said = ", ".join(column.name for column in kind.columns if column.name not in kind.key)
        path = self._path(kind)
        if not said or pq.read_metadata(path).num_rows == self._distinct[kind.name]:
            return 0
        together = ", ".join((*kind.key, *within))
        differ = f"SELECT 1 FROM read_parquet($file) GROUP BY {together} HAVING min(hash({said})) <> max(hash({said}))"  # noqa: S608 - names of the model
        count = f"SELECT count(*) FROM ({differ})"  # noqa: S608 - names of the model
        with self._bounds.connect() as db:
            return _number(db, count, path)

    def _keys(self, db: duckdb.DuckDBPyConnection, kind: RecordKind) -> int:
        key = ", ".join(kind.key)
        count = f"SELECT count(*) FROM (SELECT DISTINCT {key} FROM read_parquet($file))"  # noqa: S608 - names of the model
        return _number(db, count, self._path(kind))

    def _path(self, kind: RecordKind) -> Path:
        return self._folder / f"{kind.name}.parquet"

    def _flush(self, waiting: _Waiting) -> None:
        if not waiting.places:
            return
        kind, schema = waiting.kind, arrow_schema(waiting.kind.columns, *PLACE, STATED)
        values = chain(_columns(waiting.records, len(kind.columns)), _columns(waiting.places, len(PLACE) + 1))
        columns = [_array(kind, column, field) for column, field in zip(values, schema, strict=True)]
        table = self._sentinel.screened(kind, pa.Table.from_arrays(columns, schema=schema))
        waiting.records.clear()
        waiting.places.clear()
        if not table.num_rows:
            return
        if kind.record not in self._writers:
            self._writers[kind.record] = pq.ParquetWriter(
                self._path(kind), schema, compression="zstd", compression_level=1
            )
        self._writers[kind.record].write_table(table)


def _number(db: duckdb.DuckDBPyConnection, count: str, path: Path) -> int:
    return int(db.execute(count, {"file": as_parquet(path)}).fetchall()[0][0])


def _columns(rows: Sequence[tuple[Any, ...]], width: int) -> Iterator[list[Any]]:
    return (list(map(itemgetter(index), rows)) for index in range(width))


def _array(kind: RecordKind, values: list[Any], field: Any) -> Any:
    try:
        return pa.array(values, type=field.type)
    except (pa.ArrowException, OverflowError):
        # Not chained: the original holds the value.
        raise LoaderError(f"{kind.name}.{field.name} holds a value that is no {field.type}.") from None


def write_subjects(folder: Path, subjects: dict[str, int]) -> None:
    """Write what a delivery speaks about completely, with the number of rows for each."""
    table = pa.table({"onderwerp": list(subjects), "rijen": list(subjects.values())})
    pq.write_table(
        table.cast(pa.schema([("onderwerp", pa.string()), ("rijen", pa.int64())])), folder / f"{SUBJECTS}.parquet"
    )


def write_unread(folder: Path, parts: set[Part]) -> None:
    """Write which parts of its subjects a delivery holds in rows that were refused: it says nothing about them."""
    if parts:
        rows = sorted(parts)
        table = {"onderwerp": [part.subject for part in rows], "deel": [part.part for part in rows]}
        pq.write_table(pa.table(table), folder / f"{UNREAD}.parquet")


def write_rejects(path: Path, rejects: list[tuple[str, str, str, str]]) -> None:
    """Write the rejects of a delivery: file, position, field and reason, never the value."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(("bestand", "positie", "veld", "reden"))
        writer.writerows(rejects)
