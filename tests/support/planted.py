"""Deliveries into which what may never be stored was planted, and a search for it in everything that a workspace holds."""

from __future__ import annotations

import copy
import csv
import gzip
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ondermijning.sources.loader import Loader

BSN, SMUGGLED_BSN = "999992776", "999993653"  # official test numbers; the examples hold others
FORBIDDEN_MARK, UNKNOWN_MARK = "verbodenwaarde7781", "vreemdewaarde7782"
SECRETS = (BSN, SMUGGLED_BSN, FORBIDDEN_MARK, UNKNOWN_MARK)
FORBIDDEN = ("burgerlijkestaat", "geboorteland", "geboorteplaats", "geslacht", "nationaliteit")
UNKNOWN = ("kleurogen", "telefoonthuis")
_PLANTED = {**dict.fromkeys(FORBIDDEN, FORBIDDEN_MARK), **dict.fromkeys(UNKNOWN, UNKNOWN_MARK)}
_TEXT_OF_ELEMENT = re.compile(r">([^<>]*[A-Za-z][^<>]*)<")


def dirty(loader: Loader) -> str:
    """The example of a loader with forbidden and unknown names all over it, and another BSN where it holds one."""
    text = re.sub(
        r'(<bsn>|"bsn": "|burgerservicenummer": "|(?<!niet_)natuurlijk_persoon;)9[0-9]{8}',
        rf"\g<1>{BSN}",
        loader.example,
    )
    text = text.replace("999993653|999990020", f"{BSN}|999990020")
    if _is_xml(text):
        added = "".join(f"<{name} {name}='{mark}'>{mark}</{name}>" for name, mark in _PLANTED.items())
        return re.sub(r"(?=</)", added, text)
    if _is_json(text):
        document = json.loads(text)
        for part in _objects(document):
            part |= {**_PLANTED, UNKNOWN[0]: {"diep": [UNKNOWN_MARK]}}
        return json.dumps(document)
    header, *rows = text.splitlines()
    return "\n".join([";".join([header, *_PLANTED]), *(";".join([row, *_PLANTED.values()]) for row in rows), ""])


def smuggling(loader: Loader) -> Iterator[str]:
    """The example with a BSN behind one of its texts, for each of them."""
    text, smuggled = loader.example, f" BSN {SMUGGLED_BSN}"
    if _is_xml(text):
        places: Iterable[int] = [match.end(1) for match in _TEXT_OF_ELEMENT.finditer(text)]
        yield from (f"{text[:at]}{smuggled}{text[at:]}" for at in places)
    elif _is_json(text):
        for number in range(sum(1 for _ in _words(json.loads(text)))):
            document = copy.deepcopy(json.loads(text))
            holder, key = list(_words(document))[number]
            holder[key] += smuggled
            yield json.dumps(document)
    else:
        header, *rows = csv.reader(io.StringIO(text), delimiter=";")
        for number, row in enumerate(rows):
            for place in (place for place, cell in enumerate(row) if re.search("[A-Za-z]", cell)):
                changed = [*row[:place], row[place] + smuggled, *row[place + 1 :]]
                yield "\n".join(";".join(line) for line in [header, *rows[:number], changed, *rows[number + 1 :], []])


def _is_xml(text: str) -> bool:
    return text.lstrip().startswith("<")


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] in ("{", "[")


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in a document, from the inside out."""
    for below in list(node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()):
        yield from _objects(below)
    if isinstance(node, dict):
        yield node


def _words(node: Any) -> Iterator[tuple[Any, Any]]:
    """Where a text with letters stands: its object or array, and the key in it."""
    for key, below in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(below, dict | list):
            yield from _words(below)
        elif isinstance(below, str) and re.search("[A-Za-z]", below):
            yield node, key


def found_in(root: Path, secrets: Iterable[str] = SECRETS) -> list[tuple[str, str]]:
    """File and secret, for each secret that any file under a folder holds, in its name, bytes or decoded contents."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return [
        (str(path.relative_to(root)), secret)
        for path in files
        for contents in (path.name.encode(), *_contents(path))
        for secret in secrets
        if secret.encode() in contents
    ]


def _contents(path: Path) -> Iterator[bytes]:
    raw = path.read_bytes()
    yield raw
    if raw.startswith(b"PAR1"):
        yield json.dumps(pq.read_table(path).to_pylist(), default=str, ensure_ascii=False).encode()
    elif raw.startswith(b"SQLite format 3"):
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            ordinary = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            for (table,) in db.execute(ordinary).fetchall():
                yield repr(db.execute(f'SELECT * FROM "{table}"').fetchall()).encode()
    elif raw.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            yield from map(archive.read, archive.namelist())
    elif raw.startswith(b"\x1f\x8b"):
        yield gzip.decompress(raw)
