"""BRK Levering 2.0: stands of the land registry, and change messages that bring an object from one state to the next.

Format: product-stand, product-mutatie and snapshot v20211119 of the Kadaster; matched on local names. One row is an object
with all its rights, whatever the size of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ondermijning.errors import DeliveryError
from ondermijning.language import say
from ondermijning.model import records_brk as brk
from ondermijning.normalise.dates import optional_date
from ondermijning.sources.files.xml import Element, XmlReader
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Part, Row

from .piece import NIL_NAMES
from .snapshot import SNAPSHOT, changed_object, message_records, object_in, snapshot_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ondermijning.sources.door import Door
    from ondermijning.sources.files.input_files import InputFile

ALLOWED = frozenset("""
    referentie toestandsdatum identificatie kadastraleAanduiding akrKadastraleGemeenteCode sectie perceelnummer
    appartementsrechtVolgnummer code waarde aardCultuurBebouwd aardCultuurOnbebouwd koopsom TypeKoopsom bedrag som
    valuta koopjaar indicatieMeerObjecten tijdstipOntstaanObject datum tijd ontstaanUitOZ OnroerendeZaakFiliatie aard
    betreftOZ kadastraleGrootte Perceel Appartementsrecht PerceelRef AppartementsrechtRef
    LocatieKadastraalObject koppelingswijze heeft betreft Verblijfsobject Standplaats Ligplaats hoofdadres
    ZakelijkRecht rustOp isBelastMet ZakelijkRechtRef Hoofdsplitsing Ondersplitsing heeftVerenigingVanEigenaren
    SpiegelsplitsingAfkoopErfpacht SpiegelsplitsingOndersplitsing
    Tenaamstelling aandeel teller noemer van tenNameVan isGebaseerdOp StukdeelRef
    Aantekening einddatum einddatumRecht aantekeningKadastraalObject betrokkenPersoon
    NatuurlijkPersoon NatuurlijkPersoonRef NietNatuurlijkPersoon NietNatuurlijkPersoonRef woonlocatie postlocatie
    indicatieOverleden indicatieAfschermingPersoonsgegevens indicatieGeheim GeregistreerdPersoon bsn naam Naam
    geslachtsnaam voornamen voorvoegselsgeslachtsnaam geboorte Geboorte geboortedatum
    statutaireNaam rechtsvorm statutaireZetel Rechtspersoon rsin kvkNummer
    ObjectlocatieBinnenland ObjectlocatieBinnenlandRef ObjectlocatieBuitenland ObjectlocatieBuitenlandRef
    PostbusLocatie PostbusLocatieRef adresgegevens Nummeraanduiding huisnummer huisletter huisnummertoevoeging postcode
    gerelateerdeOpenbareRuimte OpenbareRuimte openbareRuimteNaam gerelateerdeWoonplaats Woonplaats woonplaatsNaam
    postbusnummer adres woonplaats land
    PubliekrechtelijkeBeperking grondslag datumInWerking datumBeeindiging leidtTot OnroerendeZaakBeperking beperkt
    TerInschrijvingAangebodenStuk Kadasterstuk omvat deelEnNummer deel nummer reeks registercode tijdstipAanbieding
    Stukdeel bedragTransactiesomLevering
    GezamenlijkAandeel geldtVoor GezamenlijkAandeelRef verkregenNamensSamenwerkingsverband
    betrokkenSamenwerkingsverband aantekeningRecht
    TenaamstellingRef isOntstaanUit isBetrokkenBij HoofdsplitsingRef OndersplitsingRef SpiegelsplitsingAfkoopErfpachtRef
    SpiegelsplitsingOndersplitsingRef Erfpachtcanon soort jaarlijksBedrag betreftMeerOnroerendeZaken
    BevoegdGezag beheert is PubliekrechtelijkeBeperkingRef
