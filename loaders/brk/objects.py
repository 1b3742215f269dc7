"""Records of the object in a snapshot: parcel or apartment right, where it lies, and what restricts it.

Source: BRK Levering 2.0 (snapshot v20211119).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import records_brk as brk
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.identifiers import bag_id
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.places.cadastral import designation

from .piece import NOTHING, needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.xml import Element
    from ondermijning.sources.rows import Outcome

    from .piece import Piece

OBJECTS = ("Perceel", "Appartementsrecht")
_PRICE = ("koopsom", "TypeKoopsom")


def object_records(piece: Piece) -> Iterator[Outcome]:
    """The object itself, and what it came from."""
    element, object_id = piece.element, piece.key()
    piece.note_nil("koopsom")
    piece.note_nil(*_PRICE, "bedrag")
    yield brk.KadastraalObject(
        object_id=object_id,
        soort=piece.kind.lower(),
        aanduiding=_designation(element),
        grootte_m2=piece.read(whole_number, "kadastraleGrootte", "waarde"),
        cultuur_bebouwd=element.value("aardCultuurBebouwd", "code"),
        cultuur_onbebouwd=element.value("aardCultuurOnbebouwd", "code"),
        koopsom_euro=piece.euro(*_PRICE, "bedrag"),
        koopjaar=piece.read(whole_number, *_PRICE, "koopjaar"),
        meer_objecten=piece.flag(*_PRICE, "indicatieMeerObjecten"),
        ontstaan_op=piece.day("tijdstipOntstaanObject"),
        toestandsdatum=piece.faults.read("toestandsdatum", optional_date, piece.snapshot.value("toestandsdatum")),
        referentie=piece.snapshot.value("referentie"),
    )
    for origin in element.all("ontstaanUitOZ"):
        for filiation in origin.all("OnroerendeZaakFiliatie"):
            for parent in filiation.references("betreftOZ"):
                yield brk.Filiatie(object_id, parent, filiation.value("aard", "code"))


def _designation(element: Element) -> str:
    aanduiding = element.get("kadastraleAanduiding") or NOTHING
    return designation(
        needed(aanduiding.value("akrKadastraleGemeenteCode", "waarde"), "akrKadastraleGemeenteCode"),
        needed(aanduiding.value("sectie"), "sectie"),
        needed(aanduiding.value("perceelnummer"), "perceelnummer"),
        aanduiding.value("appartementsrechtVolgnummer"),
    )


def location_records(piece: Piece) -> Iterator[Outcome]:
    """The addresses that the object has."""
    object_id = piece.link("heeft")
    for adres_id in piece.element.references("betreft"):
        yield brk.ObjectLocatie(object_id, adres_id, piece.element.value("koppelingswijze", "code"))


def bag_records(piece: Piece) -> Iterator[Outcome]:
    """A BAG object with its main address."""
    number = bag_id(needed(piece.element.value("identificatie"), f"{piece.kind}/identificatie"), "01", "02", "03")
    yield brk.BagObject(number, piece.kind.lower(), piece.element.reference("hoofdadres"))


def restriction_records(piece: Piece) -> Iterator[Outcome]:
    """A restriction under public law, once for every object it restricts."""
    key, (code, words) = piece.key(), piece.coded("grondslag")
    begin, end = piece.day("datumInWerking"), piece.day("datumBeeindiging")
    for on in (on for lead in piece.element.all("leidtTot") for on in lead.all("OnroerendeZaakBeperking")):
        for object_id in on.references("beperkt"):
            yield brk.PubliekrechtelijkeBeperking(key, object_id, code, words, begin, end)


def authority_records(piece: Piece) -> Iterator[Outcome]:
    """The body that decides on a restriction; it has no id of its own."""
    for restriction in piece.element.references("beheert"):
        yield brk.BevoegdGezag(restriction, piece.link("is"))
