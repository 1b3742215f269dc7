"""In what two folders of Parquet tables, or of files, differ, in words.

Tables are held against each other by columns with their types, by rows and by the order of both; what else a Parquet file says, as
who wrote it, does not count. Other files are the same byte for byte.
"""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pyarrow as pa

_ID = "id"
_LONGEST = 300  # letters of a row or line that are shown


class Compared(NamedTuple):
    """What was held against each other.

    Args:
        files: how many there were before.
        rows: of all tables before.
        told: in what they differ, a line each; empty if they are the same.
    """

    files: int
    rows: int
    told: list[str]


def compare_tables(before: Path, after: Path, shown: int) -> Compared:
    """Hold two folders of Parquet tables against each other.

    Args:
        before: folder of what one checkout wrote.
        after: that of the other.
        shown: how many rows that differ are named per table.
    """
    names = _names(before, ".parquet")
    told = _absent(before, after, ".parquet")
    for name in names:
        if (after / name).exists() and (before / name).read_bytes() != (after / name).read_bytes():
            old, new = (pq.ParquetFile(folder / name).read() for folder in (before, after))
            told += [f"{name}: {line}" for line in table_differences(old, new, shown)]
    return Compared(len(names), sum(pq.read_metadata(before / name).num_rows for name in names), told)


def compare_files(before: Path, after: Path, shown: int) -> Compared:
    """Hold two folders of text files against each other.

    Args:
        before: folder of what one checkout wrote.
        after: that of the other.
        shown: how many lines that differ are shown per file.
    """
    names, told = _names(before), _absent(before, after)
    for name in names:
        if (after / name).exists() and (before / name).read_bytes() != (after / name).read_bytes():
            told.append(f"{name}: other bytes")
            old, new = ((folder / name).read_text(encoding="utf-8").splitlines() for folder in (before, after))
            lines = (line for line in unified_diff(old, new, n=0, lineterm="") if line[:3] not in {"---", "+++"})
            told += [f"{name}: {_short(line)}" for line in islice(lines, shown)]
    return Compared(len(names), 0, told)


def table_differences(old: pa.Table, new: pa.Table, shown: int) -> list[str]:
    """In what two tables differ, a line each."""
    columns = [name for name in old.column_names if name in new.column_names]
    return [*_schema(old.schema, new.schema), *_rows(old.select(columns), new.select(columns), shown)]


def _names(folder: Path, ending: str = "") -> list[str]:
    paths = (path for path in folder.rglob(f"*{ending}") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def _absent(before: Path, after: Path, ending: str = "") -> list[str]:
    old, new = (set(_names(folder, ending)) for folder in (before, after))
    return [*(f"{name}: gone" for name in sorted(old - new)), *(f"{name}: new" for name in sorted(new - old))]


def _schema(old: pa.Schema, new: pa.Schema) -> Iterator[str]:
    """Names, types and order of columns; whether a column may be empty is what the writer saw of its rows, and no part of it."""
    types, others = ({field.name: field for field in schema} for schema in (old, new))
    yield from (f"column {name} is gone" for name in types if name not in others)
    yield from (f"column {name} is new" for name in others if name not in types)
    both = [name for name in types if name in others]
    for name in both:
        if not types[name].type.equals(others[name].type):
            yield f"column {name} was {types[name].type} and is {others[name].type}"
    if both != [name for name in others if name in types]:
        yield f"columns in another order: {', '.join(old.names)} became {', '.join(new.names)}"


def _rows(old: pa.Table, new: pa.Table, shown: int) -> Iterator[str]:
    """Rows that one table has more of than the other, and the order of those that both have."""
    if old.num_rows != new.num_rows:
        yield f"{old.num_rows} rows before, {new.num_rows} after"
    rows, others = _texts(old), _texts(new)
    gone, came = Counter(rows) - Counter(others), Counter(others) - Counter(rows)
    yield from islice(_changes(old.column_names, gone, came), shown)
    more = max(gone.total(), came.total()) - shown
    if more > 0:
        yield f"and more: {gone.total()} rows only before, {came.total()} only after"
    moved = _moved(rows, others, gone, came)
    if moved:
        yield moved


def _texts(table: pa.Table) -> list[tuple[str, ...]]:
    """Rows with every value written out, so that a list is compared as well, and what is no number is equal to itself."""
    columns = ([repr(value) for value in column.to_pylist()] for column in table.columns)
    return list(zip(*columns, strict=True))


def _changes(columns: Sequence[str], gone: Counter[tuple[str, ...]], came: Counter[tuple[str, ...]]) -> Iterator[str]:
    """A line per row: what changed in it where an id says that it is the same, else that it is gone or new."""
    place = columns.index(_ID) if _ID in columns else None
    known = {} if place is None else {row[place]: row for row in came}
    paired = set()
    for row in gone.elements():
        beside = None if place is None else known.get(row[place])
        if beside is None:
            yield f"gone: {_named(columns, row)}"
        else:
            paired.add(beside)
            changed = [
                f"{name} was {old} and is {new}"
                for name, old, new in zip(columns, row, beside, strict=True)
                if old != new
            ]
            yield _short(f"id {row[place or 0]}: {'; '.join(changed)}")
    yield from (f"new: {_named(columns, row)}" for row in came.elements() if row not in paired)


def _moved(rows: list[Any], others: list[Any], gone: Counter[Any], came: Counter[Any]) -> str:
    """The first place at which the rows that both have are in another order, if there is one."""
    pairs = zip(_without(rows, gone), _without(others, came), strict=True)
    for place, (old, new) in enumerate(pairs):
        if old != new:
            return _short(f"other order from row {place} on: {', '.join(old)} before, {', '.join(new)} after")
    return ""


def _without(rows: list[Any], left_out: Counter[Any]) -> Iterator[Any]:
    left = Counter(left_out)
    for row in rows:
        if left[row] > 0:
            left[row] -= 1
        else:
            yield row


def _named(columns: Sequence[str], row: tuple[str, ...]) -> str:
    return _short(", ".join(f"{name} {value}" for name, value in zip(columns, row, strict=True)))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
