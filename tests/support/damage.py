"""Deliveries in every format there is, and what may happen to them on the way: cut off, a record lost, a value spoilt."""

from __future__ import annotations

import copy
import json
import re
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from ondermijning.errors import OndermijningError
from ondermijning.sources.files.csv import DELIMITERS, CsvReader
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.files.xml import XmlReader
from ondermijning.sources.loader import load_loaders
from tests.support.samples import SAMPLES

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Loader, Reader

MARK = "geheimewaarde"  # stands in what is put in the place of a value, so that a message that repeats it is seen
LARGEST = 60_000  # bytes of a sample that is used
_HUGE_NUMBER = "@duizenden-cijfers@"
_GARBAGE = (
    "", " ", MARK, f"{MARK};{MARK}", f'"{MARK}', f"{MARK}\n{MARK}", f"{MARK}\x00", f"\x1b]0;{MARK}\x07", f"\u202e{MARK}",
    f"{MARK}\ud7ff\U0010ffff", MARK * 20_000, "-1", "0", "00000000", "1e999", "NaN", "9" * 30, "9" * 5000, "31-02-2024",
    "0000-00-00", "9999-12-31", "2024-13-01", "true", "'", "=1+1", "../../" + MARK, "<x/>", "&" + MARK + ";", "|", ",", "{}",
)  # fmt: skip
_OTHER_TYPES: tuple[Any, ...] = (
    None,
    True,
    [],
    {},
    [None],
    {"x": MARK},
    [[MARK]],
    -1,
    1.5,
    float("nan"),
    10**20,
    _HUGE_NUMBER,
)
_XML_VALUE = re.compile(rb">([^<>\s][^<>]*)<|=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Whole:
    """A delivery as it should be.

    Args:
        loader: that reads it.
        reader: the format.
        name: of the file.
        contents: of the file.
    """

    loader: Loader
    reader: Reader
    name: str
    contents: bytes


@cache
def whole_deliveries() -> dict[str, list[Whole]]:
    """The example of every loader and the small samples that it reads, by loader."""
    with tempfile.TemporaryDirectory() as folder:
        found = {loader.id: list(_of(loader, Path(folder))) for loader in load_loaders().values()}
    return {source: deliveries for source, deliveries in found.items() if deliveries}


def cut(whole: Whole, rng: random.Random) -> bytes:
    """The first part of a delivery."""
    return whole.contents[: rng.randrange(len(whole.contents))]


def without_records(whole: Whole, rng: random.Random) -> bytes:
    """A well-formed delivery without its last records."""
    if isinstance(whole.reader, XmlReader):
        return _without_elements(whole.contents, whole.reader.row, rng)
    if isinstance(whole.reader, CsvReader):
        lines = whole.contents.splitlines(keepends=True)
        return b"".join(lines[: rng.randrange(len(lines))])
    document = json.loads(whole.contents)
    arrays = [found for found in _containers(document) if isinstance(found, list) and found]
    if arrays:
        chosen = rng.choice(arrays)
        del chosen[rng.randrange(len(chosen)) :]
    return json.dumps(document).encode()


def spoilt(whole: Whole, rng: random.Random) -> bytes:
    """A delivery in which something else stands in the place of one value."""
    if isinstance(whole.reader, XmlReader):
        return _spoilt_markup(whole.contents, rng)
    if isinstance(whole.reader, CsvReader):
        return _spoilt_cell(whole.contents, rng)
    return _spoilt_json(whole.contents, rng)


DAMAGES = (cut, without_records, spoilt)


def _of(loader: Loader, folder: Path) -> Iterator[Whole]:
    example = folder / loader.example_name
    example.write_text(loader.example, encoding="utf-8")
    samples = [path for path in sorted(SAMPLES.rglob("*")) if path.is_file() and path.stat().st_size <= LARGEST]
    for file in input_files([example, *samples]):
        reader = None if file.member else _reader_of(loader, file)
        if reader is not None:
            yield Whole(loader, reader, file.path.name, file.path.read_bytes())


def _reader_of(loader: Loader, file: InputFile) -> Reader | None:
    try:
        return loader.reader_for(file)
    except OndermijningError:
        return None


def _without_elements(contents: bytes, row: str, rng: random.Random) -> bytes:
    """Without the last rows; without something inside it where there is one row only."""
    root = etree.fromstring(contents)
    rows = list(root.iter(f"{{*}}{row}"))
    lost = rows[rng.randrange(len(rows)) :] if len(rows) > 1 else [rng.choice(list(root.iterdescendants("*")))]
    for element in lost:
        if (above := element.getparent()) is not None:
            above.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _spoilt_markup(contents: bytes, rng: random.Random) -> bytes:
    places = [match.span(1 if match[1] is not None else 2) for match in _XML_VALUE.finditer(contents)]
    start, end = rng.choice(places)
    return contents[:start] + _bytes(rng) + contents[end:]


def _spoilt_cell(contents: bytes, rng: random.Random) -> bytes:
    lines = contents.splitlines(keepends=True)
    delimiter = max((sign.encode() for sign in DELIMITERS), key=lines[0].count)
    place = rng.randrange(len(lines))
    cells = lines[place].rstrip(b"\r\n").split(delimiter)
    ending = lines[place][len(lines[place].rstrip(b"\r\n")) :]
    cells[rng.randrange(len(cells))] = _bytes(rng)
    lines[place] = delimiter.join(cells) + ending
    return b"".join(lines)


def _spoilt_json(contents: bytes, rng: random.Random) -> bytes:
    document = copy.deepcopy(json.loads(contents))
    holder, key = rng.choice(
        [
            (found, key)
            for found in _containers(document)
            for key in (found if isinstance(found, dict) else range(len(found)))
        ]
        or [([document], 0)]
    )
    if isinstance(holder, dict) and rng.random() < 0.15:
        del holder[key]
    else:
        holder[key] = rng.choice((*_OTHER_TYPES, *_GARBAGE))
    return json.dumps(document).replace(f'"{_HUGE_NUMBER}"', "9" * 5000).encode()


def _containers(node: Any) -> Iterator[Any]:
    """Every object and array in a document, itself first."""
    if isinstance(node, dict | list):
        yield node
        for below in node.values() if isinstance(node, dict) else node:
            yield from _containers(below)


def _bytes(rng: random.Random) -> bytes:
    return rng.choice(_GARBAGE).encode(rng.choice(("utf-8", "utf-8", "utf-16-le", "cp1252")), "replace")
