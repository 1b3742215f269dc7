"""Of the BAG Extract: the versions of every object, and when each held and was known.

An Extract holds all versions (voorkomens) of an object. One holds from its ``beginGeldigheid`` until its
``eindGeldigheid``; ``eindRegistratie`` is the moment that this end came in, or alone, that the version was corrected; one
that is inactive or outside the BAG says so (IMBAG, historie v20200601).
"""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.normalise.dates import optional_date
from ondermijning.sources.files.tally import Tally
from ondermijning.sources.files.xml import XmlReader, bare_element
from ondermijning.sources.rows import Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.door import Door
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.files.xml import Element

STATED = "standdatum"  # name in the header of the date that a file speaks for, yyyy-mm-dd
KINDS = frozenset(
    {
        "Verblijfsobject",
        "Ligplaats",
        "Standplaats",
        "Pand",
        "Nummeraanduiding",
        "OpenbareRuimte",
        "Woonplaats",
    }
)
_OUTSIDE = ("tijdstipInactief", "tijdstipNietBag", "tijdstipInactiefLV", "tijdstipNietBagLV")
_MARKS = frozenset(_OUTSIDE)
HISTORY = KINDS.union(
    _OUTSIDE,
    {
        "bagObject",
        "identificatie",
        "voorkomen",
        "Voorkomen",
        "voorkomenidentificatie",
        "beginGeldigheid",
        "eindGeldigheid",
        "tijdstipRegistratie",
        "eindRegistratie",
        "BeschikbaarLV",
    },
)
_CONFLICT = "tegenspraak"
_LAST_DAY = "9999-12-31"
_NOTHING = bare_element()


@dataclass(frozen=True, slots=True)
class ExtractReader(XmlReader):
    """An XML reader of bagStand files that marks the second version of an object that holds on the day of the file.

    What is kept in between is how many versions of an object hold.
    """

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Element]]:
        """Every version of every object in the file, streamed; an Extract has other files, about doubts, in the same form."""
        with closing(Tally()) as held:
            for row in XmlReader.rows(self, file, door):
                if "bagObject" in row.data.children:
                    key = _key_if_it_holds(row)
                    conflict = key and held.count(key) == 2
                    yield replace(row, header={**row.header, _CONFLICT: "ja"}) if conflict else row


def bag_object(row: Row[Element]) -> tuple[str, Element]:
    """Kind and element of the object in a row.

    Raises:
        RowRejected: there is none.
    """
    if (found := _object(row)) is None:
        raise RowRejected("bagObject", say("is empty"))
    return found


def conflicts(row: Row[Element]) -> Iterator[Remark]:
    """A remark on an object of which more than one version holds."""
    if _CONFLICT in row.header:
        yield Remark("voorkomen", say("more than one version of the object holds; the latest counts"))


def life_of(element: Element, faults: Faults) -> dict[str, Any]:
    """Number and both clocks of a version, as the columns that all kinds of objects share.

    Raises:
        RowRejected: it has no number, so that it cannot be told from the others.
    """
    life = element.get("voorkomen", "Voorkomen") or _NOTHING
    outside = _outside(life)
    ended = life.value("eindRegistratie")
    return {
        "voorkomen": _number(life),
        "geldig_van": faults.read("beginGeldigheid", optional_date, life.value("beginGeldigheid")),
        "geldig_tot": faults.read("eindGeldigheid", optional_date, life.value("eindGeldigheid")),
        "geregistreerd_op": faults.read("tijdstipRegistratie", optional_date, life.value("tijdstipRegistratie")),
        "registratie_tot": faults.read("eindRegistratie", optional_date, ended or outside),
        "inactief": outside is not None,
    }


def _number(life: Element) -> int:
    number = life.value("voorkomenidentificatie") or ""
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number):
        raise RowRejected("voorkomenidentificatie", say("is no number of a version"))
    return int(number)


def _outside(life: Element) -> str | None:
    """The moment from which a version does not count any more; empty where the moment is."""
    known = life.get("BeschikbaarLV") or _NOTHING
    if _MARKS.isdisjoint(life.children) and _MARKS.isdisjoint(known.children):
        return None  # as nearly all versions are
    marks = (mark for name in _OUTSIDE for mark in (*life.all(name), *known.all(name)))
    return next((mark.text or "" for mark in marks), None)


def _object(row: Row[Element]) -> tuple[str, Element] | None:
    """Kind and element; None where the row holds an empty bagObject, which the loader refuses."""
    kinds = row.data.children["bagObject"][0].children
    for kind, elements in kinds.items():
        return kind, elements[0]
    return None


def _key_if_it_holds(row: Row[Element]) -> int:
    """The id of an object of which this version holds; 0 where it does not, or for one that is none and will be refused."""
    found = _object(row)
    if found is None or not _holds(found[1].get("voorkomen", "Voorkomen"), row.header.get(STATED, _LAST_DAY)):
        return 0
    text = found[1].value("identificatie") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 16 else 0


def _holds(life: Element | None, day: str) -> bool:
    """Whether a version holds on the day the file speaks for; where it states none, whether it has no end."""
    if life is None or _outside(life) is not None or (life.value("beginGeldigheid") or "")[:10] > day:
        return False
    end = life.value("eindGeldigheid")
    return end[:10] > day if end else life.value("eindRegistratie") is None
