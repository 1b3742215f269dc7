"""BRK Levering 2.0: stands of the land registry, of any size, one object with all its rights per snapshot.

Format: product-stand v20211119 and snapshot v20211119 of the Kadaster; matched on local names. Change messages
(root ``Mutatie``) are another format and are left aside with a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model import records_brk as brk
from ondermijning.normalise.addresses import addition
from ondermijning.normalise.cadastral import designation
from ondermijning.normalise.dates import optional_date, parse_date
from ondermijning.normalise.identifiers import bag_id, fails_eleven_check, kvk_number, postcode, rsin
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.text import clean
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.rows import Outcome, Reject, Remark, Row, RowRejected
from ondermijning.sources.xml import Element, XmlReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

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
""".split())  # fmt: skip


def _need(value: str | None, field: str) -> str:
    if value is None:
        raise RowRejected(field, "the key is missing")
    return value


def _day(element: Element, *path: str) -> date | None:
    """A date below an element, either as its text or as its ``datum``."""
    found = element.get(*path)
    return optional_date(found.value("datum") or found.text) if found is not None else None


def _flag(element: Element, *path: str) -> bool | None:
    text = element.value(*path)
    return None if text is None else text.casefold() == "true"


def _code(element: Element, name: str) -> tuple[str | None, str | None]:
    """Code and wording of a coded value; the code decides, since wordings differ between messages."""
    return element.value(name, "code"), clean(element.value(name, "waarde"))


def _euro(element: Element, *path: str) -> tuple[int | None, Remark | None]:
    """A sum in euro; a sum in another currency is not guessed at."""
    text = element.value(*path, "som")
    if text is None:
        return None, None
    if element.value(*path, "valuta", "code") not in (None, "EUR"):
        return None, Remark(path[-1], "the currency is not EUR")
    return parse_euro(text), None


def _object(element: Element, snapshot: Element, kind: str) -> Iterator[Outcome]:
    aanduiding = "kadastraleAanduiding"
    price, remark = _euro(element, "koopsom", "TypeKoopsom", "bedrag")
    size, year = element.value("kadastraleGrootte", "waarde"), element.value("koopsom", "TypeKoopsom", "koopjaar")
    if remark:
        yield remark
    object_id = _need(element.identity(), f"{kind}/identificatie")
    yield brk.KadastraalObject(
        object_id=object_id,
        soort=kind.lower(),
        aanduiding=designation(
            _need(element.value(aanduiding, "akrKadastraleGemeenteCode", "waarde"), "akrKadastraleGemeenteCode"),
            _need(element.value(aanduiding, "sectie"), "sectie"),
            _need(element.value(aanduiding, "perceelnummer"), "perceelnummer"),
            element.value(aanduiding, "appartementsrechtVolgnummer"),
        ),
        grootte_m2=int(size) if size else None,
        cultuur_bebouwd=element.value("aardCultuurBebouwd", "code"),
        cultuur_onbebouwd=element.value("aardCultuurOnbebouwd", "code"),
        koopsom_euro=price,
        koopjaar=int(year) if year else None,
        meer_objecten=_flag(element, "koopsom", "TypeKoopsom", "indicatieMeerObjecten"),
        ontstaan_op=_day(element, "tijdstipOntstaanObject"),
        toestandsdatum=_day(snapshot, "toestandsdatum"),
        referentie=snapshot.value("referentie"),
    )
    for origin in element.all("ontstaanUitOZ"):
        for filiation in origin.all("OnroerendeZaakFiliatie"):
            for parent in filiation.references("betreftOZ"):
                yield brk.Filiatie(object_id, parent, filiation.value("aard", "code"))