""".split()) | NIL_NAMES  # fmt: skip  # noqa: SIM905 - a hundred names read as a page, not as a column
IN_MESSAGE = frozenset({"was", "wordt", SNAPSHOT, "brkDatum", "volgnummerKadastraalObjectDatum", "aardStukdeel"})
OLDEST = "20210101"  # BRK Levering 1.0 is of 2012


def shape(row: Row[Element]) -> Iterator[Outcome]:
    """The records of one snapshot."""
    return snapshot_records(row.data)


def shape_message(row: Row[Element]) -> Iterable[Outcome]:
    """The records of one change message."""
    return message_records(row.data)


def _area(row: Row[Element]) -> Part:
    """A stand speaks for the municipality or area it states, object by object."""
    area = row.header.get("Gemeentenummer") or row.header.get("Gebiednummer", "")
    return Part(area, object_in(row.data) or "")


def _object(row: Row[Element]) -> Part:
    """A change message speaks for its object only; which area that lies in follows from the stands."""
    return Part("", changed_object(row.data))


def _specification(element: Element) -> dict[str, str]:
    return {element.value("kenmerknaam") or "": element.value("kenmerkwaarde") or ""}


def _brk_datum(element: Element) -> dict[str, str]:
    return {"brkDatum": element.text or ""}


def _peildatum(header: dict[str, str]) -> date | None:
    return optional_date(header.get("Peildatum"))


def _change_day(header: dict[str, str]) -> date | None:
    return optional_date(header.get("brkDatum"))


class LooseSnapshot(XmlReader):
    """A snapshot that middleware cut out of its delivery: what it leaves out, the day and the area, cannot be guessed."""

    __slots__ = ()

    def reference_date(self, file: InputFile) -> NoReturn:
        """Refuse the file.

        Raises:
            DeliveryError: always.
        """
        raise DeliveryError(
            say("is a snapshot cut out of its delivery: it says neither which day nor which area it speaks for."),
            where=file.name,
            advice=say("Load the stand or the change message that it came in, in BRK Levering 2.0."),
        )

    def rows(self, file: InputFile, door: Door) -> NoReturn:  # noqa: ARG002 - the same call as of any reader
        """Refuse the file, also when a person gives its date; raises as ``reference_date``."""
        self.reference_date(file)


EXAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<S:Stand xmlns:S="http://www.kadaster.nl/schemas/brk-levering/product-stand/v20211119" xmlns:N="urn:voorbeeld">
 <S:productType>GemeentegebaseerdeStand</S:productType>
 <S:productSpecificatie>
  <S:kenmerknaam>Peildatum</S:kenmerknaam><S:kenmerkwaarde>2024-12-31</S:kenmerkwaarde></S:productSpecificatie>
 <S:productSpecificatie>
  <S:kenmerknaam>Gemeentenummer</S:kenmerknaam><S:kenmerkwaarde>0935</S:kenmerkwaarde></S:productSpecificatie>
 <S:stand><N:KadastraalObjectSnapshot><N:referentie>VB-1</N:referentie><N:toestandsdatum>2024-03-01</N:toestandsdatum>
  <N:Perceel><N:identificatie domein="NL.IMKAD.KadastraalObject">12340012370000</N:identificatie>
   <N:kadastraleAanduiding><N:akrKadastraleGemeenteCode><N:code>581</N:code><N:waarde>MTT00</N:waarde></N:akrKadastraleGemeenteCode>
    <N:sectie>C</N:sectie><N:perceelnummer>123</N:perceelnummer></N:kadastraleAanduiding>
   <N:kadastraleGrootte><N:waarde>210</N:waarde></N:kadastraleGrootte></N:Perceel>
  <N:ZakelijkRecht><N:identificatie domein="NL.IMKAD.ZakelijkRecht">77</N:identificatie>
   <N:aard><N:code>2</N:code><N:waarde>Eigendom (recht van)</N:waarde></N:aard>
   <N:rustOp><N:PerceelRef domein="NL.IMKAD.KadastraalObject">12340012370000</N:PerceelRef></N:rustOp></N:ZakelijkRecht>
  <N:Tenaamstelling><N:identificatie domein="NL.IMKAD.Tenaamstelling">88</N:identificatie>
   <N:aandeel><N:teller>1</N:teller><N:noemer>1</N:noemer></N:aandeel>
   <N:van><N:ZakelijkRechtRef domein="NL.IMKAD.ZakelijkRecht">77</N:ZakelijkRechtRef></N:van>
   <N:isGebaseerdOp><N:StukdeelRef domein="NL.IMKAD.Stukdeel">55</N:StukdeelRef></N:isGebaseerdOp>
   <N:tenNameVan><N:NietNatuurlijkPersoonRef domein="NL.IMKAD.Persoon">99</N:NietNatuurlijkPersoonRef></N:tenNameVan>
  </N:Tenaamstelling>
  <N:NietNatuurlijkPersoon><N:identificatie domein="NL.IMKAD.Persoon">99</N:identificatie>
   <N:statutaireNaam>Voorbeeld Vastgoed B.V.</N:statutaireNaam><N:rechtsvorm><N:code>2</N:code></N:rechtsvorm>
  </N:NietNatuurlijkPersoon>
  <N:TerInschrijvingAangebodenStuk><N:omvat><N:StukdeelRef domein="NL.IMKAD.Stukdeel">55</N:StukdeelRef></N:omvat>
   <N:identificatie domein="NL.IMKAD.TIAStuk">66</N:identificatie>
   <N:tijdstipAanbieding><N:datum>2024-03-01</N:datum></N:tijdstipAanbieding></N:TerInschrijvingAangebodenStuk>
  <N:Stukdeel><N:identificatie domein="NL.IMKAD.Stukdeel">55</N:identificatie><N:aard><N:code>606</N:code></N:aard>
   <N:bedragTransactiesomLevering><N:som>250000</N:som><N:valuta><N:code>EUR</N:code></N:valuta></N:bedragTransactiesomLevering></N:Stukdeel>
 </N:KadastraalObjectSnapshot></S:stand>
</S:Stand>
"""

