"""Records of the parties in a snapshot and of their addresses, at home, abroad or in a box.

Source: BRK Levering 2.0 (snapshot v20211119). Partners are left at the door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import records_brk as brk
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.identifiers import bag_id, kvk_number, postcode
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.text import clean

from .piece import NOTHING, date_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.rows import Outcome

    from .piece import Piece

_KNOWN = ("betreft", "GeregistreerdPersoon")
_NAME, _BIRTH = (*_KNOWN, "naam", "Naam"), (*_KNOWN, "geboorte", "Geboorte")
_NUMBERS = ("betreft", "Rechtspersoon")
_NUMBER = ("adresgegevens", "Nummeraanduiding")
_STREET = (*_NUMBER, "gerelateerdeOpenbareRuimte", "OpenbareRuimte")


def person_records(piece: Piece) -> Iterator[Outcome]:
    """A natural person."""
    name = piece.element.get(*_NAME) or NOTHING
    birth = date_text(piece.element.get(*_BIRTH, "geboortedatum"))
    born = piece.faults.read("NatuurlijkPersoon/geboortedatum", parse_date, birth)
    for path in (("woonlocatie",), (*_NAME, "geslachtsnaam"), (*_KNOWN, "geboorte"), (*_BIRTH, "geboortedatum")):
        piece.note_nil(*path)
    yield brk.NatuurlijkPersoon(
        persoon_id=piece.key(),
        bsn_hmac=piece.element.value(*_KNOWN, "bsn"),
        voornamen=clean(name.value("voornamen")),
        voorvoegsel=clean(name.value("voorvoegselsgeslachtsnaam")),
        geslachtsnaam=clean(name.value("geslachtsnaam")),
        geboortedatum=born.day if born else None,
        geboortedatum_precisie=born.precision if born else None,
        overleden=piece.flag("indicatieOverleden"),
        afgeschermd=piece.secret(*_KNOWN, "indicatieGeheim") or piece.secret("indicatieAfschermingPersoonsgegevens"),
        woonadres_id=piece.element.reference("woonlocatie"),
    )


def entity_records(piece: Piece) -> Iterator[Outcome]:
    """A legal person or partnership."""
    element, (code, words) = piece.element, piece.coded("rechtsvorm")
    piece.note_nil("statutaireNaam")
    piece.note_nil("woonlocatie")
    yield brk.NietNatuurlijkPersoon(
        persoon_id=piece.key(),
        naam=clean(element.value("statutaireNaam")),
        rechtsvorm_code=code,
        rechtsvorm=words,
        zetel=clean(element.value("statutaireZetel")),
        rsin=piece.faults.tax_number(f"{piece.kind}/rsin", element.value(*_NUMBERS, "rsin")),
        kvk=piece.read(kvk_number, *_NUMBERS, "kvkNummer"),
        woonadres_id=element.reference("woonlocatie"),
        postadres_id=element.reference("postlocatie"),
    )


def home_address_records(piece: Piece) -> Iterator[Outcome]:
    """An address in the Netherlands."""
    number, street = piece.element.get(*_NUMBER) or NOTHING, piece.element.get(*_STREET) or NOTHING
    piece.note_nil(*_NUMBER, "huisnummer")
    piece.note_nil(*_STREET, "openbareRuimteNaam")
    yield brk.AdresLocatie(
        adres_id=piece.key(),
        soort="binnenland",
        nummeraanduiding_id=piece.read(_number_id, *_NUMBER, "identificatie"),
        postcode=piece.read(postcode, *_NUMBER, "postcode"),
        huisnummer=piece.read(house_number, *_NUMBER, "huisnummer"),
        toevoeging=addition(number.value("huisletter"), number.value("huisnummertoevoeging")),
        straat=clean(street.value("openbareRuimteNaam")),
        woonplaats=clean(street.value("gerelateerdeWoonplaats", "Woonplaats", "woonplaatsNaam")),
        land=None,
    )


def _number_id(text: str) -> str:
    return bag_id(text, "20")


def other_address_records(piece: Piece) -> Iterator[Outcome]:
    """An address abroad, or a post box."""
    element, box = piece.element, piece.kind == "PostbusLocatie"
    piece.note_nil("adres")
    yield brk.AdresLocatie(
        adres_id=piece.key(),
        soort="postbus" if box else "buitenland",
        nummeraanduiding_id=None,
        postcode=piece.read(postcode, "postcode"),
        huisnummer=piece.read(whole_number, "postbusnummer"),
        toevoeging=None,
        straat="Postbus" if box else clean(element.value("adres")),
        woonplaats=clean(element.value("woonplaatsNaam") or element.value("woonplaats")),
        land=element.value("land", "code"),
    )
