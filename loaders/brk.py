"""BRK Levering 2.0: stands of the land registry, of any size, one object with all its rights per snapshot.

Format: product-stand v20211119 and snapshot v20211119 of the Kadaster; matched on local names. Change messages
(root ``Mutatie``) are another format and are left aside with a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ondermijning.model import records_brk as brk
from ondermijning.normalise.addresses import addition
from ondermijning.normalise.cadastral import designation
from ondermijning.normalise.dates import optional_date, parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import bag_id, fails_eleven_check, kvk_number, postcode, rsin
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.text import clean
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Part, Reject, Remark, Row, RowRejected
from ondermijning.sources.xml import Element, XmlReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

Value = TypeVar("Value")

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
""".split())  # fmt: skip  # noqa: SIM905 - a hundred names read as a page, not as a column


class _Part(NamedTuple):
    """One element of a snapshot that is shaped by itself.

    Args:
        kind: local name of the element.
        element: what passed the door of it.
        snapshot: the snapshot it stands in.
        faults: what was wrong with values that its record can do without.
    """

    kind: str
    element: Element
    snapshot: Element
    faults: Faults

    def key(self) -> str:
        """Its id, without which nothing can refer to it."""
        return _need(self.element.identity(), f"{self.kind}/identificatie")

    def read(self, parse: Callable[[str], Value], *path: str) -> Value | None:
        """A value below the element, empty when absent or wrong."""
        return self.faults.read("/".join((self.kind, *path)), parse, self.element.value(*path))

    def day(self, *path: str) -> date | None:
        """A date below the element, written as its text or as its ``datum``."""
        return self.faults.read(f"{self.kind}/{path[0]}", optional_date, _date_text(self.element.get(*path)))

    def flag(self, *path: str) -> bool | None:
        """A truth value below the element."""
        return self.read(yes_no, *path)

    def secret(self, *path: str) -> bool:
        """Whether secrecy must be honoured; when the answer cannot be read, it must."""
        return self.element.value(*path) is not None and self.flag(*path) is not False

    def euro(self, *path: str) -> int | None:
        """A sum in euro; a sum in another currency is not guessed at."""
        if self.element.value(*path, "valuta", "code") not in (None, "EUR"):
            self.faults.append((f"{self.kind}/{path[0]}", "the currency is not EUR"))
            return None
        return self.read(parse_euro, *path, "som")


def _need(value: str | None, field: str) -> str:
    if value is None:
        raise RowRejected(field, "the key is missing")
    return value


def _date_text(element: Element | None) -> str | None:
    return None if element is None else element.value("datum") or element.text


def _code(element: Element, name: str) -> tuple[str | None, str | None]:
    """Code and wording of a coded value; the code decides, since wordings differ between messages."""
    return element.value(name, "code"), clean(element.value(name, "waarde"))


def _object(part: _Part) -> Iterator[Outcome]:
    element, object_id = part.element, part.key()
    price = ("koopsom", "TypeKoopsom")
    yield brk.KadastraalObject(
        object_id=object_id,
        soort=part.kind.lower(),
        aanduiding=_designation(element),
        grootte_m2=part.read(whole_number, "kadastraleGrootte", "waarde"),
        cultuur_bebouwd=element.value("aardCultuurBebouwd", "code"),
        cultuur_onbebouwd=element.value("aardCultuurOnbebouwd", "code"),
        koopsom_euro=part.euro(*price, "bedrag"),
        koopjaar=part.read(whole_number, *price, "koopjaar"),
        meer_objecten=part.flag(*price, "indicatieMeerObjecten"),
        ontstaan_op=part.day("tijdstipOntstaanObject"),
        toestandsdatum=part.faults.read("toestandsdatum", optional_date, part.snapshot.value("toestandsdatum")),
        referentie=part.snapshot.value("referentie"),
    )
    for origin in element.all("ontstaanUitOZ"):
        for filiation in origin.all("OnroerendeZaakFiliatie"):
            for parent in filiation.references("betreftOZ"):
                yield brk.Filiatie(object_id, parent, filiation.value("aard", "code"))