def _right(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    recht_id = _need(element.identity(), f"{kind}/identificatie")
    code, words = _code(element, "aard")
    yield brk.ZakelijkRecht(recht_id, code, words, element.reference("rustOp"))
    for burden in element.references("isBelastMet"):
        yield brk.Belasting(recht_id, burden)


def _naming(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    naming_id = _need(element.identity(), f"{kind}/identificatie")
    recht_id, persoon_id = element.reference("van"), element.reference("tenNameVan")
    if recht_id is None or persoon_id is None:
        yield Reject(f"{kind}/{'van' if recht_id is None else 'tenNameVan'}", "the reference is missing")
        return
    teller, noemer = int(element.value("aandeel", "teller") or 1), int(element.value("aandeel", "noemer") or 1)
    if not 0 < teller <= noemer:
        yield Reject(f"{kind}/aandeel", "the share is not above 0 and at most 1")
        return
    yield brk.Tenaamstelling(naming_id, recht_id, persoon_id, teller, noemer)
    for part in element.references("isGebaseerdOp"):
        yield brk.TenaamstellingStukdeel(naming_id, part)


def _person(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    known = element.get("betreft", "GeregistreerdPersoon") or Element(None, None)
    name = known.get("naam", "Naam") or Element(None, None)
    birth = known.get("geboorte", "Geboorte", "geboortedatum")
    born = (birth.value("datum") or birth.text) if birth is not None else None
    parsed = parse_date(born) if born else None
    yield brk.NatuurlijkPersoon(
        persoon_id=_need(element.identity(), f"{kind}/identificatie"),
        bsn_hmac=known.value("bsn"),
        voornamen=clean(name.value("voornamen")),
        voorvoegsel=clean(name.value("voorvoegselsgeslachtsnaam")),
        geslachtsnaam=clean(name.value("geslachtsnaam")),
        geboortedatum=parsed.day if parsed else None,
        geboortedatum_precisie=parsed.precision if parsed else None,
        overleden=_flag(element, "indicatieOverleden"),
        afgeschermd=bool(_flag(known, "indicatieGeheim") or _flag(element, "indicatieAfschermingPersoonsgegevens")),
        woonadres_id=element.reference("woonlocatie"),
    )


def _entity(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    code, words = _code(element, "rechtsvorm")
    tax_number, kvk = (element.value("betreft", "Rechtspersoon", name) for name in ("rsin", "kvkNummer"))
    if tax_number and fails_eleven_check(rsin(tax_number)):
        yield Remark("rsin", "the check digit fails")
    yield brk.NietNatuurlijkPersoon(
        persoon_id=_need(element.identity(), f"{kind}/identificatie"),
        naam=clean(element.value("statutaireNaam")),
        rechtsvorm_code=code,
        rechtsvorm=words,
        zetel=clean(element.value("statutaireZetel")),
        rsin=rsin(tax_number) if tax_number else None,
        kvk=kvk_number(kvk) if kvk else None,
        woonadres_id=element.reference("woonlocatie"),
        postadres_id=element.reference("postlocatie"),
    )


def _home_address(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    number = element.get("adresgegevens", "Nummeraanduiding") or Element(None, None)
    street = number.get("gerelateerdeOpenbareRuimte", "OpenbareRuimte") or Element(None, None)
    bag, house, code = number.value("identificatie"), number.value("huisnummer"), number.value("postcode")
    yield brk.AdresLocatie(
        adres_id=_need(element.identity(), f"{kind}/identificatie"),
        soort="binnenland",
        nummeraanduiding_id=bag_id(bag, "20") if bag else None,
        postcode=postcode(code) if code else None,
        huisnummer=int(house) if house else None,
        toevoeging=addition(number.value("huisletter"), number.value("huisnummertoevoeging")),
        straat=clean(street.value("openbareRuimteNaam")),
        woonplaats=clean(street.value("gerelateerdeWoonplaats", "Woonplaats", "woonplaatsNaam")),
        land=None,
    )


def _other_address(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    code, box = element.value("postcode"), element.value("postbusnummer")
    yield brk.AdresLocatie(
        adres_id=_need(element.identity(), f"{kind}/identificatie"),
        soort="postbus" if kind == "PostbusLocatie" else "buitenland",
        nummeraanduiding_id=None,
        postcode=postcode(code) if code else None,
        huisnummer=int(box) if box else None,
        toevoeging=None,
        straat="Postbus" if kind == "PostbusLocatie" else clean(element.value("adres")),
        woonplaats=clean(element.value("woonplaatsNaam") or element.value("woonplaats")),
        land=element.value("land", "code"),
    )


def _location(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    object_id = _need(element.reference("heeft"), f"{kind}/heeft")
    for adres_id in element.references("betreft"):
        yield brk.ObjectLocatie(object_id, adres_id, element.value("koppelingswijze", "code"))


def _bag(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    number = bag_id(_need(element.value("identificatie"), f"{kind}/identificatie"), "01", "02", "03")
    yield brk.BagObject(number, kind.lower(), element.reference("hoofdadres"))


def _deed(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    yield brk.Stuk(
        stuk_id=_need(element.identity(), f"{kind}/identificatie"),
        register=element.value("deelEnNummer", "registercode", "code"),
        deel=element.value("deelEnNummer", "deel"),
        nummer=element.value("deelEnNummer", "nummer"),
        reeks=element.value("deelEnNummer", "reeks", "code"),
        aangeboden_op=_day(element, "tijdstipAanbieding"),
    )


def _deed_part(element: Element, snapshot: Element, kind: str) -> Iterator[Outcome]:
    part_id = _need(element.identity(), f"{kind}/identificatie")
    deeds = snapshot.all("TerInschrijvingAangebodenStuk") + snapshot.all("Kadasterstuk")
    code, words = _code(element, "aard")
    price, remark = _euro(element, "bedragTransactiesomLevering")
    if remark:
        yield remark
    holder = next((deed.identity() for deed in deeds if part_id in deed.references("omvat")), None)
    yield brk.Stukdeel(part_id, holder, code, words, price)


def _note(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    note_id = _need(element.identity(), f"{kind}/identificatie")
    code, words = _code(element, "aard")
    end = _day(element, "einddatum") or _day(element, "einddatumRecht")
    yield brk.Aantekening(note_id, element.reference("aantekeningKadastraalObject"), code, words, end)
    for person in element.references("betrokkenPersoon"):
        yield brk.AantekeningPersoon(note_id, person)


def _split(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    split_id = _need(element.identity(), f"{kind}/identificatie")
    yield brk.Splitsing(split_id, element.reference("heeftVerenigingVanEigenaren"))


def _restriction(element: Element, _snapshot: Element, kind: str) -> Iterator[Outcome]:
    key = _need(element.identity(), f"{kind}/identificatie")
    code, words = _code(element, "grondslag")
    begin, end = _day(element, "datumInWerking"), _day(element, "datumBeeindiging")
    for part in (part for lead in element.all("leidtTot") for part in lead.all("OnroerendeZaakBeperking")):
        for object_id in part.references("beperkt"):
            yield brk.PubliekrechtelijkeBeperking(key, object_id, code, words, begin, end)


_SHAPES: dict[str, Callable[[Element, Element, str], Iterator[Outcome]]] = {
    "Perceel": _object, "Appartementsrecht": _object, "LocatieKadastraalObject": _location,
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
    """The records of one snapshot; a snapshot without its object is refused whole."""
    if not (row.data.all("Perceel") or row.data.all("Appartementsrecht")):
        raise RowRejected("Perceel", "the snapshot holds no object")
    for kind, elements in row.data.children.items():
        make = _SHAPES.get(kind)
        for element in elements if make else ():
            try:
                yield from make(element, row.data, kind)  # type: ignore[misc]
            except ValueError:
                yield Reject(kind, "a value is not in the form that the format prescribes")


def _area(row: Row[Element]) -> str:
    """A stand speaks for the municipality or area it states."""
    return row.header.get("Gemeentenummer") or row.header.get("Gebiednummer", "")


def _specification(element: Element) -> dict[str, str]:
    return {element.value("kenmerknaam") or "": element.value("kenmerkwaarde") or ""}


def _peildatum(header: dict[str, str]) -> date | None:
    return optional_date(header.get("Peildatum"))


EXAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<S:Stand xmlns:S="http://www.kadaster.nl/schemas/brk-levering/product-stand/v20211119" xmlns:N="urn:voorbeeld">
 <S:productType>GemeentegebaseerdeStand</S:productType>
 <S:productSpecificatie><S:kenmerknaam>Peildatum</S:kenmerknaam><S:kenmerkwaarde>2024-12-31</S:kenmerkwaarde></S:productSpecificatie>
 <S:productSpecificatie><S:kenmerknaam>Gemeentenummer</S:kenmerknaam><S:kenmerkwaarde>0935</S:kenmerkwaarde></S:productSpecificatie>
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
   <N:tenNameVan><N:NietNatuurlijkPersoonRef domein="NL.IMKAD.Persoon">99</N:NietNatuurlijkPersoonRef></N:tenNameVan></N:Tenaamstelling>
  <N:NietNatuurlijkPersoon><N:identificatie domein="NL.IMKAD.Persoon">99</N:identificatie>
   <N:statutaireNaam>Voorbeeld Vastgoed B.V.</N:statutaireNaam><N:rechtsvorm><N:code>2</N:code></N:rechtsvorm></N:NietNatuurlijkPersoon>
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
)  # fmt: skip
