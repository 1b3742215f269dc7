"""Parties and addresses in an answer of KIK-inzage, as records of the land registry.

Source: KIK-inzage v6 JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import records_brk as brk
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, kvk_number, postcode
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.text import clean
from ondermijning.sources.files.json import part, value

from ..imkad import coded, date_text, imkad_id, imkad_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.json import JsonObject
    from ondermijning.sources.rows import Outcome

    from .answer import Piece

NAMES = frozenset("""
    personen woonlocatie postlocatie rechtsvorm statutaireNaam statutaireZetel kvkNummer rsin bsn geboorte geboortedatum
    datum jaar maand naam geslachtsnaam voornamen voorvoegselsgeslachtsnaam indicatieOverleden indicatieGeheim
    indicatieAfschermingPersoonsgegevens
    adresLocaties nummeraanduiding huisnummer huisletter huisnummertoevoeging postcode gerelateerdeOpenbareRuimte
    openbareRuimteNaam gerelateerdeWoonplaatsNaam adresBuitenland adres woonplaats land postbusnummer woonplaatsNaam
""".split())  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column


def natural_person(piece: Piece) -> Iterator[Outcome]:
    """A natural person."""
    known = part(piece.entry, "betreft")
    name = part(known, "naam")
    born = piece.faults.read("geboortedatum", parse_date, date_text(part(part(known, "geboorte"), "geboortedatum")))
    yield brk.NatuurlijkPersoon(
        persoon_id=imkad_id(piece.entry, "identificatie", "Persoon"),
        bsn_hmac=value(known, "bsn"),
        voornamen=clean(value(name, "voornamen")),
        voorvoegsel=clean(value(name, "voorvoegselsgeslachtsnaam")),
        geslachtsnaam=clean(value(name, "geslachtsnaam")),
        geboortedatum=born.day if born else None,
        geboortedatum_precisie=born.precision if born else None,
        overleden=piece.faults.read("indicatieOverleden", yes_no, value(piece.entry, "indicatieOverleden")),
        afgeschermd=_secret(piece.entry, "indicatieAfschermingPersoonsgegevens", piece.faults)
        or _secret(known, "indicatieGeheim", piece.faults),
        woonadres_id=imkad_reference(piece.entry, "woonlocatie", "AdresLocatie"),
    )


def _secret(data: JsonObject, name: str, faults: Faults) -> bool:
    """Whether secrecy must be honoured; when the answer cannot be read, it must."""
    given = value(data, name)
    return given is not None and faults.read(name, yes_no, given) is not False


def entity(piece: Piece) -> Iterator[Outcome]:
    """A legal person or partnership."""
    numbers, (form_code, form) = part(piece.entry, "betreft"), coded(piece.entry, "rechtsvorm")
    yield brk.NietNatuurlijkPersoon(
        persoon_id=imkad_id(piece.entry, "identificatie", "Persoon"),
        naam=clean(value(piece.entry, "statutaireNaam")),
        rechtsvorm_code=form_code,
        rechtsvorm=form,
        zetel=clean(value(piece.entry, "statutaireZetel")),
        rsin=piece.faults.tax_number("rsin", value(numbers, "rsin")),
        kvk=piece.faults.read("kvkNummer", kvk_number, value(numbers, "kvkNummer")),
        woonadres_id=imkad_reference(piece.entry, "woonlocatie", "AdresLocatie"),
        postadres_id=imkad_reference(piece.entry, "postlocatie", "AdresLocatie"),
    )


def home_address(piece: Piece) -> Iterator[Outcome]:
    """An address in the Netherlands."""
    number = part(piece.entry, "nummeraanduiding")
    street = part(number, "gerelateerdeOpenbareRuimte")
    town = "gerelateerdeWoonplaatsNaam"
    yield brk.AdresLocatie(
        adres_id=imkad_id(piece.entry, "identificatie", "AdresLocatie"),
        soort="binnenland",
        nummeraanduiding_id=piece.faults.read("nummeraanduiding", _number_id, value(number, "identificatie")),
        postcode=piece.faults.read("postcode", postcode, value(number, "postcode")),
        huisnummer=piece.faults.read("huisnummer", house_number, value(number, "huisnummer")),
        toevoeging=addition(value(number, "huisletter"), value(number, "huisnummertoevoeging")),
        straat=clean(value(street, "openbareRuimteNaam")),
        woonplaats=clean(value(street, town) or value(number, town)),
        land=None,
    )


def _number_id(text: str) -> str:
    return bag_id(text, "20")


def address_abroad(piece: Piece) -> Iterator[Outcome]:
    """An address in another country; its parts stand in the location, as in the stands, or in an object of their own."""
    line = part(piece.entry, "adresBuitenland") or piece.entry
    yield brk.AdresLocatie(
        adres_id=imkad_id(piece.entry, "identificatie", "AdresLocatie"),
        soort="buitenland",
        nummeraanduiding_id=None,
        postcode=None,
        huisnummer=None,
        toevoeging=None,
        straat=clean(value(line, "adres")),
        woonplaats=clean(value(line, "woonplaats")),
        land=coded(line, "land")[0],
    )


def post_box(piece: Piece) -> Iterator[Outcome]:
    """A post box."""
    key = imkad_id(piece.entry, "identificatie", "AdresLocatie")
    code = piece.faults.read("postcode", postcode, value(piece.entry, "postcode"))
    number = piece.faults.read("postbusnummer", whole_number, value(piece.entry, "postbusnummer"))
    town = clean(value(piece.entry, "woonplaatsNaam"))
    yield brk.AdresLocatie(key, "postbus", None, code, number, None, "Postbus", town, None)