def _designation(element: Element) -> str:
    aanduiding = element.get("kadastraleAanduiding") or Element(None, None)
    return designation(
        _need(aanduiding.value("akrKadastraleGemeenteCode", "waarde"), "akrKadastraleGemeenteCode"),
        _need(aanduiding.value("sectie"), "sectie"),
        _need(aanduiding.value("perceelnummer"), "perceelnummer"),
        aanduiding.value("appartementsrechtVolgnummer"),
    )


def _right(part: _Part) -> Iterator[Outcome]:
    recht_id = part.key()
    yield brk.ZakelijkRecht(recht_id, *_code(part.element, "aard"), part.element.reference("rustOp"))
    for burden in part.element.references("isBelastMet"):
        yield brk.Belasting(recht_id, burden)


def _naming(part: _Part) -> Iterator[Outcome]:
    naming_id = part.key()
    recht_id = _need(part.element.reference("van"), "Tenaamstelling/van")
    persoon_id = _need(part.element.reference("tenNameVan"), "Tenaamstelling/tenNameVan")
    teller, noemer = (whole_number(part.element.value("aandeel", name) or "1") for name in ("teller", "noemer"))
    if not 0 < teller <= noemer:
        raise RowRejected("Tenaamstelling/aandeel", "the share is not above 0 and at most 1")
    yield brk.Tenaamstelling(naming_id, recht_id, persoon_id, teller, noemer)
    for deed_part in part.element.references("isGebaseerdOp"):
        yield brk.TenaamstellingStukdeel(naming_id, deed_part)


def _person(part: _Part) -> Iterator[Outcome]:
    known = part.element.get("betreft", "GeregistreerdPersoon") or Element(None, None)
    name = known.get("naam", "Naam") or Element(None, None)
    birth = _date_text(known.get("geboorte", "Geboorte", "geboortedatum"))
    born = part.faults.read("NatuurlijkPersoon/geboortedatum", parse_date, birth)
    yield brk.NatuurlijkPersoon(
        persoon_id=part.key(),
        bsn_hmac=known.value("bsn"),
        voornamen=clean(name.value("voornamen")),
        voorvoegsel=clean(name.value("voorvoegselsgeslachtsnaam")),
        geslachtsnaam=clean(name.value("geslachtsnaam")),
        geboortedatum=born.day if born else None,
        geboortedatum_precisie=born.precision if born else None,
        overleden=part.flag("indicatieOverleden"),
        afgeschermd=part.secret("betreft", "GeregistreerdPersoon", "indicatieGeheim")
        or part.secret("indicatieAfschermingPersoonsgegevens"),
        woonadres_id=part.element.reference("woonlocatie"),
    )


def _entity(part: _Part) -> Iterator[Outcome]:
    element, number = part.element, ("betreft", "Rechtspersoon")
    code, words = _code(element, "rechtsvorm")
    tax_number = part.read(rsin, *number, "rsin")
    if tax_number and fails_eleven_check(tax_number):
        part.faults.append(("rsin", "the check digit fails"))
    yield brk.NietNatuurlijkPersoon(
        persoon_id=part.key(),
        naam=clean(element.value("statutaireNaam")),
        rechtsvorm_code=code,
        rechtsvorm=words,
        zetel=clean(element.value("statutaireZetel")),
        rsin=tax_number,
        kvk=part.read(kvk_number, *number, "kvkNummer"),
        woonadres_id=element.reference("woonlocatie"),
        postadres_id=element.reference("postlocatie"),
    )


