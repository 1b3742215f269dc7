"""Permit cases as Decos JOIN, PowerBrowser and the open data of Amsterdam give them, under the names of the plain CSV.

Formats: Decos ``content[].fields``, whose names are technical and whose ``count`` is no number of cases; PowerBrowser
``fields[]`` of name, text and value, of which the value is in UTC and the text the day here; Amsterdam ``exploitatievergunning``
1.0.0 under names with or without low lines; registrations of tourist rental under the names that the national system for them
(LVV) uses: ``registrationNumber``, ``agreementDate``, ``rentalHouse``. None of them names a party.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ondermijning.language import deferred, say
from ondermijning.normalise.notices.titles import nameless
from ondermijning.normalise.places.address_lines import parse_address_line
from ondermijning.normalise.places.addresses import addition
from ondermijning.sources.files.json import at, part, value

from .decisions import GRANTED, REGISTERED, UnknownDecisionError, permit_decision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.files.json import Items, JsonObject

Texts = dict[str, str | None]

DECOS = frozenset(
    {
        "mark",
        "text45",
        "title",
        "dfunction",
        "document_date",
        "date5",
        "date6",
        "date7",
        "text6",
        "itemtype_key",
        "parentKey",
    }
)
_CASES = "folders"  # what Decos calls cases among the items of an answer
POWERBROWSER = frozenset(
    {
        "ID",
        "ZAAK_IDENTIFICATIE",
        "ZAAKPRODUCT_ID",
        "ZAAK_SUBPRODUCT_ID",
        "OMSCHRIJVING_KORT",
        "STARTDATUM",
        "EINDDATUM",
        "INGANGSDATUM",
        "DATUM_TOT",
        "RESULTAAT_ID",
        "FMT_CAPTION",
    }
)
HORECA = {
    "zaaknummer": "zaaknummer",
    "zaakcategorie": "soort",
    "zaakspecificatie": "activiteit",
    "statusvergunning": "status",
    "begindatum": "geldig_van",
    "einddatum": "geldig_tot",
    "adres": "adres",
    "postcode": "postcode",
}
HORECA_KEYS = frozenset(
    {
        "zaaknummer",
        "zaakCategorie",
        "zaakSpecificatie",
        "statusVergunning",
        "begindatum",
        "einddatum",
        "adres",
        "postcode",
    }
)
RENTALS = frozenset(
    {
        "registrationNumber",
        "agreementDate",
        "rentalHouse",
        "street",
        "houseNumber",
        "houseLetter",
        "houseNumberExtension",
        "postalCode",
        "city",
    }
)
# Cards and parking places of people with a handicap, which tell of health and of no real estate.
_HEALTH = re.compile(r"\bGP[KP]\b|gehandicapt", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?P<number>\S+) +(?P<title>.*?) +[0-9]{2}-[0-9]{2}-[0-9]{4} (?P<status>.*?) *Vergunningaanvraag behandelen *(?P<product>.*)"
)
_NUMBER = re.compile(r"[A-Z]{1,4}[-/]?[0-9]{2,4}[-/][A-Z0-9-]+")
# Set where an item stays outside: the column that shows it, and why.
LEFT_OUT, WHERE = "niet bewaard", "kolom"
_OF_HEALTH = deferred("tells of health and of no real estate: not kept")
_NO_CASE = deferred("is no case but a term, a step or a document of one: not kept")


def decos_cases(document: Document) -> Items | None:
    """The fields of the cases in an answer of Decos."""
    found = at(document, "content")
    fields = {place: item.get("fields") if isinstance(item, dict) else item for place, item in (found or {}).items()}
    return fields if any(isinstance(one, dict) and "mark" in one for one in fields.values()) else None


def of_decos(data: JsonObject) -> Texts:
    """A case of Decos; of one that tells of health, and of an item that is no case, only that it is so."""
    kind, place = value(data, "text45") or "", value(data, "text6")
    if not _is_case(data):
        return {LEFT_OUT: say(_NO_CASE), WHERE: "itemtype_key"}
    if _HEALTH.search(kind):
        return {LEFT_OUT: say(_OF_HEALTH), WHERE: "soort"}
    decided, granted = _is_decided(value(data, "dfunction"))
    return {
        "zaaknummer": value(data, "mark"),
        "soort": kind,
        "status": value(data, "title"),
        "besluit": value(data, "dfunction"),
        "datum_aanvraag": value(data, "document_date"),
        "datum_besluit": value(data, "date5") if decided else None,
        "geldig_van": value(data, "date6") if granted else None,
        "geldig_tot": value(data, "date7") if granted else None,
        "adres": place if _is_address(place) else None,
    }


def _is_case(data: JsonObject) -> bool:
    """Whether an item is a case: it says so, or says nothing, hangs below no other item and has a kind."""
    said = value(data, "itemtype_key")
    if said is not None:
        return said.casefold() == _CASES
    return value(data, "parentKey") is None and value(data, "text45") is not None


def powerbrowser_cases(document: Document) -> Items | None:
    """A case of PowerBrowser as texts by the names of its fields, with the id of its record; the file is a list of them."""
    fields = document.get("fields") if isinstance(document, dict) else None
    if not isinstance(fields, list) or not all(isinstance(one, dict) and "fieldName" in one for one in fields):
        return None
    texts = {str(one["fieldName"]): one.get("text") for one in fields}
    if "ZAAK_IDENTIFICATIE" not in texts and not {"FMT_CAPTION", "STARTDATUM"} <= texts.keys():
        return None
    return {"": texts | {"ID": document.get("id")}}


def of_powerbrowser(data: JsonObject) -> Texts:
    """A case of PowerBrowser. The day from which a permit would hold is there before it is granted, and is left out then."""
    caption = _CAPTION.fullmatch(value(data, "FMT_CAPTION") or "")
    title, status, product = caption.group("title", "status", "product") if caption else (None, None, None)
    words, _, place = (title or "").partition(" - ")
    decided, granted = _is_decided(value(data, "RESULTAAT_ID"))
    kinds = [kind for name in ("ZAAKPRODUCT_ID", "ZAAK_SUBPRODUCT_ID") if (kind := value(data, name))]
    return {
        "zaaknummer": value(data, "ZAAK_IDENTIFICATIE") or _number_of_record(data, caption),
        "soort": " ".join(kinds) or product,
        "activiteit": _kept(value(data, "OMSCHRIJVING_KORT") or words),
        "status": status,
        "besluit": value(data, "RESULTAAT_ID"),
        "datum_aanvraag": _day(data, "STARTDATUM"),
        "datum_besluit": _day(data, "EINDDATUM") if decided else None,
        "geldig_van": _day(data, "INGANGSDATUM") if granted else None,
        "geldig_tot": _day(data, "DATUM_TOT") if granted else None,
        "adres": place if _is_address(place) else None,
    }


def _number_of_record(data: JsonObject, caption: re.Match[str] | None) -> str | None:
    """What tells a case without a number from others: the number in its caption, else the id of its record."""
    if caption and _NUMBER.fullmatch(caption["number"]):
        return caption["number"]
    record = value(data, "ID")
    return f"PB-{record}" if record else None


def horeca_permits(document: Document) -> Items | None:
    """Permits to run a bar or restaurant: one, or those in a page of the interface."""
    page = at(document, "_embedded", "exploitatievergunning")
    found = page if page is not None else {"": document}
    ours = {"zaaknummer", "zaakCategorie", "statusVergunning"}
    return found if any(isinstance(one, dict) and ours <= one.keys() for one in found.values()) else None


def of_horeca(data: Mapping[str, str]) -> Texts:
    """A permit of the open data, whose names come with capitals, low lines or neither."""
    plain = {name.replace("_", "").lower(): text for name, text in data.items()}
    found: Texts = {ours: plain.get(theirs) for theirs, ours in HORECA.items()}
    return found | {
        "soort": " ".join(filter(None, ("exploitatievergunning", found["soort"]))),
        "besluit": found["status"] if _is_decided(found["status"])[0] else None,
    }


def registrations(document: Document) -> Items | None:
    """A registration of tourist rental; the file is one, or a list of them."""
    is_one = isinstance(document, dict) and {"registrationNumber", "rentalHouse"} <= document.keys()
    return {"": document} if is_one else None


def of_registration(data: JsonObject) -> Texts:
    """A registration of tourist rental: the place was told to the register, which grants nothing."""
    house = part(data, "rentalHouse")
    return {
        "zaaknummer": value(data, "registrationNumber"),
        "soort": "toeristische verhuur",
        "activiteit": "registratie",
        "besluit": REGISTERED,
        "datum_besluit": value(data, "agreementDate"),
        "straat": value(house, "street"),
        "huisnummer": value(house, "houseNumber"),
        "toevoeging": addition(value(house, "houseLetter"), value(house, "houseNumberExtension")),
        "postcode": value(house, "postalCode"),
        "woonplaats": value(house, "city"),
    }


def _is_decided(text: str | None) -> tuple[bool, bool]:
    """Whether there is a decision, and whether it grants."""
    try:
        decision = permit_decision(text)
    except UnknownDecisionError:
        return False, False
    return decision is not None, decision == GRANTED


def _is_address(text: str | None) -> bool:
    try:
        return bool(text) and parse_address_line(text or "").huisnummer is not None
    except ValueError:
        return False


def _kept(text: str) -> str | None:
    try:
        return nameless(text)
    except ValueError:
        return None


def _day(data: JsonObject, name: str) -> str | None:
    """The day in a text that may have a time behind it."""
    return (value(data, name) or "").partition(" ")[0] or None
