"""The land registry asked per object: who holds it, what secures a loan on it, and what it was seized for.

Formats: KIK-inzage v6 JSON (hypotheekinformatie, eigendomsinformatie, eigenaarsinformatie, objectlijstpersoon) and
BRK-Bevragen 2.0.0 JSON (HAL), one answer per file, array element or line; and lists of mortgages or seizures as a table. An
answer may arrive with success and yet be none: an error, something that was not found or another product says nothing, so the
mortgages of an object stay unknown. What an object lists by id only was not asked.
"""

from __future__ import annotations

from ondermijning.model import records_brk as brk
from ondermijning.model import records_kik as kik
from ondermijning.sources.loader import Loader
from ondermijning.sources.register import Purpose, Register, SourceClass

from . import bevragen, inzage, lijst

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
    reads=(inzage.READER, bevragen.READER, lijst.MORTGAGES, lijst.SEIZURES),
    yields=(
        kik.HypotheekAntwoord,
        kik.Zekerheidsstelling,
        kik.ZekerheidsstellingObject,
        kik.ZekerheidsstellingPartij,
        kik.BeslagAntwoord,
        kik.BeslagLegging,
        kik.BeslagObject,
        kik.BeslagPartij,
        kik.GerechtigdenAntwoord,
        brk.KadastraalObject,
        brk.Filiatie,
        brk.ObjectLocatie,
        brk.BagObject,
        brk.PubliekrechtelijkeBeperking,
        brk.BevoegdGezag,
        brk.ZakelijkRecht,
        brk.Belasting,
        brk.Tenaamstelling,
        brk.TenaamstellingStukdeel,
        brk.GezamenlijkAandeel,
        brk.Erfpachtcanon,
        brk.Splitsing,
        brk.SplitsingRecht,
        brk.Aantekening,
        brk.AantekeningPersoon,
        brk.Stuk,
        brk.Stukdeel,
        brk.NatuurlijkPersoon,
        brk.NietNatuurlijkPersoon,
        brk.AdresLocatie,
    ),
    example_name="antwoorden.json",
    example=EXAMPLE,
    register=Register(
        holder="Kadaster",
        ground="Kadasterwet, per bevraging voor een publieke taak",
        purposes=frozenset({Purpose.SUPERVISION, Purpose.INTEGRITY}),
        source_class=SourceClass.BASIC,
        cadence="op aanvraag, per object",
        keep_months=24,
        remark="Een object dat ook in een BRK-levering (brk) of platte export (brk_csv) staat, komt alleen daaruit.",
    ),
)
