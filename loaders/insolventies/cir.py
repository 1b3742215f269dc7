"""Cases of the central insolvency register as its web service and its site give them, told as the lines of a list.

Format: ``insolvente`` of the service (namespace inspubber01) written as JSON, and ``model`` of the site: the case with its
person and its publications. When a case began and ended stands in the words of publications only.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ondermijning.clock import day_here
from ondermijning.language import say
from ondermijning.normalise.dates import MONTH_NAMES
from ondermijning.sources.files.json import part, value
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject

NATURAL = "natuurlijkPersoon"  # stands alone in the place of a case about one
ALLOWED = frozenset({
    NATURAL, "insolventienummer", "landelijkUniekZaaknummer", "behandelendeInstantieNaam", "persoon", "KvKNummer",
    "achternaam", "handelendOnderDeNamen", "handelendOnderDeNaam", "publicatiegeschiedenis", "publicatie", "publicatieDatum",
    "publicatieOmschrijving",
})  # fmt: skip
_WRAPPERS = ("insolvente", "model")
_PERSONAL = ("voornaam", "voornamen", "voorletters", "geboortedatum")

_DAY_IN_WORDS = re.compile(rf"([0-9]{{1,2}}) ({'|'.join(MONTH_NAMES)}) ([0-9]{{4}})")
_MILLISECONDS = re.compile(r"/Date\(([0-9]{1,14})[^)]*\)/")
_BEGUN = ("uitsprak", "uitspraak")
_ENDED = ("einde", "opheffing", "beëindig", "vernietig")
# What the words of an end hold → why the case ended; the words themselves may name people.
_REASONS = {
    "gebrek aan baten": "opheffing wegens gebrek aan baten",
    "toestand van de boedel": "opheffing wegens gebrek aan baten",
    "uitdelingslijst": "slotuitdelingslijst verbindend",
    "akkoord": "akkoord",
    "vernietig": "vernietiging",
    "omzetting": "omzetting",
    "intrekking": "intrekking",
}


def items(document: Document) -> Items | None:
    """The case that a document holds; of one about a natural person only that it is."""
    case = document
    for name in _WRAPPERS:
        case = case.get(name, case) if isinstance(case, dict) else case
    if not isinstance(case, dict) or not isinstance(person := case.get("persoon"), dict):
        return None
    return {"": {NATURAL: "ja"} if _is_natural(person) else case}


def _is_natural(person: Mapping[str, Document]) -> bool:
    kind = person.get("rechtspersoonlijkheid")
    return (isinstance(kind, str) and kind.lower().startswith("natuurlijk")) or any(
        person.get(name) for name in _PERSONAL
    )


def as_line(case: JsonObject) -> dict[str, str | None]:
    """A case as a line of the list, by the names of its columns."""
    person = part(case, "persoon")
    begun, ended = (_publication(case, words) for words in (_BEGUN, _ENDED))
    traded = _listed(case, "handelendOnderDeNamen", "handelendOnderDeNaam")
    numbers = (value(holder, "KvKNummer") for holder in (person, *traded))
    return {
        NATURAL: value(case, NATURAL),
        "insolventienummer": value(case, "insolventienummer") or value(case, "landelijkUniekZaaknummer"),
        "naam": value(person, "achternaam"),
        "kvk_nummer": next(filter(None, numbers), None),
        "rechtbank": value(case, "behandelendeInstantieNaam"),
        "datum_uitspraak": _day(begun),
        "datum_einde": _day(ended),
        "reden": _reason(_words(ended)),
    }


def _listed(holder: JsonObject, name: str, single: str) -> list[Any]:
    """The objects of a list, which the service writes below an object of its own."""
    found = holder.get(name, [])
    if isinstance(found, dict):
        found = found.get(single, [])
    if isinstance(found, dict):
        found = [found]
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise RowRejected(name, say("is no array of objects"))
    return found


def _publication(case: JsonObject, words: tuple[str, ...]) -> JsonObject:
    """The first publication, in order of day, that begins with one of these words; an empty one when none does."""
    found = [one for one in _listed(case, "publicatiegeschiedenis", "publicatie") if _words(one).startswith(words)]
    return min(found, key=lambda one: _day(one) or "", default={})


def _words(publication: JsonObject) -> str:
    """Its words without the day that may stand before them."""
    return _DAY_IN_WORDS.sub("", (value(publication, "publicatieOmschrijving") or "").lower(), count=1).strip(" :,-")


def _day(publication: JsonObject) -> str | None:
    """The day of the ruling that its words tell, else the day it was published."""
    if match := _DAY_IN_WORDS.search((value(publication, "publicatieOmschrijving") or "").lower()):
        return f"{match[3]}-{MONTH_NAMES.index(match[2]) + 1:02}-{match[1]:0>2}"
    given = value(publication, "publicatieDatum") or ""
    if match := _MILLISECONDS.fullmatch(given):
        return day_here(datetime.fromtimestamp(int(match[1]) / 1000, UTC)).isoformat()
    return given or None


def _reason(words: str) -> str | None:
    return next((reason for part_of, reason in _REASONS.items() if part_of in words), None)