def _home_address(part: _Part) -> Iterator[Outcome]:
    here = ("adresgegevens", "Nummeraanduiding")
    number = part.element.get(*here) or Element(None, None)
    street = number.get("gerelateerdeOpenbareRuimte", "OpenbareRuimte") or Element(None, None)
    yield brk.AdresLocatie(
        adres_id=part.key(),
        soort="binnenland",
        nummeraanduiding_id=part.read(_number_id, *here, "identificatie"),
        postcode=part.read(postcode, *here, "postcode"),
        huisnummer=part.read(house_number, *here, "huisnummer"),
        toevoeging=addition(number.value("huisletter"), number.value("huisnummertoevoeging")),
        straat=clean(street.value("openbareRuimteNaam")),
        woonplaats=clean(street.value("gerelateerdeWoonplaats", "Woonplaats", "woonplaatsNaam")),
        land=None,
    )


def _number_id(text: str) -> str:
    return bag_id(text, "20")


def _other_address(part: _Part) -> Iterator[Outcome]:
    element, box = part.element, part.kind == "PostbusLocatie"
    yield brk.AdresLocatie(
        adres_id=part.key(),
        soort="postbus" if box else "buitenland",
        nummeraanduiding_id=None,
        postcode=part.read(postcode, "postcode"),
        huisnummer=part.read(whole_number, "postbusnummer"),
        toevoeging=None,
        straat="Postbus" if box else clean(element.value("adres")),
        woonplaats=clean(element.value("woonplaatsNaam") or element.value("woonplaats")),
        land=element.value("land", "code"),
    )


def _location(part: _Part) -> Iterator[Outcome]:
    object_id = _need(part.element.reference("heeft"), f"{part.kind}/heeft")
    for adres_id in part.element.references("betreft"):
        yield brk.ObjectLocatie(object_id, adres_id, part.element.value("koppelingswijze", "code"))


def _bag(part: _Part) -> Iterator[Outcome]:
    number = bag_id(_need(part.element.value("identificatie"), f"{part.kind}/identificatie"), "01", "02", "03")
    yield brk.BagObject(number, part.kind.lower(), part.element.reference("hoofdadres"))


def _deed(part: _Part) -> Iterator[Outcome]:
    yield brk.Stuk(
        stuk_id=part.key(),
        register=part.element.value("deelEnNummer", "registercode", "code"),
        deel=part.element.value("deelEnNummer", "deel"),
        nummer=part.element.value("deelEnNummer", "nummer"),
        reeks=part.element.value("deelEnNummer", "reeks", "code"),
        aangeboden_op=part.day("tijdstipAanbieding"),
    )


def _deed_part(part: _Part) -> Iterator[Outcome]:
    part_id = part.key()
    deeds = part.snapshot.all("TerInschrijvingAangebodenStuk") + part.snapshot.all("Kadasterstuk")
    holder = next((deed.identity() for deed in deeds if part_id in deed.references("omvat")), None)
    yield brk.Stukdeel(part_id, holder, *_code(part.element, "aard"), part.euro("bedragTransactiesomLevering"))


def _note(part: _Part) -> Iterator[Outcome]:
    note_id, on = part.key(), part.element.reference("aantekeningKadastraalObject")
    end = part.day("einddatum") or part.day("einddatumRecht")
    yield brk.Aantekening(note_id, on, *_code(part.element, "aard"), end)
    for person in part.element.references("betrokkenPersoon"):
        yield brk.AantekeningPersoon(note_id, person)


def _split(part: _Part) -> Iterator[Outcome]:
    yield brk.Splitsing(part.key(), part.element.reference("heeftVerenigingVanEigenaren"))


def _restriction(part: _Part) -> Iterator[Outcome]:
    key, (code, words) = part.key(), _code(part.element, "grondslag")
    begin, end = part.day("datumInWerking"), part.day("datumBeeindiging")
    for on in (on for lead in part.element.all("leidtTot") for on in lead.all("OnroerendeZaakBeperking")):
        for object_id in on.references("beperkt"):
            yield brk.PubliekrechtelijkeBeperking(key, object_id, code, words, begin, end)


