"""Things in an answer of BRK-Bevragen: what it lists, their ids, and the deed parts they rest on.

Source: BRK-Bevragen 2.0.0 JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.normalise.identifiers import imkad
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import RowRejected

from .answer import is_single

if TYPE_CHECKING:
    from ondermijning.sources.files.json import JsonObject


def elements(data: JsonObject, resource: str) -> list[JsonObject]:
    """What an answer lists, or the one thing that it is."""
    contents = part(data, "inhoud")
    return [contents] if is_single(data) else parts(contents, resource)


def thing_id(entry: JsonObject, domain: str) -> str:
    """The id of a thing, in the domain that stands beside it.

    Args:
        entry: the thing.
        domain: the domain where none is said.

    Raises:
        RowRejected: there is no id.
    """
    try:
        return imkad(value(entry, "domein") or domain, value(entry, "identificatie") or "")
    except ValueError as problem:
        raise RowRejected("identificatie", str(problem)) from None


def deed_part(entry: JsonObject) -> str | None:
    """The deed part that a thing rests on, where one is named."""
    name = "isGebaseerdOpStukdeelIdentificatie"
    try:
        return imkad("Stukdeel", value(entry, name) or "") if name in entry else None
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None
