"""A second way to count what stands in a file, without the engine: the file as a tree of names, and an XPath per record kind."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def counts(path: Path, places: Mapping[str, str]) -> dict[str, int]:
    """How much of each kind stands in a file: elements one by one, texts as far as they differ."""
    tree = _TREES[path.suffix](path)
    numbers = {kind: len(set(_found(tree, place))) for kind, place in places.items()}
    return {kind: number for kind, number in numbers.items() if number}


def texts(paths: Iterable[Path], place: str) -> set[str]:
    """The texts in a place of files."""
    return {str(text) for path in paths for text in _found(_TREES[path.suffix](path), place)}


def _found(tree: etree._ElementTree, place: str) -> list[Any]:
    found: Any = tree.xpath(place)
    return list(found)


def _of_xml(path: Path) -> etree._ElementTree:
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    for element in tree.iter():
        element.tag = etree.QName(element).localname
    return tree


def _of_json(path: Path) -> etree._ElementTree:
    return _tree(json.loads(path.read_text(encoding="utf-8")))


def _tree(document: Any) -> etree._ElementTree:
    root = etree.Element("file")
    _hang(root, {"row": document} if isinstance(document, list) else document)
    return root.getroottree()


def _hang(element: etree._Element, value: Any) -> None:
    """A JSON value below an element: an array as that many elements of one name."""
    if not isinstance(value, dict):
        element.text = None if value is None else str(value) or None
        return
    for name, part in value.items():
        for each in part if isinstance(part, list) else [part]:
            _hang(etree.SubElement(element, re.sub(r"\W", "_", name)), each)


def _of_csv(path: Path) -> etree._ElementTree:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return _tree(list(csv.DictReader(stream, delimiter=";")))


_TREES = {".xml": _of_xml, ".json": _of_json, ".csv": _of_csv}
