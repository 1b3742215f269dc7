"""KIK-inzage: what secures a loan on which object, one answer of the land registry per file, array element or line.

Format: KIK-inzage v6 JSON, hypotheekinformatie and eigendomsinformatie. Of the second only the parties and their addresses are
taken, since the stand of the land registry says the rest. An answer may arrive with success and yet be none: an error,
something that was not found or another product says nothing, so the mortgages of an object stay unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ondermijning.model import records_brk as brk
from ondermijning.model import records_kik as kik
from ondermijning.normalise.addresses import addition
from ondermijning.normalise.dates import optional_date, parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, kvk_number, postcode
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.imkad_json import date_text, imkad_id, imkad_ids, imkad_reference
from ondermijning.sources.json import JsonObject, JsonReader, latest_day, part, parts, value
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import Purpose, Register, SourceClass
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from ondermijning.normalise.strict_json import Document
    from ondermijning.sources.json import Items

Shapes: TypeAlias = "dict[str, Callable[[JsonObject, Faults], Outcome]]"

MORTGAGES, OWNERSHIP = "hypotheekinformatie", "eigendomsinformatie"
_REQUEST = re.compile(r"\w*\{product=([A-Za-z]+)\b")
_DELIVERED = frozenset({"INFO", "WARNING"})
_ACTUAL = {MORTGAGES: "actualiteitstijdstipHypothecair", OWNERSHIP: "actualiteitstijdstipKadastraal"}
_NOTHING = "geen antwoord"  # the subject of an answer that says nothing about any object
_RELEASE = "538"  # deed part: hypotheek (doorhaling)

ALLOWED = frozenset("""
    proces severityCode meldingen geleverdProduct product soort actualiteitstijdstipHypothecair
    actualiteitstijdstipKadastraal betreft lokaalID namespace met
    zekerheidsstellingen identificatie type rustOpObject heeft isGebaseerdOp heeftMeerOverigBetrokkenKadastraalObjecten
    overigBetrokkenKadastraalObjecten stukdelen aard code waarde bedragZekerheidsstellingHypotheek som valuta
    isAanvullingOp stukken omvat tijdstipAanbieding datum jaar maand
    personen woonlocatie postlocatie rechtsvorm statutaireNaam statutaireZetel kvkNummer rsin bsn geboorte geboortedatum
    naam geslachtsnaam voornamen voorvoegselsgeslachtsnaam indicatieOverleden indicatieGeheim
    indicatieAfschermingPersoonsgegevens
    adresLocaties nummeraanduiding huisnummer huisletter huisnummertoevoeging postcode gerelateerdeOpenbareRuimte
    openbareRuimteNaam gerelateerdeWoonplaatsNaam adresBuitenland adres woonplaats land postbusnummer woonplaatsNaam
