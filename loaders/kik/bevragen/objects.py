"""Objects in an answer of BRK-Bevragen, as records of the land registry, with the notes and restrictions on them.

Source: BRK-Bevragen 2.0.0 JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.model import records_kik as kik
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, postcode
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import Remark, RowRejected

from ..imkad import coded, object_name
from .answer import NOTES, RESTRICTIONS, object_of
from .parties import shaped
from .values import deed_part, elements, thing_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.rows import Outcome

_KINDS = ("perceel", "appartementsrecht")
_BAG_KINDS = {"01": "verblijfsobject", "02": "ligplaats", "03": "standplaats"}
_SEVERAL = "indicatieMetMeerObjectenVerkregen"

NAMES = frozenset("""
    kadastraleAanduiding kadastraleGrootte aardCultuurBebouwd aardCultuurOnbebouwd koopsom koopjaar
    indicatieMetMeerObjectenVerkregen indicatieVervallen adressen straat huisnummer huisletter huisnummertoevoeging postcode
    woonplaats nummeraanduidingIdentificatie adresseerbaarObjectIdentificatie koppelingswijze isOntstaanUit aard
    kadastraalOnroerendeZaken privaatrechtelijkeBeperkingen einddatum einddatumRecht publiekrechtelijkeBeperkingen grondslag
    datumInWerking datumBeeindiging bevoegdGezag
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column


def cadastral_object(data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """The object with its addresses and dwellings; nobody holds one that is gone from the register."""
    object_id, entry = object_of(data), part(data, "inhoud")
    if faults.read("indicatieVervallen", yes_no, value(entry, "indicatieVervallen")):
        yield kik.GerechtigdenAntwoord(object_id, None)
        yield Remark("indicatieVervallen", say("the object is gone from the register"))
        return
    yield _object(object_id, entry, faults)
    yield from _addresses(object_id, entry, faults)
    origin = part(entry, "isOntstaanUit")
    for parent in parts(origin, "kadastraalOnroerendeZaken"):
        yield brk.Filiatie(object_id, thing_id(parent, "KadastraalObject"), coded(origin, "aard")[0])


def _object(object_id: str, entry: JsonObject, faults: Faults) -> Outcome:
    price, kind, name = part(entry, "koopsom"), value(entry, "type"), value(entry, "kadastraleAanduiding")
    if kind not in _KINDS or not name:
        raise RowRejected("type", say("is neither a parcel nor an apartment right with a designation"))
    found = brk.KadastraalObject(
        object_id=object_id,
        soort=kind,
        aanduiding=object_name(name, faults),
        grootte_m2=faults.read("kadastraleGrootte", whole_number, value(part(entry, "kadastraleGrootte"), "waarde")),
        cultuur_bebouwd=coded(entry, "aardCultuurBebouwd")[0],
        cultuur_onbebouwd=coded(entry, "aardCultuurOnbebouwd")[0],
        koopsom_euro=faults.read("koopsom", whole_number, value(price, "koopsom")),
        koopjaar=faults.read("koopjaar", whole_number, value(price, "koopjaar")),
        meer_objecten=faults.read(_SEVERAL, yes_no, value(price, _SEVERAL)),
        ontstaan_op=None,
        toestandsdatum=None,
        referentie=None,
    )
    keyed = (found.koopsom_euro, found.koopjaar, found.cultuur_bebouwd or found.cultuur_onbebouwd)
    if any(given is not None for given in keyed) and None in keyed:
        faults.append(("koopsom", say("price, year and use come together or not at all, and only some came")))
    return found


def _addresses(object_id: str, entry: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """Addresses have no id of their own: the BAG's, else their place in the list."""
    for place, line in enumerate(parts(entry, "adressen")):
        number = faults.read("nummeraanduidingIdentificatie", _number, value(line, "nummeraanduidingIdentificatie"))
        address_id = f"BAG:{number}" if number else f"{object_id}#adres/{place}"
        yield brk.AdresLocatie(
            adres_id=address_id,
            soort="binnenland",
            nummeraanduiding_id=number,
            postcode=faults.read("postcode", postcode, value(line, "postcode")),
            huisnummer=faults.read("huisnummer", house_number, value(line, "huisnummer")),
            toevoeging=addition(value(line, "huisletter"), value(line, "huisnummertoevoeging")),
            straat=clean(value(line, "straat")),
            woonplaats=clean(value(line, "woonplaats")),
            land=None,
        )
        yield brk.ObjectLocatie(object_id, address_id, coded(line, "koppelingswijze")[0])
        name = "adresseerbaarObjectIdentificatie"
        if dwelling := faults.read(name, _dwelling, value(line, name)):
            yield brk.BagObject(dwelling, _BAG_KINDS[dwelling[4:6]], address_id)


def _number(text: str) -> str:
    return bag_id(text, "20")


def _dwelling(text: str) -> str:
    return bag_id(text, *_BAG_KINDS)


def notes(data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """The notes on an object; the register calls them restrictions under private law."""
    object_id = object_of(data)
    for entry in elements(data, NOTES):
        ends = (faults.read(name, optional_date, value(entry, name)) for name in ("einddatum", "einddatumRecht"))
        yield brk.Aantekening(
            aantekening_id=thing_id(entry, "Aantekening"),
            object_id=object_id,
            **dict(zip(("aard_code", "aard"), coded(entry, "aard"), strict=True)),
            einddatum=next((day for day in ends if day), None),
            stukdeel_id=deed_part(entry),
        )


def restrictions(data: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """The restrictions under public law on an object, and the body that decides on each."""
    object_id = object_of(data)
    for entry in elements(data, RESTRICTIONS):
        key = thing_id(entry, "PubliekrechtelijkeBeperking")
        begin, end = (
            faults.read(name, optional_date, value(entry, name)) for name in ("datumInWerking", "datumBeeindiging")
        )
        yield brk.PubliekrechtelijkeBeperking(key, object_id, *coded(entry, "grondslag"), begin, end)
        if "bevoegdGezag" in entry:
            body, outcome = shaped(part(entry, "bevoegdGezag"), "bevoegdGezag", faults)
            yield outcome
            if body:
                yield brk.BevoegdGezag(key, body)
