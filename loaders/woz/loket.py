"""The answer of the public WOZ-waardeloket: one object with its decided values, and nothing of decisions or parties.

Shape: ``wozObject{wozobjectnummer, grondoppervlakte, nummeraanduidingid, adresseerbaarobjectid}`` and
``wozWaarden[]{peildatum, vastgesteldeWaarde}``, as programs that read it declare it. Ids are numbers there, without the zeros
they begin with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.normalise.faults import Faults
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import Outcome, Remark

from .values import ADDRESS, DWELLING, bag_link, described, object_number, worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject
    from ondermijning.sources.rows import Row

KEYS = frozenset(
    {
        "wozObject",
        "wozobjectnummer",
        "grondoppervlakte",
        "nummeraanduidingid",
        "adresseerbaarobjectid",
        "wozWaarden",
        "peildatum",
        "vastgesteldeWaarde",
    }
)
_IDS = {ADDRESS: "nummeraanduidingid", DWELLING: "adresseerbaarobjectid"}
_NUMBER_DIGITS, _BAG_DIGITS = 12, 16
_LOST = 3  # zeros at most: both begin with a municipality of four digits


def objects(document: Document) -> Items | None:
    """The answer that a document is."""
    found = isinstance(document, dict) and {"wozObject", "wozWaarden"} <= document.keys()
    return {"": document} if found else None


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The object, its links and its values."""
    number, given, faults = _number(row), part(row.data, "wozObject"), Faults()
    yield described(number, {"grondoppervlakte": value(given, "grondoppervlakte")}, faults)
    for kind, name in _IDS.items():
        if given_id := value(given, name):
            yield bag_link(number, kind, _with_zeros(given_id, _BAG_DIGITS), faults)
    for entry in parts(row.data, "wozWaarden"):
        decided = {
            "waardepeildatum": value(entry, "peildatum"),
            "vastgesteldeWaarde": value(entry, "vastgesteldeWaarde"),
        }
        yield worth(number, decided, [], faults)
    yield from (Remark(field, reason) for field, reason in faults)


def subject(row: Row[JsonObject]) -> str:
    """An answer speaks for the values of its object, not for what WOZ-bevragen says of parties."""
    return f"WOZ:{_number(row)}#waardeloket"


def _number(row: Row[JsonObject]) -> str:
    given = value(part(row.data, "wozObject"), "wozobjectnummer")
    return object_number(given and _with_zeros(given, _NUMBER_DIGITS), "wozobjectnummer")


def _with_zeros(given: str, digits: int) -> str:
    return given.zfill(digits) if len(given) >= digits - _LOST else given
