"""One answer of KIK-inzage: which product it is, what it is about, for which day it speaks, and whether it says anything.

Source: KIK-inzage v6 JSON. An answer may arrive with success and yet be none: an error, something that was not found or
another product says nothing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.language import say
from ondermijning.normalise.dates import optional_date
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import RowRejected

from ..imkad import imkad_id

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.normalise.faults import Faults
    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject
    from ondermijning.sources.rows import Row

MORTGAGES, OWNERSHIP = "hypotheekinformatie", "eigendomsinformatie"
NOTHING = "geen antwoord"  # the subject of an answer that says nothing about any object
SEIZURES_SEEN = "signaleringstijdstipBeslagen"
_KADASTRAL = "actualiteitstijdstipKadastraal"
_ACTUAL = {
    MORTGAGES: "actualiteitstijdstipHypothecair", OWNERSHIP: _KADASTRAL, "eigenaarsinformatie": _KADASTRAL,
    "objectlijstpersoon": _KADASTRAL,
}  # fmt: skip
_ABOUT = {
    MORTGAGES: "KadastraalObject", OWNERSHIP: "KadastraalObject", "eigenaarsinformatie": "Persoon",
    "objectlijstpersoon": "Persoon",
}  # fmt: skip
# Mortgages, seizures and holders of an object, and what is known of a person, are subjects of their own: what one answer
# leaves out another does not end.
_SUBJECTS = {
    MORTGAGES: "",
    OWNERSHIP: "#eigendom",
    "eigenaarsinformatie": "#eigendom",
    "objectlijstpersoon": "#objecten",
}
_REQUEST = re.compile(r"\w*\{product=([A-Za-z]+)\b")
_DELIVERED = frozenset({"INFO", "WARNING"})

# Keys of the answer and of what every product holds.
NAMES = frozenset("""
    proces severityCode meldingen geleverdProduct product soort actualiteitstijdstipHypothecair
    actualiteitstijdstipKadastraal signaleringstijdstipBeslagen betreft lokaalID namespace met identificatie type code waarde
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column


class Piece(NamedTuple):
    """One element of a list in an answer, which is shaped by itself.

    Args:
        entry: the element.
        answer: the lists it stands among.
        faults: what was wrong with values that its record can do without.
    """

    entry: JsonObject
    answer: JsonObject
    faults: Faults


def answers(document: Document) -> Items | None:
    """The document itself when it is an answer, with the name of its product.

    The name stands in the text of the request only, which also tells who was asked about and stays outside.
    """
    if not isinstance(document, dict) or not {"proces", "geleverdProduct"} <= document.keys():
        return None
    return {"": {**document, "soort": product_of(document)}}


def product_of(document: Document) -> str:
    """The product that was asked for, in lower case; one without its request is known by what only mortgages have."""
    request = _below(document, "productGegevens", "aanvraagGegevens")
    named = _REQUEST.match(request) if isinstance(request, str) else None
    if named:
        return named[1].lower()
    has_securities = _below(document, "geleverdProduct", "product", "met", "zekerheidsstellingen") is not None
    return MORTGAGES if has_securities else ""


def _below(document: Document, *keys: str) -> Document:
    """What stands at a path of keys, None when the document has no such path."""
    for key in keys:
        document = document.get(key) if isinstance(document, dict) else None
    return document


def subject(row: Row[JsonObject]) -> str:
    """The object or person that an answer is about, apart for each product."""
    if no_answer(row.data):
        return NOTHING
    return f"{asked_about(row.data)}{_SUBJECTS[kind_of(row.data)]}"


def seizures_subject(data: JsonObject) -> str:
    """What an answer about mortgages speaks about beside them, where seizures were looked at."""
    return f"{asked_about(data)}#beslagen"


def kind_of(data: JsonObject) -> str:
    """The product of an answer, in lower case."""
    return value(data, "soort") or ""


def asked_about(data: JsonObject) -> str:
    """The id of the object or person that was asked about."""
    return imkad_id(product(data), "betreft", _ABOUT[kind_of(data)])


def product(data: JsonObject) -> JsonObject:
    """What was delivered."""
    return part(part(data, "geleverdProduct"), "product")


def actual_stamp(data: JsonObject) -> str:
    """The name of the stamp that says for which day an answer speaks."""
    return _ACTUAL[kind_of(data)]


def no_answer(data: JsonObject) -> str | None:
    """Why a message is no answer about an object or person, or None when it is one."""
    process = part(data, "proces")
    severities = {value(message, "severityCode") for message in (process, *parts(process, "meldingen"))}
    if not severities <= _DELIVERED:
        return say("the request failed")
    found, about = product(data), _ABOUT.get(kind_of(data))
    if "met" not in found:
        return say("nothing was found")
    if about is None or value(part(found, "betreft"), "namespace") != f"NL.IMKAD.{about}":
        return say("the product is not about the owners or mortgages of one object, or the objects of one person")
    return None


def day(document: Document) -> date | None:
    """The day that one answer speaks for; what is no answer speaks for none."""
    answer = (answers(document) or {}).get("")
    with suppress(RowRejected, ValueError):  # the row says so itself when it is read
        if answer and not no_answer(answer):
            return optional_date(value(product(answer), actual_stamp(answer)))
    return None