LOADER = Loader(
    id="brk",
    title="Basisregistratie Kadaster: stand en mutaties (BRK Levering 2.0)",
    reads=(
        XmlReader(
            format="BRK Levering 2.0 XML, stand",
            scope=Scope.FULL,
            root="Stand",
            row=SNAPSHOT,
            header={"productSpecificatie": _specification},
            allowed=ALLOWED,
            pseudonymised=frozenset({"bsn"}),
            shape=shape,
            subject=_area,
            date_in=_peildatum,
            oldest_version=OLDEST,
        ),
        XmlReader(
            format="BRK Levering 2.0 XML, mutatie",
            scope=Scope.CHANGE,
            root="Mutatie",
            row="Mutatie",
            header={"brkDatum": _brk_datum},
            allowed=ALLOWED | IN_MESSAGE,
            pseudonymised=frozenset({"bsn"}),
            shape=shape_message,
            subject=_object,
            date_in=_change_day,
            oldest_version=OLDEST,
        ),
        LooseSnapshot(
            format="BRK Levering 2.0 XML, losse snapshot (geweigerd)",
            scope=Scope.CHANGE,
            root=SNAPSHOT,
            row=SNAPSHOT,
            allowed=ALLOWED,
            shape=shape,
            subject=_object,
            pseudonymised=frozenset({"bsn"}),
        ),
    ),
    yields=(
        brk.KadastraalObject,
        brk.Filiatie,
        brk.ZakelijkRecht,
        brk.Belasting,
        brk.Tenaamstelling,
        brk.GezamenlijkAandeel,
        brk.TenaamstellingStukdeel,
        brk.NatuurlijkPersoon,
        brk.NietNatuurlijkPersoon,
        brk.AdresLocatie,
        brk.ObjectLocatie,
        brk.BagObject,
        brk.Stuk,
        brk.Stukdeel,
        brk.Aantekening,
        brk.AantekeningPersoon,
        brk.Splitsing,
        brk.SplitsingRecht,
        brk.Erfpachtcanon,
        brk.PubliekrechtelijkeBeperking,
        brk.BevoegdGezag,
        brk.Mutatiebericht,
    ),
    example_name="stand.xml",
    example=EXAMPLE,
    register=Register(
        holder="Kadaster",
        ground="Kadasterwet, voor een publieke taak",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.BASIC,
        cadence="een stand op afroep, daarna dagelijks mutaties",
        keep_months=120,
    ),
)
