"""What the carriers of official notices call the parts of one, brought under the names of ``Published``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.sources.files.json import value
from ondermijning.sources.files.xml import bare_element
from ondermijning.sources.rows import Row, RowRejected

from .notice import Marker, Published
from .pages import TOTAL

if TYPE_CHECKING:
    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.files.xml import Element

SHAPES = ("Adres", "Punt", "Perceel", "Weg", "Lijn", "Vlak", "Postcode", "Buurt", "Wijk", "Woonplaats")
_LEAVES = frozenset({
    "identifier", "title", "type", "available", "date", "modified", "activiteit", "geometrie", "locatiepunt", "postcode",
    "huisnummer", "huisletter", "huisnummertoevoeging", "straatnaam", "woonplaats",
})  # fmt: skip
GZD = frozenset(
    {
        *_LEAVES,
        *SHAPES,
        "recordData",
        "gzd",
        "originalData",
        "meta",
        "owmskern",
        "owmsmantel",
        "tpmeta",
        "gebiedsmarkering",
    }
)
_TEXT_KEYS = ("$", "#text", "content", "value")  # where JSON keeps the text of an element that has attributes
GZD_JSON = GZD | {*_TEXT_KEYS, TOTAL}
METADATA = _LEAVES | {"gebiedsmarkering", "Rubriek"}
HARVEST = frozenset({"date", "urlDoc", "type", "title", "location"})
_INFORMATION_TYPES = frozenset({"officiële publicatie", "bekendmaking"})
_DOCUMENT = re.compile(r"/([a-z]+-[0-9]{4}-[0-9]+)\.[a-z]+")


def of_json(row: Row[JsonObject]) -> Published:
    """A notice in a JSON page."""
    return of_record(Row(_element(row.data), row.position, row.header))


def _element(data: Document) -> Element:
    """An object of JSON as the element that it was made from."""
    if not isinstance(data, Mapping):
        return bare_element(data if isinstance(data, str) else None)
    text = next((data[key] for key in _TEXT_KEYS if isinstance(data.get(key), str)), None)
    found = bare_element(text)
    for name, below in data.items():
        found.children[name] = [_element(item) for item in (below if isinstance(below, list) else [below])]
    return found


def of_record(row: Row[Element]) -> Published:
    """A notice in a record of the service."""
    meta = row.data.get("recordData", "gzd", "originalData", "meta")
    if meta is None:
        raise RowRejected("recordData", say("holds no record of the schema gzd"))
    kern, marked = _below(meta, "owmskern"), _below(meta, "tpmeta")
    kinds = (kind.text for kind in kern.all("type"))
    shapes = [shape for name in SHAPES for marking in marked.all("gebiedsmarkering") for shape in marking.all(name)]
    days = (("owmsmantel", "available"), ("owmsmantel", "date"), ("owmskern", "modified"))
    return Published(
        identifier=kern.value("identifier"),
        title=kern.value("title"),
        rubric=next((kind for kind in kinds if kind and kind.casefold() not in _INFORMATION_TYPES), None),
        activity=marked.value("activiteit"),
        day=next((day for path in days if (day := meta.value(*path))), None),
        markers=tuple(map(_marker, shapes)),
        point=_first_point([*shapes, marked]),
    )


def of_metadata(row: Row[Element]) -> Published:
    """A notice in a metadata file."""
    data, markings = row.data, row.data.all("gebiedsmarkering")
    return Published(
        data.value("identifier"),
        data.value("title"),
        data.value("Rubriek"),
        data.value("activiteit"),
        data.value("available"),
        tuple(map(_marker, markings)),
        _first_point(markings),
    )


def of_harvest(row: Row[JsonObject]) -> Published:
    """A notice in a harvest, of which the id stands in its address on the web."""
    data = row.data
    found = _DOCUMENT.search(value(data, "urlDoc") or "")
    places = data.get("location")
    point = places[0] if isinstance(places, list) and places else places
    return Published(
        found[1] if found else None,
        value(data, "title"),
        value(data, "type"),
        None,
        value(data, "date"),
        point=point if isinstance(point, str) else None,
    )


def _below(element: Element, name: str) -> Element:
    return element.get(name) or bare_element()


def _marker(shape: Element) -> Marker:
    suffix = f"{shape.value('huisletter') or ''}{shape.value('huisnummertoevoeging') or ''}" or None
    return Marker(
        shape.value("straatnaam"), shape.value("huisnummer"), suffix, shape.value("postcode"), shape.value("woonplaats")
    )


def _first_point(holders: list[Element]) -> str | None:
    """The first point in RD; else the first in degrees. Lines and areas are no point."""
    drawn = (shape.text or "" for holder in holders for shape in holder.all("geometrie"))
    degrees = (holder.value("locatiepunt") for holder in holders)
    return next((text for text in drawn if text.startswith("POINT")), None) or next(filter(None, degrees), None)
