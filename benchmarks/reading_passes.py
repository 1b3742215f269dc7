"""The passes over one delivery that the benchmark of reading compares; each runs in a process of its own.

Usage: python -m benchmarks.reading_passes write SOURCE PATH MEGABYTES
       python -m benchmarks.reading_passes passes SOURCE
       python -m benchmarks.reading_passes read SOURCE PATH PASS

A read prints seconds, seconds of the processor, peak memory in MB and what was counted, as JSON.
"""

from __future__ import annotations

import csv
import gc
import json
import os
import resource
import sys
import tempfile
import time
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa
from lxml import etree
from pyarrow import csv as arrow

from benchmarks.reading_files import loader_of, write_delivery
from ondermijning.sources.door import Door
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import load_loaders
from ondermijning.sources.rows import RowRejected
from ondermijning.trust.pseudonym import Pseudonymiser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ondermijning.sources.loader import Loader, Reader
    from ondermijning.sources.rows import Row

_DELIMITER = ";"


def lxml_elements(path: Path) -> int:
    """All elements, each cleared."""
    elements = 0
    for _, element in etree.iterparse(str(path)):
        element.clear()
        elements += 1
    return elements


def arrow_batches(path: Path, *, threads: bool) -> int:
    """All batches of text columns, nothing of which becomes a Python value."""
    return sum(batch.num_rows for batch in _batches(path, _names(path), threads=threads))


def arrow_rows(path: Path) -> int:
    """The same batches, every row made a dict of Python text: the least that any loader in Python needs."""
    names, rows = _names(path), 0
    for batch in _batches(path, names, threads=False):
        for values in zip(*(column.to_numpy(zero_copy_only=False).tolist() for column in batch.columns), strict=True):
            dict(zip(names, values, strict=True))
            rows += 1
    return rows


def _names(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream, delimiter=_DELIMITER))


def _batches(path: Path, names: list[str], *, threads: bool) -> Any:
    return arrow.open_csv(
        path,
        arrow.ReadOptions(use_threads=threads),
        arrow.ParseOptions(delimiter=_DELIMITER),
        arrow.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
    )


def csv_lists(path: Path) -> int:
    """All rows as lists of Python text."""
    with path.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream, delimiter=_DELIMITER, strict=True))


def json_lines(path: Path, parse: Callable[[bytes], Any] = json.loads) -> int:
    """All lines, parsed."""
    with path.open("rb") as stream:
        return sum(1 for line in stream if parse(line))


def batches(source: str, path: Path) -> int:
    """All rows through the door in columns; a number of a person is dropped there, since hashing is no reading."""
    (file,) = input_files([path])
    reader = _reader(source, path)
    if not isinstance(reader, CsvReader):
        raise SystemExit(f"{source} has no columns")
    door = Door(reader.allowed, reader.pseudonymised, lambda _: None)
    return sum(len(batch.positions) + len(batch.refused) for batch in reader.batches(file, door))


def rows(source: str, path: Path) -> int:
    """The same, one by one."""
    return sum(1 for _ in _rows(_reader(source, path), path, lambda _: None))


def records(source: str, path: Path) -> int:
    """All records, with numbers of persons hashed: all that loading does before it stores."""
    reader = _reader(source, path)
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key"
        key.touch(mode=0o600)
        key.write_bytes(os.urandom(32))
        return sum(_shaped(reader, row) for row in _rows(reader, path, Pseudonymiser(key)))


def _shaped(reader: Reader, row: Row[Any]) -> int:
    try:
        return sum(1 for _ in reader.shape(row))
    except RowRejected:
        return 0


def _rows(reader: Reader, path: Path, pseudonymise: Callable[[str], str | None]) -> Iterator[Row[Any]]:
    (file,) = input_files([path])
    return reader.rows(file, Door(reader.allowed, reader.pseudonymised, pseudonymise))


@cache
def _loader(name: str) -> Loader:
    return load_loaders()[name]


def _reader(source: str, path: Path) -> Reader:
    (file,) = input_files([path])
    reader = _loader(loader_of(source)).reader_for(file)
    if reader is None:
        raise SystemExit(f"{path} is no delivery of {source}")
    return reader


Work: TypeAlias = "Callable[[Path], int]"
_XML: dict[str, Work] = {"lxml, all elements": lxml_elements}
_CSV: dict[str, Work] = {
    "pyarrow.csv, batches": lambda path: arrow_batches(path, threads=False),
    "pyarrow.csv, batches, threads": lambda path: arrow_batches(path, threads=True),
    "pyarrow.csv, rows as dicts": arrow_rows,
    "csv.reader, rows as lists": csv_lists,
}
_JSON: dict[str, Work] = {"json.loads, a line": json_lines}
if find_spec("orjson"):
    _JSON["orjson.loads, a line"] = lambda path: json_lines(path, import_module("orjson").loads)
BARE: dict[str, dict[str, Work]] = {
    "brk": _XML,
    "bag": _XML,
    "woz": _CSV,
    "woz_quoted": _CSV,
    "vergunningen": _CSV,
    "kik": _JSON,
}
OURS = {"ours, batches": batches, "ours, rows": rows, "ours, records": records}


def passes(source: str) -> list[str]:
    """The passes over a source, the bare ones first; only a table comes in columns."""
    columns = BARE[source] is _CSV
    return [*BARE[source], *(name for name in OURS if columns or name != "ours, batches")]


def _timed(source: str, path: Path, name: str) -> dict[str, float]:
    """A pass, after one over as small a delivery as there is: what is imported on first use is no part of reading."""
    with tempfile.TemporaryDirectory() as folder:
        write_delivery(source, Path(folder) / source, 0)
        _pass(source, Path(folder) / source, name)
    gc.collect()  # what the imports left behind is no part of reading either
    start, processor = time.perf_counter(), time.process_time()
    result = _pass(source, path, name)
    return {
        "seconds": time.perf_counter() - start,
        "processor": time.process_time() - processor,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "result": result,
    }


def _pass(source: str, path: Path, name: str) -> int:
    return OURS[name](source, path) if name in OURS else BARE[source][name](path)


def main() -> None:
    """Write a delivery, name the passes, or do one."""
    match sys.argv[1:]:
        case ["write", source, path, megabytes]:
            write_delivery(source, Path(path), int(megabytes))
        case ["passes", source]:
            print(json.dumps(passes(source)))
        case ["read", source, path, name]:
            print(json.dumps(_timed(source, Path(path), name)))
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