""".split())  # fmt: skip  # noqa: SIM905 - a hundred names read as a page, not as a column


def answers(document: Document) -> Items | None:
    """The document itself when it is an answer, with the name of its product.

    The name stands in the text of the request only, which also tells who was asked about and stays outside.
    """
    if not isinstance(document, dict) or not {"proces", "geleverdProduct"} <= document.keys():
        return None
    return {"": {**document, "soort": product_of(document)}}


def product_of(document: Document) -> str:
    """The product that was asked for, in lower case; one without its request is known by what only mortgages have."""
    request = _below(document, "productGegevens", "aanvraagGegevens")
    named = _REQUEST.match(request) if isinstance(request, str) else None
    if named:
        return named[1].lower()
    has_securities = _below(document, "geleverdProduct", "product", "met", "zekerheidsstellingen") is not None
    return MORTGAGES if has_securities else ""


def _below(document: Document, *keys: str) -> Document:
    """What stands at a path of keys, None when the document has no such path."""
    for key in keys:
        document = document.get(key) if isinstance(document, dict) else None
    return document


def subject(row: Row[JsonObject]) -> str:
    """Mortgages and owners of an object are two subjects: what one answer leaves out the other does not end."""
    if _no_answer(row.data):
        return _NOTHING
    object_id = imkad_id(_product(row.data), "betreft", "KadastraalObject")
    return object_id if value(row.data, "soort") == MORTGAGES else f"{object_id}#eigendom"


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one answer, then what was strange in it; an answer with a broken mortgage is refused whole."""
    if reason := _no_answer(row.data):
        yield Remark("proces", f"{reason}, so the answer says nothing")
        return
    faults = Faults()
    product = _product(row.data)
    answer = part(product, "met")
    if value(row.data, "soort") == MORTGAGES:
        moment = value(product, _ACTUAL[MORTGAGES])
        actual = faults.read(_ACTUAL[MORTGAGES], optional_date, moment)
        yield kik.HypotheekAntwoord(imkad_id(product, "betreft", "KadastraalObject"), actual)
        yield from _mortgages(answer, faults)
    for name, shapes in _SHAPES.items():
        for element in parts(answer, name):
            yield from _shaped(name, shapes, element, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _product(data: JsonObject) -> JsonObject:
    return part(part(data, "geleverdProduct"), "product")


def _no_answer(data: JsonObject) -> str | None:
    """Why a message is no answer about an object, or None when it is one."""
    process = part(data, "proces")
    severities = {value(message, "severityCode") for message in (process, *parts(process, "meldingen"))}
    product = _product(data)
    about_object = value(part(product, "betreft"), "namespace") == "NL.IMKAD.KadastraalObject"
    if not severities <= _DELIVERED:
        return "the request failed"
    if "met" not in product:
        return "nothing was found"
    if value(data, "soort") not in _ACTUAL or not about_object:
        return "the product is not about the owners or mortgages of one object"
    return None


def _day(document: Document) -> date | None:
    """The day that one answer speaks for; what is no answer speaks for none."""
    answer = (answers(document) or {}).get("")
    with suppress(RowRejected, ValueError):  # the row says so itself when it is read
        if answer and not _no_answer(answer):
            return optional_date(value(_product(answer), _ACTUAL[answer["soort"]]))
    return None


class _Deeds(NamedTuple):
    """What the deeds of an answer say about mortgages, by id of the deed part.

    Args:
        parts: the deed parts.
        offered: day on which the deed that holds a part was offered for registration.
        released: deed parts that a later one releases, with the day of that.
    """

    parts: dict[str, JsonObject]
    offered: dict[str, date | None]
    released: dict[str, date | None]


def _deeds(answer: JsonObject, faults: Faults) -> _Deeds:
    found = {imkad_id(entry, "identificatie", "Stukdeel"): entry for entry in parts(answer, "stukdelen")}
    offered = {
        key: faults.read("tijdstipAanbieding", optional_date, value(part(deed, "tijdstipAanbieding"), "datum"))
        for deed in parts(answer, "stukken")
        for key in imkad_ids(deed, "omvat", "Stukdeel")
    }
    released = {
        earlier: offered.get(key)
        for key, entry in found.items()
        if value(part(entry, "aard"), "code") == _RELEASE
        for earlier in imkad_ids(entry, "isAanvullingOp", "Stukdeel")
    }
    return _Deeds(found, offered, released)


def _mortgages(answer: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """Every mortgage; a seizure stands in the same list and is no mortgage."""
    deeds = _deeds(answer, faults)
    elsewhere: dict[str, list[str]] = defaultdict(list)
    for link in parts(answer, "overigBetrokkenKadastraalObjecten"):
        elsewhere[imkad_id(link, "betreft", "Zekerheidsstelling")].append(imkad_id(link, "heeft", "KadastraalObject"))
    for entry in parts(answer, "zekerheidsstellingen"):
        kind = value(entry, "type")
        if kind == "ZekerheidsstellingInzakeBeslag":
            faults.append(("zekerheidsstellingen", "a seizure is left aside"))
        elif kind == "ZekerheidsstellingHypothecair":
            yield from _mortgage(entry, deeds, elsewhere, faults)
        else:
            raise RowRejected("zekerheidsstellingen/type", "is an unknown kind of security")


def _mortgage(entry: JsonObject, deeds: _Deeds, elsewhere: dict[str, list[str]], faults: Faults) -> Iterator[Outcome]:
    key = imkad_id(entry, "identificatie", "Zekerheidsstelling")
    deed_part = imkad_reference(entry, "isGebaseerdOp", "Stukdeel") or ""
    if deed_part not in deeds.parts:
        faults.append(("isGebaseerdOp", "the deed part with the amount is not in the answer"))
    yield kik.Zekerheidsstelling(
        zekerheid_id=key,
        bedrag_euro=_amount(deeds.parts.get(deed_part, {}), faults),
        stukdeel_id=deed_part or None,
        aangeboden_op=deeds.offered.get(deed_part),
        doorgehaald_op=deeds.released.get(deed_part),
    )
    if value(entry, "heeftMeerOverigBetrokkenKadastraalObjecten") == "true":
        faults.append(("zekerheidsstellingen", "rests on more objects than the answer names"))
    for object_id in (imkad_id(entry, "rustOpObject", "KadastraalObject"), *elsewhere[key]):
        yield kik.ZekerheidsstellingObject(key, object_id)
    for lender in imkad_ids(entry, "heeft", "Persoon"):
        yield kik.ZekerheidsstellingPartij(key, lender, "geldgever")


def _amount(deed_part: JsonObject, faults: Faults) -> int | None:
    """The sum in euro; a sum in another currency is not guessed at."""
    amount = part(deed_part, "bedragZekerheidsstellingHypotheek")
    if value(part(amount, "valuta"), "code") not in (None, "EUR"):
        faults.append(("bedragZekerheidsstellingHypotheek", "the currency is not EUR"))
        return None
    return faults.read("bedragZekerheidsstellingHypotheek", parse_euro, value(amount, "som"))


def _shaped(name: str, shapes: Shapes, entry: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """A party or address; a broken or unknown one does not take the answer with it."""
    shape = shapes.get(value(entry, "type") or "")
    if shape is None:
        faults.append((f"{name}/type", "is unknown, so the element is left out"))
        return
    try:
        yield shape(entry, faults)
    except RowRejected as refusal:
        yield Reject(f"{name}/{refusal.field}", refusal.reason)


def _person(entry: JsonObject, faults: Faults) -> Outcome:
    known = part(entry, "betreft")
    name = part(known, "naam")
    born = faults.read("geboortedatum", parse_date, date_text(part(part(known, "geboorte"), "geboortedatum")))
    return brk.NatuurlijkPersoon(
        persoon_id=imkad_id(entry, "identificatie", "Persoon"),
        bsn_hmac=value(known, "bsn"),
        voornamen=clean(value(name, "voornamen")),
        voorvoegsel=clean(value(name, "voorvoegselsgeslachtsnaam")),
        geslachtsnaam=clean(value(name, "geslachtsnaam")),
        geboortedatum=born.day if born else None,
        geboortedatum_precisie=born.precision if born else None,
        overleden=faults.read("indicatieOverleden", yes_no, value(entry, "indicatieOverleden")),
        afgeschermd=_secret(entry, "indicatieAfschermingPersoonsgegevens", faults)
        or _secret(known, "indicatieGeheim", faults),
        woonadres_id=imkad_reference(entry, "woonlocatie", "AdresLocatie"),
    )


def _secret(data: JsonObject, name: str, faults: Faults) -> bool:
    """Whether secrecy must be honoured; when the answer cannot be read, it must."""
    given = value(data, name)
    return given is not None and faults.read(name, yes_no, given) is not False


def _entity(entry: JsonObject, faults: Faults) -> Outcome:
    form, numbers = part(entry, "rechtsvorm"), part(entry, "betreft")
    return brk.NietNatuurlijkPersoon(
        persoon_id=imkad_id(entry, "identificatie", "Persoon"),
        naam=clean(value(entry, "statutaireNaam")),
        rechtsvorm_code=value(form, "code"),
        rechtsvorm=clean(value(form, "waarde")),
        zetel=clean(value(entry, "statutaireZetel")),
        rsin=faults.tax_number("rsin", value(numbers, "rsin")),
        kvk=faults.read("kvkNummer", kvk_number, value(numbers, "kvkNummer")),
        woonadres_id=imkad_reference(entry, "woonlocatie", "AdresLocatie"),
        postadres_id=imkad_reference(entry, "postlocatie", "AdresLocatie"),
    )


def _home(entry: JsonObject, faults: Faults) -> Outcome:
    number = part(entry, "nummeraanduiding")
    street = part(number, "gerelateerdeOpenbareRuimte")
    town = "gerelateerdeWoonplaatsNaam"
    return brk.AdresLocatie(
        adres_id=imkad_id(entry, "identificatie", "AdresLocatie"),
        soort="binnenland",
        nummeraanduiding_id=faults.read(
            "nummeraanduiding", lambda text: bag_id(text, "20"), value(number, "identificatie")
        ),
        postcode=faults.read("postcode", postcode, value(number, "postcode")),
        huisnummer=faults.read("huisnummer", house_number, value(number, "huisnummer")),
        toevoeging=addition(value(number, "huisletter"), value(number, "huisnummertoevoeging")),
        straat=clean(value(street, "openbareRuimteNaam")),
        woonplaats=clean(value(street, town) or value(number, town)),
        land=None,
    )


def _abroad(entry: JsonObject, _faults: Faults) -> Outcome:
    line = part(entry, "adresBuitenland")
    return brk.AdresLocatie(
        adres_id=imkad_id(entry, "identificatie", "AdresLocatie"),
        soort="buitenland",
        nummeraanduiding_id=None,
        postcode=None,
        huisnummer=None,
        toevoeging=None,
        straat=clean(value(line, "adres")),
        woonplaats=clean(value(line, "woonplaats")),
        land=value(part(line, "land"), "code"),
    )


def _box(entry: JsonObject, faults: Faults) -> Outcome:
    key = imkad_id(entry, "identificatie", "AdresLocatie")
    code = faults.read("postcode", postcode, value(entry, "postcode"))
    number = faults.read("postbusnummer", whole_number, value(entry, "postbusnummer"))
    town = clean(value(entry, "woonplaatsNaam"))
    return brk.AdresLocatie(key, "postbus", None, code, number, None, "Postbus", town, None)


_SHAPES: dict[str, Shapes] = {
    "personen": {"NatuurlijkPersoon": _person, "NietNatuurlijkPersoon": _entity},
    "adresLocaties": {"ObjectlocatieBinnenland": _home, "ObjectlocatieBuitenland": _abroad, "PostbusLocatie": _box},
}

EXAMPLE = """[
 {"proces": {"severityCode": "INFO", "meldingen": [{"code": "KIKI_0200", "severityCode": "INFO"}]},
  "productGegevens": {"aanvraagGegevens": "Koi{product=Hypotheekinformatie, kadastraalobjectidentificatie=12340012370000}"},
  "geleverdProduct": {"product": {
   "actualiteitstijdstipHypothecair": "2024-12-31T14:59:00+01:00",
   "betreft": {"lokaalID": "12340012370000", "namespace": "NL.IMKAD.KadastraalObject"},
   "met": {
    "zekerheidsstellingen": [{"identificatie": {"lokaalID": "501", "namespace": "NL.IMKAD.Zekerheidsstelling"},
     "type": "ZekerheidsstellingHypothecair", "heeft": [{"lokaalID": "99", "namespace": "NL.IMKAD.Persoon"}],
     "isGebaseerdOp": {"lokaalID": "601", "namespace": "NL.IMKAD.Stukdeel"},
     "rustOpObject": {"lokaalID": "12340012370000", "namespace": "NL.IMKAD.KadastraalObject"}}],
    "stukdelen": [{"identificatie": {"lokaalID": "601", "namespace": "NL.IMKAD.Stukdeel"}, "aard": {"code": "537"},
     "bedragZekerheidsstellingHypotheek": {"som": 285000.0, "valuta": {"code": "EUR", "waarde": "Euro"}}}],
    "stukken": [{"omvat": [{"lokaalID": "601", "namespace": "NL.IMKAD.Stukdeel"}],
     "tijdstipAanbieding": {"datum": "2024-03-01"}}],
    "personen": [{"identificatie": {"lokaalID": "99", "namespace": "NL.IMKAD.Persoon"}, "type": "NietNatuurlijkPersoon",
     "rechtsvorm": {"code": "8"}, "statutaireNaam": "Voorbeeldbank N.V.", "betreft": {"kvkNummer": "99000011"},
     "woonlocatie": {"lokaalID": "AKR.1", "namespace": "NL.IMKAD.AdresLocatie"}}],
    "adresLocaties": [{"identificatie": {"lokaalID": "AKR.1", "namespace": "NL.IMKAD.AdresLocatie"},
     "type": "ObjectlocatieBinnenland", "nummeraanduiding": {"huisnummer": 12, "huisletter": "A", "postcode": "6211AA",
      "gerelateerdeOpenbareRuimte": {"openbareRuimteNaam": "Voorbeeldstraat",
       "gerelateerdeWoonplaatsNaam": "Maastricht"}}}]}}}},
 {"proces": {"severityCode": "INFO", "meldingen": [{"code": "KIKI_0200", "severityCode": "INFO"}]},
  "productGegevens": {"aanvraagGegevens": "Koi{product=Eigendomsinformatie, kadastraalobjectidentificatie=12340012370000}"},
  "geleverdProduct": {"product": {
   "actualiteitstijdstipKadastraal": "2024-12-31T14:59:00+01:00",
   "betreft": {"lokaalID": "12340012370000", "namespace": "NL.IMKAD.KadastraalObject"},
   "met": {"personen": [{"identificatie": {"lokaalID": "77", "namespace": "NL.IMKAD.Persoon"}, "type": "NatuurlijkPersoon",
    "betreft": {"bsn": "999990019", "naam": {"voornamen": "Robin", "geslachtsnaam": "Voorbeeld"},
     "geboorte": {"geboortedatum": {"jaar": 1980}}}}]}}}}
]
"""

LOADER = Loader(
    id="kik",
    title="Kadaster per object (KIK-inzage: hypotheken en eigendom)",
    reads=(
        JsonReader(
            "KIK-inzage v6 JSON", Scope.SUBJECT, answers, ALLOWED, records, subject,
            pseudonymised=frozenset({"bsn"}), date_in=latest_day(_day),
        ),
    ),
    yields=(
        kik.HypotheekAntwoord, kik.Zekerheidsstelling, kik.ZekerheidsstellingObject, kik.ZekerheidsstellingPartij,
        brk.NatuurlijkPersoon, brk.NietNatuurlijkPersoon, brk.AdresLocatie,
    ),
    example_name="antwoorden.json",
    example=EXAMPLE,
    register=Register(
        holder="Kadaster", ground="Kadasterwet, per bevraging voor een publieke taak",
        purposes=frozenset({Purpose.SUPERVISION, Purpose.INTEGRITY}), source_class=SourceClass.BASIC,
        cadence="op aanvraag, per object", keep_months=24,
    ),
)  # fmt: skip
