"""Parts of WOZ objects (deelobjecten), which tell the dwellings and buildings that an object is made of.

Shape: HAL JSON of the dataset woz v1 of Amsterdam, ``_embedded.deelobjecten[]``; what a part is linked to stands under the
name of the link as an object with an ``identificatie``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.normalise.faults import Faults
from ondermijning.sources.files.json import at, part, value
from ondermijning.sources.rows import Outcome, Remark

from .values import BUILDING, DWELLING, bag_link, object_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject
    from ondermijning.sources.rows import Row

_LINKS = {
    "isVerbondenMetBagVerblijfsobject": DWELLING,
    "isVerbondenMetBagLigplaats": DWELLING,
    "isVerbondenMetBagStandplaats": DWELLING,
    "heeftBagPand": BUILDING,
}
KEYS = frozenset({"wozobjectnummer", "eindGeldigheid", "identificatie", *_LINKS})


def objects(document: Document) -> Items | None:
    """The parts in the collection of a document."""
    return at(document, "_embedded", "deelobjecten")


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """What a part links its object to; one that has ended links nothing."""
    number, faults = _number(row), Faults()
    for name, kind in _LINKS.items() if value(row.data, "eindGeldigheid") is None else ():
        if target := value(part(row.data, name), "identificatie"):
            yield bag_link(number, kind, target, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def subject(row: Row[JsonObject]) -> str:
    """The parts of an object together speak for what it is made of."""
    return f"WOZ:{_number(row)}#deelobjecten"


def _number(row: Row[JsonObject]) -> str:
    return object_number(value(row.data, "wozobjectnummer"), "wozobjectnummer")
