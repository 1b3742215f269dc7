"""Ids and dates of the land registry as its JSON answers write them: ``{lokaalID, namespace}`` and dates in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.normalise.identifiers import imkad
from ondermijning.sources.json import part, parts, value
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from ondermijning.sources.json import JsonObject


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
        raise RowRejected(name, f"is no id of a {domain}")
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