_OBJECTS = ("Perceel", "Appartementsrecht")
_SHAPES: dict[str, Callable[[_Part], Iterator[Outcome]]] = {
    "LocatieKadastraalObject": _location,
    "ZakelijkRecht": _right, "Tenaamstelling": _naming, "Aantekening": _note,
    "Hoofdsplitsing": _split, "Ondersplitsing": _split,
    "SpiegelsplitsingAfkoopErfpacht": _split, "SpiegelsplitsingOndersplitsing": _split,
    "NatuurlijkPersoon": _person, "NietNatuurlijkPersoon": _entity,
    "ObjectlocatieBinnenland": _home_address, "ObjectlocatieBuitenland": _other_address,
    "PostbusLocatie": _other_address, "Verblijfsobject": _bag, "Standplaats": _bag, "Ligplaats": _bag,
    "PubliekrechtelijkeBeperking": _restriction, "TerInschrijvingAangebodenStuk": _deed, "Kadasterstuk": _deed,
    "Stukdeel": _deed_part,
}  # fmt: skip


def shape(row: Row[Element]) -> Iterator[Outcome]:
    """The records of one snapshot; without a whole object all of it is refused, else only the part that is broken."""
    kind = next((kind for kind in _OBJECTS if row.data.all(kind)), None)
    if kind is None:
        raise RowRejected("Perceel", "the snapshot holds no object")
    yield from _shaped(_object, kind, row.data.all(kind)[0], row.data)
    for kind, make in _SHAPES.items():
        for element in row.data.all(kind):
            try:
                yield from _shaped(make, kind, element, row.data)
            except RowRejected as refusal:
                yield Reject(refusal.field, refusal.reason)


def _shaped(
    make: Callable[[_Part], Iterator[Outcome]], kind: str, element: Element, snapshot: Element
) -> list[Outcome]:
    """The records of one element and what was strange in it, or RowRejected before any of them."""
    faults = Faults()
    try:
        made = list(make(_Part(kind, element, snapshot, faults)))
    except ValueError as problem:
        raise RowRejected(kind, str(problem)) from None
    return [*made, *(Remark(field, reason) for field, reason in faults)]


def _area(row: Row[Element]) -> Part:
    """A stand speaks for the municipality or area it states, object by object."""
    area = row.header.get("Gemeentenummer") or row.header.get("Gebiednummer", "")
    return Part(area, next((element.identity() or "" for kind in _OBJECTS for element in row.data.all(kind)), ""))


def _specification(element: Element) -> dict[str, str]:
    return {element.value("kenmerknaam") or "": element.value("kenmerkwaarde") or ""}


def _peildatum(header: dict[str, str]) -> date | None:
    return optional_date(header.get("Peildatum"))


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
    title="Basisregistratie Kadaster: stand (BRK Levering 2.0)",
    reads=(
        XmlReader(
            format="BRK Levering 2.0 XML, stand", scope=Scope.FULL, root="Stand", row="KadastraalObjectSnapshot",
            header={"productSpecificatie": _specification}, allowed=ALLOWED, pseudonymised=frozenset({"bsn"}),
            shape=shape, subject=_area, date_in=_peildatum, oldest_version="20210101",
        ),
    ),
    yields=(
        brk.KadastraalObject, brk.Filiatie, brk.ZakelijkRecht, brk.Belasting, brk.Tenaamstelling, brk.TenaamstellingStukdeel,
        brk.NatuurlijkPersoon, brk.NietNatuurlijkPersoon, brk.AdresLocatie, brk.ObjectLocatie, brk.BagObject, brk.Stuk,
        brk.Stukdeel, brk.Aantekening, brk.AantekeningPersoon, brk.Splitsing, brk.PubliekrechtelijkeBeperking,
    ),
    example_name="stand.xml",
    example=EXAMPLE,
    register=Register(
        holder="Kadaster", ground="Kadasterwet, voor een publieke taak",
        purposes=EVERY_PURPOSE, source_class=SourceClass.BASIC,
        cadence="een stand op afroep, daarna dagelijks mutaties", keep_months=120,
    ),
)  # fmt: skip
