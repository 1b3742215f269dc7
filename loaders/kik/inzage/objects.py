"""Objects in an answer of KIK-inzage, as records of the land registry: what they are, where they lie, what restricts them.

Source: KIK-inzage v6 JSON; restrictions and origins of objects, which no sample holds, as a public client of the service
names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id
from ondermijning.normalise.numbers import whole_number
from ondermijning.sources.files.json import part, parts, value
from ondermijning.sources.rows import RowRejected

from ..imkad import coded, euro, imkad_id, imkad_reference, object_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.rows import Outcome

    from .answer import Piece

_KINDS = {"Perceel": "perceel", "Appartementsrecht": "appartementsrecht"}

NAMES = frozenset("""
    onroerendeZaken kadastraleAanduiding kadastraleGemeente sectie perceelnummer appartementsrechtVolgnummer
    kadastraleGrootte aardCultuurBebouwd aardCultuurOnbebouwd koopsom bedrag som valuta koopjaar indicatieMeerObjecten
    ontstaanUitOZ betreftOZ aard locatieKadastraalObjecten koppelingswijze heeft verblijfsobjecten hoofdadres
    publiekrechtelijkeBeperkingen grondslag datumInWerking datumBeeindiging leidtTot beperkt bevoegdGezag
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column


def cadastral_object(piece: Piece) -> Iterator[Outcome]:
    """The object, and what it came from."""
    object_id, price = imkad_id(piece.entry, "identificatie", "KadastraalObject"), part(piece.entry, "koopsom")
    kind = _KINDS.get(value(piece.entry, "type") or "")
    if kind is None:
        piece.faults.append(("onroerendeZaken/type", say("is unknown, so the element is left out")))
        return
    yield brk.KadastraalObject(
        object_id=object_id,
        soort=kind,
        aanduiding=object_name(_written(part(piece.entry, "kadastraleAanduiding")), piece.faults),
        grootte_m2=piece.faults.read(
            "kadastraleGrootte", whole_number, value(part(piece.entry, "kadastraleGrootte"), "waarde")
        ),
        cultuur_bebouwd=coded(piece.entry, "aardCultuurBebouwd")[0],
        cultuur_onbebouwd=coded(piece.entry, "aardCultuurOnbebouwd")[0],
        koopsom_euro=euro(price, "bedrag", piece.faults),
        koopjaar=piece.faults.read("koopjaar", whole_number, value(price, "koopjaar")),
        meer_objecten=piece.faults.read("indicatieMeerObjecten", yes_no, value(price, "indicatieMeerObjecten")),
        ontstaan_op=None,
        toestandsdatum=None,
        referentie=None,
    )
    for origin in parts(piece.entry, "ontstaanUitOZ"):
        yield brk.Filiatie(object_id, imkad_id(origin, "betreftOZ", "KadastraalObject"), coded(origin, "aard")[0])


def _written(name: JsonObject) -> str:
    """The designation by name, ``Zundert T 1560``."""
    index = value(name, "appartementsrechtVolgnummer")
    words = (coded(name, "kadastraleGemeente")[1], value(name, "sectie"), value(name, "perceelnummer"))
    return " ".join((*(word or "?" for word in words), *((f"A{index}",) if index else ())))


def location(piece: Piece) -> Iterator[Outcome]:
    """An address that the object has."""
    object_id, place = (
        imkad_id(piece.entry, "heeft", "KadastraalObject"),
        imkad_id(piece.entry, "betreft", "AdresLocatie"),
    )
    yield brk.ObjectLocatie(object_id, place, coded(piece.entry, "koppelingswijze")[0])


def dwelling(piece: Piece) -> Iterator[Outcome]:
    """A BAG object with its main address."""
    try:
        number = bag_id(value(piece.entry, "identificatie") or "", "01", "02", "03")
    except ValueError as problem:
        raise RowRejected("identificatie", str(problem)) from None
    yield brk.BagObject(number, "verblijfsobject", imkad_reference(piece.entry, "hoofdadres", "AdresLocatie"))


def restriction(piece: Piece) -> Iterator[Outcome]:
    """A restriction under public law, once for every object it restricts, and the body that decides on it."""
    key, (code, words) = (
        imkad_id(piece.entry, "identificatie", "PubliekrechtelijkeBeperking"),
        coded(piece.entry, "grondslag"),
    )
    begin, end = (
        piece.faults.read(name, optional_date, value(piece.entry, name))
        for name in ("datumInWerking", "datumBeeindiging")
    )
    for on in parts(piece.entry, "leidtTot"):
        object_id = imkad_id(on, "beperkt", "KadastraalObject")
        yield brk.PubliekrechtelijkeBeperking(key, object_id, code, words, begin, end)
    if body := imkad_reference(piece.entry, "bevoegdGezag", "Persoon"):
        yield brk.BevoegdGezag(key, body)
