"""Addresses as the KVK API writes them in every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model.records_other import VestigingAdres
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import bag_id, postcode
from ondermijning.normalise.numbers import house_number
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import Outcome, Reject

from .values import flag, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.json import JsonObject

_KINDS = frozenset({"bezoekadres", "correspondentieadres"})


def addresses(data: JsonObject, kvk: str, number: str, faults: Faults) -> Iterator[Outcome]:
    """Every address of a company or branch, each of its own kind."""
    for entry in parts(data, "adressen"):
        kind = clean(value(entry, "type"))
        if kind is None:
            yield Reject("adressen/type", say("is missing"))
            continue
        if kind not in _KINDS:
            faults.append(("adressen/type", say("is an unknown kind of address")))
        yield VestigingAdres(
            kvk,
            number,
            kind,
            afgeschermd=_shielded(entry, faults),
            nummeraanduiding_id=_bag_number(part(entry, "geoData"), faults),
            **place(entry, faults),
        )


def place(data: JsonObject, faults: Faults) -> dict[str, Any]:
    """The columns that say where an address is; abroad the API gives two lines instead of parts."""
    street = worded(data, "straatnaam", "straatHuisnummer")
    box = street is not None and street.casefold() == "postbus"
    return {
        "straat": street,
        "huisnummer": None if box else faults.read("huisnummer", house_number, value(data, "huisnummer")),
        "toevoeging": addition(value(data, "huisletter"), value(data, "huisnummerToevoeging")),
        "postcode": faults.read("postcode", postcode, value(data, "postcode")),
        "woonplaats": worded(data, "plaats", "postcodeWoonplaats"),
        "land": clean(value(data, "land")),
    }


def _bag_number(data: JsonObject, faults: Faults) -> str | None:
    """The BAG address; answers exist in which it has changed places with the id of the building part."""
    given = faults.read("nummerAanduidingId", _number_id, value(data, "nummerAanduidingId"))
    return given or Faults().read("addresseerbaarObjectId", _number_id, value(data, "addresseerbaarObjectId"))


def _number_id(text: str) -> str:
    return bag_id(text, "20")


def _shielded(data: JsonObject, faults: Faults) -> bool:
    """Whether the address is shielded; when the answer cannot be read, it is."""
    given = value(data, "indAfgeschermd")
    return bool(given) and flag(data, "indAfgeschermd", faults) is not False
