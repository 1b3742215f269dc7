"""Carriers of official notices: answers of the SRU service in XML and JSON, metadata files, and a harvest per month.

Formats: SRU 2.0 of repository.overheid.nl with recordSchema gzd (with or without namespaces); the JSON of the same answer, in
which one record may stand without a list; ``metadata_gegevens`` of before; and a harvest that others publish, with the list
``publications``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning.normalise.numbers import whole_number
from ondermijning.sources.door import Door
from ondermijning.sources.files.json import JsonReader, value
from ondermijning.sources.files.xml import XmlReader, bare_element
from ondermijning.sources.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.files.json import Items
    from ondermijning.sources.files.xml import Element

TOTAL = "numberOfRecords"


@dataclass(frozen=True, slots=True)
class SruXml(XmlReader):
    """A reader of pages of the service in XML."""

    def total(self, file: InputFile) -> int | None:
        """The number of records that the page says there are in all."""
        header: dict[str, str] = {}
        with file.open() as stream:
            next(self._elements(file, stream, header), None)
        return _count(header.get(TOTAL))


@dataclass(frozen=True, slots=True)
class SruJson(JsonReader):
    """A reader of pages of the service in JSON."""

    def total(self, file: InputFile) -> int | None:
        """The number of records that the page says there are in all."""
        rows = JsonReader.rows(self, file, Door(frozenset({TOTAL}), frozenset(), lambda _text: None))
        data = next((row.data for row in rows), None)
        return _count(value(data, TOTAL)) if isinstance(data, Mapping) else None


@dataclass(frozen=True, slots=True)
class MetadataXml(XmlReader):
    """A reader of ``metadata_gegevens``, in which names and texts are attributes of elements that are all called alike."""

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Element]]:
        """The one row of the file."""
        with file.open() as stream:
            for element in self._elements(file, stream, {}):
                yield Row(_named(element, door), f"{self.row}[1]", {})


def _named(element: Any, door: Door) -> Element:
    """An element with what passes the door of those below it, under the names in their attributes."""
    found = bare_element((element.get("content") or "").strip() or None)
    for child in element:
        name = _name(child)
        if door.admits(name):
            found.children.setdefault(name, []).append(_named(child, door))
    return found


def _name(element: Any) -> str:
    """The last part of a name; of kinds, the list that they are from."""
    name = str(element.get("name") or "").rpartition(".")[2]
    return str(element.get("scheme") or "").rpartition(".")[2] if name == "type" else name


def _count(text: str | None) -> int | None:
    try:
        return whole_number(text or "")
    except ValueError:
        return None


def header_total(element: Element) -> dict[str, str]:
    """What a page says of the number of records, for the header of its rows."""
    return {TOTAL: element.text or ""}


def json_page(document: Document) -> Items | None:
    """The records of a page in JSON; of one record the service makes no list."""
    page = document.get("searchRetrieveResponse") if isinstance(document, dict) else None
    held = page.get("records") if isinstance(page, dict) else None
    found = held.get("record") if isinstance(held, dict) else None
    if found is None or page is None:
        return None
    place, total = "/searchRetrieveResponse/records/record", page.get(TOTAL)
    listed = {f"{place}/{at}": item for at, item in enumerate(found)} if isinstance(found, list) else {place: found}
    return {at: {**item, TOTAL: total} if isinstance(item, dict) else item for at, item in listed.items()}


def harvest(document: Document) -> Items | None:
    """The notices of a month."""
    found = document.get("publications") if isinstance(document, dict) else None
    return {f"/publications/{at}": item for at, item in enumerate(found)} if isinstance(found, list) else None
