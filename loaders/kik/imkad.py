"""Values of the land registry as its JSON answers write them: ``{lokaalID, namespace}``, dates in parts, sums and shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.normalise.identifiers import imkad
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.places.cadastral_names import MAASTRICHT, parse_cadastral
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject


def imkad_id(data: JsonObject, name: str, domain: str) -> str:
    """The id under a key, ``NL.IMKAD.Persoon:<id>``.

    Args:
        data: the object that holds the key.
        name: the key.
        domain: the domain that fits there, without ``NL.IMKAD.``.

    Raises:
        RowRejected: there is no id, or one of another domain.
    """
    found = part(data, name)
    try:
        key = imkad(value(found, "namespace") or "", value(found, "lokaalID") or "")
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None
    if not key.startswith(f"NL.IMKAD.{domain}:"):
        raise RowRejected(name, say("is no id of a {domain}", domain=domain))
    return key


def imkad_reference(data: JsonObject, name: str, domain: str) -> str | None:
    """The id under a key that may be absent; raises as ``imkad_id``."""
    return imkad_id(data, name, domain) if name in data else None


def imkad_ids(data: JsonObject, name: str, domain: str) -> list[str]:
    """The ids in the array under a key, empty when absent; raises as ``imkad_id``."""
    return [imkad_id({name: found}, name, domain) for found in parts(data, name)]


def date_text(data: JsonObject) -> str | None:
    """A date of which parts may be unknown (``datum``, else ``jaar`` and ``maand``) in one form that dates are read in."""
    whole, year, month = (value(data, name) for name in ("datum", "jaar", "maand"))
    return whole or (year and "-".join((year.zfill(4), *([month.zfill(2)] if month else ()))))


def coded(data: JsonObject, name: str) -> tuple[str | None, str | None]:
    """Code and words of a value from a list of the register."""
    found = part(data, name)
    return value(found, "code"), clean(value(found, "waarde"))


def euro(data: JsonObject, name: str, faults: Faults) -> int | None:
    """The sum in euro under a key; a sum in another currency is not guessed at."""
    amount = part(data, name)
    if value(part(amount, "valuta"), "code") not in (None, "EUR"):
        faults.append((name, say("the currency is not EUR")))
        return None
    return faults.read(name, parse_euro, value(amount, "som"))


def share(data: JsonObject, name: str) -> tuple[int, int]:
    """Numerator and denominator of the share under a key; what is not said of it is one.

    Raises:
        RowRejected: no share above 0 and at most 1.
    """
    given = part(data, name)
    try:
        teller, noemer = (whole_number(value(given, of) or "1") for of in ("teller", "noemer"))
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None
    if not 0 < teller <= noemer:
        raise RowRejected(name, say("the share is not above 0 and at most 1"))
    return teller, noemer


def object_name(text: str, faults: Faults) -> str:
    """A designation by name in code form; one outside the municipalities of Maastricht stays by name.

    Args:
        text: ``Sint Pieter A 12 A3``.
        faults: receives that it is no designation.
    """
    try:
        name = parse_cadastral(text, MAASTRICHT)
    except ValueError as problem:
        faults.append(("kadastraleAanduiding", str(problem)))
        return text
    return name.code_form if name.code else text
