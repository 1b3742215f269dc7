"""One answer of BRK-Bevragen: which resource it is, and which object it is about, which only its links say.

Source: BRK-Bevragen 2.0.0 JSON (HAL). Links stay outside: that of a person registered in the population register may hold
a BSN, which is also the id of such a person and becomes ``bsn`` here, before the door.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.language import say
from ondermijning.normalise.identifiers import imkad
from ondermijning.sources.files.json import part, value
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject
    from ondermijning.sources.rows import Row

OBJECTS, HOLDERS = "kadastraalOnroerendeZaken", "zakelijkGerechtigden"
MORTGAGES, SEIZURES = "hypotheken", "beslagen"
NOTES, RESTRICTIONS = "privaatrechtelijkeBeperkingen", "publiekrechtelijkeBeperkingen"
PROBLEM, EMPTY = "probleem", "niets gevonden"

# What is asked of one object at a time → the subject that its answer speaks about completely, behind the id of the object.
_ABOUT_ONE = {
    HOLDERS: "#gerechtigden",
    MORTGAGES: "",
    SEIZURES: "#beslagen",
    NOTES: "#aantekeningen",
    RESTRICTIONS: "#beperkingen",
}
_RESOURCES = {name.lower(): name for name in (OBJECTS, *_ABOUT_ONE)}
_PATH = re.compile(
    r"(?:.*/)?kadastraalonroerendezaken/(?P<object>[0-9]+)"
    r"(?:/(?P<below>zakelijkgerechtigden|hypotheken|beslagen|privaatrechtelijkebeperkingen)(?P<one>/[^/?]+)?)?(?:\?.*)?",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"(?:.*/)?(?P<resource>kadastraalonroerendezaken|publiekrechtelijkebeperkingen)(?:\?.*)?", re.IGNORECASE
)
_ASKED_OBJECT = re.compile(r"[?&]kadastraalOnroerendeZaakIdentificatie=(?P<object>[0-9]+)(?:&|$)", re.IGNORECASE)

_PERSONS = frozenset(
    {
        "persoon",
        "hypotheekhouders",
        "beslagleggers",
        "bevoegdGezag",
        "betrokkenPartner",
        "betrokkenSamenwerkingsverband",
        "betrokkenGorzenEnAanwassen",
    }
)
_NO_BSN = (
    "kadaster_natuurlijk_persoon",
    "kadaster_niet_natuurlijk_persoon",
    "ingeschreven_niet_natuurlijk_persoon",
)

# Keys that are put into a row here: what it is, the object it is about, whether it is one of several, and what stood in it.
NAMES = frozenset({"bron", "object", "enkel", "inhoud", "bsn", "naam", "identificatie", "domein", "type"})


class _Place(NamedTuple):
    """What a link says: the resource, the object, and whether it leads to one of several."""

    resource: str
    object_id: str | None = None
    single: bool = False


def answers(document: Document) -> Items | None:
    """The rows of an answer; None when the document is none. A search gives one row for each object that it found."""
    if not isinstance(document, dict):
        return None
    if {"status", "title"} <= document.keys() and "_embedded" not in document:
        return {"": {"bron": PROBLEM}}
    place = _place_of(document)
    if "_embedded" not in document or _is_object(document):
        return dict(_single(document, place, "")) if place and "identificatie" in document else None
    return _listed(document["_embedded"], place)


def _listed(embedded: Document, place: _Place | None) -> Items | None:
    """The rows of a list; without its name it is empty, when a link says what was asked."""
    if not isinstance(embedded, dict) or (place and place.single):
        return {"": None} if place else None
    named = next((name for name in _RESOURCES.values() if name in embedded), None)
    if named is None and (embedded or place is None):
        return None
    resource = named or (place.resource if place else "")
    if resource == OBJECTS:
        return dict(_objects(embedded)) or {"": {"bron": EMPTY}}
    return {"": _collection(resource, embedded.get(resource, []), place)}


def subject(row: Row[JsonObject]) -> str:
    """What a row speaks about completely: an object or one thing that is asked of it; a single sub-resource is only itself."""
    kind = source_of(row.data)
    if kind in (PROBLEM, EMPTY):
        return EMPTY
    whole = f"{object_of(row.data)}{_ABOUT_ONE.get(kind, '#object')}"
    return f"{whole}/{value(part(row.data, 'inhoud'), 'identificatie')}" if is_single(row.data) else whole


def source_of(data: JsonObject) -> str:
    """The resource that a row comes from."""
    return value(data, "bron") or ""


def is_single(data: JsonObject) -> bool:
    """Whether a row is one of several, which says nothing about the others."""
    return value(data, "enkel") == "true"


def object_of(data: JsonObject) -> str:
    """The id of the object that a row is about.

    Raises:
        RowRejected: no link says so.
    """
    try:
        return imkad("KadastraalObject", value(data, "object") or "")
    except ValueError:
        raise RowRejected("_links/self", say("does not say which object the answer is about")) from None


def _is_object(document: dict[str, Document]) -> bool:
    """An object asked by its id may hold its holders too, unlike what a search finds."""
    return "identificatie" in document and "kadastraleAanduiding" in document


def _objects(embedded: dict[str, Document]) -> Iterator[tuple[str, Document]]:
    found = embedded.get(OBJECTS, [])
    for number, item in enumerate(found if isinstance(found, list) else (None,)):
        yield from _single(item, _Place(OBJECTS, _own_id(item)), f"/_embedded/{OBJECTS}/{number}")


def _single(item: Document, place: _Place | None, pointer: str) -> Iterator[tuple[str, Document]]:
    """The row of one object or sub-resource, and one for the holders that came with an object."""
    if place is None or not isinstance(item, dict):
        yield pointer, None
        return
    object_id = _own_id(item) if place.resource == OBJECTS else place.object_id
    single = place.resource != OBJECTS
    yield pointer, {"bron": place.resource, "object": object_id, "enkel": single, "inhoud": _contents(item)}
    embedded = item.get("_embedded")
    if place.resource == OBJECTS and isinstance(embedded, dict) and HOLDERS in embedded:
        within = _Place(HOLDERS, object_id)
        yield f"{pointer}/_embedded/{HOLDERS}", _collection(HOLDERS, embedded[HOLDERS], within)


def _collection(resource: str, items: Document, place: _Place | None) -> Document:
    """A list about one object, as a row; where its own link names no object, its elements may name one and the same."""
    if not isinstance(items, list):
        return None
    object_id = place.object_id if place else None
    if object_id is None:
        named = {found.object_id if (found := _place_of(item)) else None for item in items}
        object_id = named.pop() if len(named) == 1 else None
    return {"bron": resource, "object": object_id, "enkel": False, "inhoud": {resource: _contents(items)}}


def _own_id(item: Document) -> str | None:
    found = item.get("identificatie") if isinstance(item, dict) else None
    return found if isinstance(found, str) else None


def _place_of(document: Document) -> _Place | None:
    """What the link of a document to itself says."""
    links = document.get("_links") if isinstance(document, dict) else None
    own = links.get("self") if isinstance(links, dict) else None
    href = own.get("href") if isinstance(own, dict) else None
    if not isinstance(href, str):
        return None
    if below := _PATH.fullmatch(href):
        return _Place(_RESOURCES[(below["below"] or OBJECTS).lower()], below["object"], bool(below["one"]))
    if search := _SEARCH.fullmatch(href):
        asked = _ASKED_OBJECT.search(href)
        return _Place(_RESOURCES[search["resource"].lower()], asked["object"] if asked else None)
    return None


def _contents(item: Document, key: str = "") -> Document:
    """An item and all below it, in which a person has its name and an id that may be a BSN under names of their own."""
    if isinstance(item, list):
        return [_contents(each, key) for each in item]
    if not isinstance(item, dict):
        return item
    below = {name: _contents(each, name) for name, each in item.items()}
    if key in _PERSONS:
        renamed = {"omschrijving": "naam"} | ({} if below.get("type") in _NO_BSN else {"identificatie": "bsn"})
        return {renamed.get(name, name): each for name, each in below.items()}
    return below
