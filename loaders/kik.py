"""The land registry asked per object: who holds it, what secures a loan on it, and what it was seized for.

Formats: KIK-inzage v6 JSON (hypotheekinformatie, eigendomsinformatie, eigenaarsinformatie, objectlijstpersoon) and
BRK-Bevragen 2.0.0 JSON (HAL), one answer per file, array element or line. An answer may arrive with success and yet be none:
an error, something that was not found or another product says nothing, so the mortgages of an object stay unknown. What an
object lists by id only was not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import records_brk as brk
from ondermijning.model import records_kik as kik
from ondermijning.normalise.dates import optional_date
from ondermijning.normalise.faults import Faults
from ondermijning.sources import bevragen_answer as bevragen
from ondermijning.sources import (
    bevragen_objects,
    bevragen_parties,
    bevragen_rights,
    bevragen_securities,
    kik_objects,
    kik_parties,
    kik_rights,
    kik_securities,
)
from ondermijning.sources import kik_answer as answered
from ondermijning.sources.json import JsonObject, JsonReader, latest_day, part, parts, value
from ondermijning.sources.kik_answer import Piece
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import Purpose, Register, SourceClass
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PARTIES: dict[str, Mapping[str, Callable[[Piece], Iterator[Outcome]]]] = {
    "personen": {"NatuurlijkPersoon": kik_parties.natural_person, "NietNatuurlijkPersoon": kik_parties.entity},
    "adresLocaties": {
        "ObjectlocatieBinnenland": kik_parties.home_address, "ObjectlocatieBuitenland": kik_parties.address_abroad,
        "PostbusLocatie": kik_parties.post_box,
    },
}  # fmt: skip
# Where one of these cannot be read the answer is refused, so that no holder seems absent.
_HELD = {"zakelijkRechten": kik_rights.right, "tenaamstellingen": kik_rights.naming}
_BESIDE: dict[str, Callable[[Piece], Iterator[Outcome]]] = {
    "onroerendeZaken": kik_objects.cadastral_object,
    "locatieKadastraalObjecten": kik_objects.location,
    "verblijfsobjecten": kik_objects.dwelling,
    "publiekrechtelijkeBeperkingen": kik_objects.restriction,
    "appartementsrechtSplitsingen": kik_rights.split,
    "erfpachtcanons": kik_rights.canon,
    "aantekeningen": kik_rights.note,
    "stukken": kik_rights.deed,
    "stukdelen": kik_rights.deed_part,
}
_RESOURCES: dict[str, Callable[[JsonObject, Faults], Iterator[Outcome]]] = {
    bevragen.OBJECTS: bevragen_objects.cadastral_object,
    bevragen.HOLDERS: bevragen_rights.holders,
    bevragen.MORTGAGES: bevragen_securities.mortgages,
    bevragen.SEIZURES: bevragen_securities.seizures,
    bevragen.NOTES: bevragen_objects.notes,
    bevragen.RESTRICTIONS: bevragen_objects.restrictions,
}


def records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one answer of KIK-inzage, then what was strange in it.

    Raises:
        RowRejected: a mortgage, seizure, right or naming cannot be read, so that none may seem absent.
    """
    if reason := answered.no_answer(row.data):
        yield Remark("proces", f"{reason}, so the answer says nothing")
        return
    faults = Faults()
    answer = part(answered.product(row.data), "met")
    if answered.kind_of(row.data) == answered.MORTGAGES:
        yield from _secured(row.data, answer, faults)
    else:
        yield from _held(row.data, answer, faults)
    for name, shapes in _PARTIES.items():
        for entry in parts(answer, name):
            yield from _of_kind(name, shapes, Piece(entry, answer, faults))
    yield from _remarks(faults)


