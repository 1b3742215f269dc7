"""Reading a BAG Extract: of every object the one version that holds on the date of the delivery.

An Extract holds all versions (voorkomens) of an object. One holds from its ``beginGeldigheid`` until its
``eindGeldigheid``; a version that was corrected has an ``eindRegistratie``, and one that is inactive or outside the BAG
says so (IMBAG, historie v20200601).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.sources.door import Door
from ondermijning.sources.rows import Remark, Row
from ondermijning.sources.xml import Element, XmlReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files import InputFile

STATED = "standdatum"  # name in the header of the date that a file speaks for, yyyy-mm-dd
KINDS = frozenset({
    "Verblijfsobject", "Ligplaats", "Standplaats", "Pand", "Nummeraanduiding", "OpenbareRuimte", "Woonplaats",
})  # fmt: skip
_OUTSIDE = frozenset({"tijdstipInactief", "tijdstipInactiefLV", "tijdstipNietBag", "tijdstipNietBagLV"})
HISTORY = KINDS | _OUTSIDE | {
    "bagObject", "identificatie", "voorkomen", "Voorkomen", "voorkomenidentificatie", "beginGeldigheid", "eindGeldigheid",
    "eindRegistratie", "BeschikbaarLV",
}  # fmt: skip
_CONFLICT = "tegenspraak"
_LAST_DAY = "9999-12-31"


class _Version(NamedTuple):
    """Which version of its object a row is; the greatest is the latest."""

    number: int
    begin: str


@dataclass(frozen=True, slots=True)
class ExtractReader(XmlReader):
    """An XML reader of bagStand files that gives of every object the version that holds.

    Each file is read twice, so that a repeated object is known before its first version is given on; what is kept in
    between is a number per object.
    """

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Element]]:
        """The version that holds of every object in the file, streamed."""
        latest = self._repeated(file)
        for row in self._holding(file, door):
            key = _key(row)
            if key not in latest:
                yield row
            elif latest[key] == _version(row):
                latest[key] = None  # a second row of the very same version does not count
                yield replace(row, header={**row.header, _CONFLICT: "ja"})

    def _repeated(self, file: InputFile) -> dict[int, _Version | None]:
        """The latest version of every object of which more than one holds."""
        keys = sorted(array("Q", (_key(row) for row in self._history(file))))
        latest = {key: _Version(0, "") for key, following in pairwise(keys) if key == following and key}
        for row in self._history(file) if latest else ():
            if (key := _key(row)) in latest:
                latest[key] = max(latest[key], _version(row))
        return dict(latest)

    def _history(self, file: InputFile) -> Iterator[Row[Element]]:
        return self._holding(file, Door(HISTORY, frozenset(), lambda _text: None))

    def _holding(self, file: InputFile, door: Door) -> Iterator[Row[Element]]:
        """Rows about an object in a version that holds; an Extract has other files, about doubts, in the same form."""
        return (row for row in XmlReader.rows(self, file, door) if "bagObject" in row.data.children and _holds(row))


def bag_object(row: Row[Element]) -> tuple[str, Element]:
    """Kind and element of the object in a row."""
    (kind, (element, *_)), *_ = row.data.children["bagObject"][0].children.items()
    return kind, element


def conflicts(row: Row[Element]) -> Iterator[Remark]:
    """A remark on an object of which more than one version holds."""
    if _CONFLICT in row.header:
        yield Remark("voorkomen", "more than one version of the object holds; the latest counts")


def begin_of(element: Element) -> str | None:
    """The day on which a version began to hold."""
    return element.value("voorkomen", "Voorkomen", "beginGeldigheid")


def _holds(row: Row[Element]) -> bool:
    """Whether a version holds on the day the file speaks for; where it states none, whether it has no end."""
    life = bag_object(row)[1].get("voorkomen", "Voorkomen")
    if life is None:
        return True
    known = life.get("BeschikbaarLV")
    if _OUTSIDE & (life.children.keys() | (known.children.keys() if known else frozenset())):
        return False
    day, end = row.header.get(STATED, _LAST_DAY), life.value("eindGeldigheid")
    if (life.value("beginGeldigheid") or "")[:10] > day:
        return False
    return end[:10] > day if end else life.value("eindRegistratie") is None


def _key(row: Row[Element]) -> int:
    """The id of an object as a number; 0 for one that is none, which the loader refuses."""
    text = bag_object(row)[1].value("identificatie") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 16 else 0


def _version(row: Row[Element]) -> _Version:
    element = bag_object(row)[1]
    number = element.value("voorkomen", "Voorkomen", "voorkomenidentificatie") or ""
    return _Version(int(number) if number.isascii() and number.isdigit() else 0, begin_of(element) or "")