def _secured(data: JsonObject, answer: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """Mortgages and seizures; the second were looked at when a stamp says so, or one is there."""
    product, object_id = answered.product(data), answered.asked_about(data)
    actual, seen = answered.actual_stamp(data), answered.SEIZURES_SEEN
    yield kik.HypotheekAntwoord(object_id, faults.read(actual, optional_date, value(product, actual)))
    if seen in product or kik_securities.names_seizure(answer):
        yield kik.BeslagAntwoord(object_id, faults.read(seen, optional_date, value(product, seen)))
    yield from kik_securities.securities(answer, faults)


def _held(data: JsonObject, answer: JsonObject, faults: Faults) -> Iterator[Outcome]:
    """Objects, rights and holders; only an answer about an object names all its holders."""
    if answered.kind_of(data) == answered.OWNERSHIP:
        actual = answered.actual_stamp(data)
        day = faults.read(actual, optional_date, value(answered.product(data), actual))
        yield kik.GerechtigdenAntwoord(answered.asked_about(data), day)
    for name, strict in _HELD.items():
        for entry in parts(answer, name):
            yield from strict(Piece(entry, answer, faults))
    for name, loose in _BESIDE.items():
        for entry in parts(answer, name):
            yield from _loose(name, loose, Piece(entry, answer, faults))


def _of_kind(name: str, shapes: Mapping[str, Callable[[Piece], Iterator[Outcome]]], piece: Piece) -> Iterator[Outcome]:
    shape = shapes.get(value(piece.entry, "type") or "")
    if shape is None:
        piece.faults.append((f"{name}/type", "is unknown, so the element is left out"))
    else:
        yield from _loose(name, shape, piece)


def _loose(name: str, shape: Callable[[Piece], Iterator[Outcome]], piece: Piece) -> Iterator[Outcome]:
    """An element of which a broken one does not take the answer with it."""
    try:
        yield from list(shape(piece))
    except RowRejected as refusal:
        yield Reject(f"{name}/{refusal.field}", refusal.reason)


def resource_records(row: Row[JsonObject]) -> Iterator[Outcome]:
    """The records of one answer of BRK-Bevragen, then what was strange in it.

    Raises:
        RowRejected: it is an error, is about no object, or something in it cannot be read.
    """
    kind, faults = bevragen.source_of(row.data), Faults()
    if kind == bevragen.PROBLEM:
        raise RowRejected("status", "the request failed, so the answer says nothing")
    if kind == bevragen.EMPTY:
        yield Remark("_embedded", "nothing was found, so the answer says nothing")
        return
    yield from _RESOURCES[kind](row.data, faults)
    yield from _remarks(faults)


def _remarks(faults: Faults) -> Iterator[Remark]:
    return (Remark(field, reason) for field, reason in faults)


EXAMPLE = """[
 {"proces": {"severityCode": "INFO", "meldingen": [{"code": "KIKI_0200", "severityCode": "INFO"}]},
  "productGegevens": {"aanvraagGegevens": "Koi{product=Hypotheekinformatie, kadastraalobjectidentificatie=12340012370000}"},
  "geleverdProduct": {"product": {
   "actualiteitstijdstipHypothecair": "2024-12-31T14:59:00+01:00",
   "signaleringstijdstipBeslagen": "2025-01-02T14:59:00+01:00",
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
   "met": {
    "onroerendeZaken": [{"identificatie": {"lokaalID": "12340012370000", "namespace": "NL.IMKAD.KadastraalObject"},
     "type": "Perceel", "kadastraleAanduiding": {"kadastraleGemeente": {"waarde": "Maastricht"}, "sectie": "C",
      "perceelnummer": 1237}, "koopsom": {"bedrag": {"som": 310000.0, "valuta": {"code": "EUR"}}, "koopjaar": 2024}}],
    "zakelijkRechten": [{"identificatie": {"lokaalID": "71", "namespace": "NL.IMKAD.ZakelijkRecht"}, "aard": {"code": "2"},
     "rustOp": {"lokaalID": "12340012370000", "namespace": "NL.IMKAD.KadastraalObject"}}],
    "tenaamstellingen": [{"identificatie": {"lokaalID": "81", "namespace": "NL.IMKAD.Tenaamstelling"},
     "aandeel": {"teller": 1, "noemer": 1}, "van": {"lokaalID": "71", "namespace": "NL.IMKAD.ZakelijkRecht"},
     "tenNameVan": {"lokaalID": "77", "namespace": "NL.IMKAD.Persoon"}}],
    "personen": [{"identificatie": {"lokaalID": "77", "namespace": "NL.IMKAD.Persoon"}, "type": "NatuurlijkPersoon",
    "betreft": {"bsn": "999990019", "naam": {"voornamen": "Robin", "geslachtsnaam": "Voorbeeld"},
     "geboorte": {"geboortedatum": {"jaar": 1980}}}}]}}}}
]
"""

LOADER = Loader(
    id="kik",
    title="Kadaster per object (KIK-inzage en BRK-Bevragen: hypotheken, beslagen en eigendom)",
    reads=(
        JsonReader(
            "KIK-inzage v6 JSON", Scope.SUBJECT, answered.answers,
            answered.NAMES | kik_parties.NAMES | kik_securities.NAMES | kik_objects.NAMES | kik_rights.NAMES,
            records, answered.subject, pseudonymised=frozenset({"bsn"}), date_in=latest_day(answered.day),
        ),
        JsonReader(
            "BRK-Bevragen 2.0.0 JSON", Scope.SUBJECT, bevragen.answers,
            bevragen.NAMES | bevragen_parties.NAMES | bevragen_securities.NAMES | bevragen_objects.NAMES
            | bevragen_rights.NAMES,
            resource_records, bevragen.subject, pseudonymised=frozenset({"bsn"}),
        ),
    ),
    yields=(
        kik.HypotheekAntwoord, kik.Zekerheidsstelling, kik.ZekerheidsstellingObject, kik.ZekerheidsstellingPartij,
        kik.BeslagAntwoord, kik.BeslagLegging, kik.BeslagObject, kik.BeslagPartij, kik.GerechtigdenAntwoord,
        brk.KadastraalObject, brk.Filiatie, brk.ObjectLocatie, brk.BagObject, brk.PubliekrechtelijkeBeperking,
        brk.BevoegdGezag, brk.ZakelijkRecht, brk.Belasting, brk.Tenaamstelling, brk.TenaamstellingStukdeel,
        brk.GezamenlijkAandeel, brk.Erfpachtcanon, brk.Splitsing, brk.SplitsingRecht, brk.Aantekening,
        brk.AantekeningPersoon, brk.Stuk, brk.Stukdeel, brk.NatuurlijkPersoon, brk.NietNatuurlijkPersoon, brk.AdresLocatie,
    ),
    example_name="antwoorden.json",
    example=EXAMPLE,
    register=Register(
        holder="Kadaster", ground="Kadasterwet, per bevraging voor een publieke taak",
        purposes=frozenset({Purpose.SUPERVISION, Purpose.INTEGRITY}), source_class=SourceClass.BASIC,
        cadence="op aanvraag, per object", keep_months=24,
        remark="Een object dat ook in een BRK-levering (brk) of platte export (brk_csv) staat, komt alleen daaruit.",
    ),
)  # fmt: skip
