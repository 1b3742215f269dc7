"""Stands of the land registry (BRK Levering 2.0), as the sample ``stand-perceel-1.xml`` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.world.life import Abroad, Company, Place
from benchmarks.world.writers import ids
from benchmarks.world.writers.wear import drawn, old_home

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from benchmarks.world.life import City, Deed, Holding, Party

_BASE = "http://www.kadaster.nl/schemas/brk-levering/"
_SPACES = {
    "Stand": "product-stand/v20211119", "Snapshot": "snapshot/v20211119", "Adres": "snapshot/imkad-adres/v20211119",
    "Adres-ref": "snapshot/imkad-adres-ref/v20210702", "KadastraalObject": "snapshot/imkad-kadastraalobject/v20210702",
    "OnroerendeZaak": "snapshot/imkad-onroerendezaak/v20211119", "OnroerendeZaak-ref": "snapshot/imkad-onroerendezaak-ref/v20210702",
    "Persoon": "snapshot/imkad-persoon/v20210903", "Persoon-ref": "snapshot/imkad-persoon-ref/v20210702",
    "Recht": "snapshot/imkad-recht/v20210903", "Recht-ref": "snapshot/imkad-recht-ref/v20210702",
    "Stuk": "snapshot/imkad-stuk/v20211119", "Stuk-ref": "snapshot/imkad-stuk-ref/v20210702",
    "Typen": "snapshot/imkad-typen/v20210702", "KIMBAGAdres": "snapshot/kimbag-adres/v20210903",
    "KIMBRPPersoon": "snapshot/kimbrp-persoon/v20210903", "KIMNHRRechtspersoon": "snapshot/kimnhr-rechtspersoon/v20210702",
}  # fmt: skip
FORMS = {
    "BV": ("2", "Besloten vennootschap"),
    "NV": ("8", "Naamloze vennootschap"),
    "ST": ("11", "Stichting"),
    "VR": ("12", "Vereniging"),
    "VOF": ("14", "Vennootschap onder firma"),
    "COOP": ("19", "Coöperatie"),
    "GEM": ("10", "Publiekrechtelijk rechtspersoon"),
    "BR": ("28", "Rechtspersoon naar buitenlands recht"),
    "EZ": ("", ""),
}
FACTS = {
    "koop": ("606", "Overdracht"),
    "veiling": ("606", "Overdracht"),
    "inbreng": ("606", "Overdracht"),
    "schenking": ("608", "Schenking"),
    "vererving": ("585", "Verklaring van erfrecht"),
    "verdeling": ("580", "Verdeling"),
    "fusie": ("529", "Fusie"),
}
CULTURE = {"woning": "11", "appartement": "12", "winkel": "37", "horeca": "37", "kantoor": "37", "bedrijf": "37"}


def write_stand(folder: Path, city: City, on: date) -> None:
    """Everything that holds on a day, as one file."""
    folder.mkdir(parents=True)
    spaces = "".join(f' xmlns:{name}="{_BASE}{path}"' for name, path in _SPACES.items())
    with (folder / "stand.xml").open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<Stand:Stand xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        )
        file.write(f' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gml="http://www.opengis.net/gml/3.2"{spaces}>')
        file.write("<Stand:productType>GemeentegebaseerdeStand</Stand:productType>")
        for name, value in (
            ("Peildatum", str(on)),
            ("Gemeentenummer", ids.MUNICIPALITY),
            ("Gemeentenaam", "Maastricht"),
        ):
            file.write(
                f"<Stand:productSpecificatie>{_v('Stand:kenmerknaam', name)}{_v('Stand:kenmerkwaarde', value)}</Stand:productSpecificatie>"
            )
        file.write("<Stand:stand>\n")
        for place in city.places:
            file.write("".join(_snapshot(place, on)) + "\n")
        file.write("</Stand:stand></Stand:Stand>\n")


def holder(party: Party) -> Party:
    """Whom the land registry names: a sole trader has no name of his own there."""
    return party.offices[0].holder if isinstance(party, Company) and party.form == "EZ" else party


def _snapshot(place: Place, on: date) -> Iterator[str]:
    held = [each for each in place.holders if each.since <= on and (each.until is None or each.until > on)]
    deeds = {each.deed.number: each.deed for each in held}
    since = max((each.since for each in held), default=on)
    yield f"<Snapshot:KadastraalObjectSnapshot>{_v('Snapshot:referentie', f'W{place.number:07X}-{since:%Y%m%d}')}"
    yield _v("Snapshot:toestandsdatum", str(since))
    yield from _object(place, [each for each in place.deeds if each.on <= on])
    yield _location(place)
    number = ids.right(place)
    yield f'<Recht:ZakelijkRecht id="R{number}">{_id("Recht", "ZakelijkRecht", number)}<Recht:aard>{_code("2", "Eigendom (recht van)")}</Recht:aard>'
    kind = _kind(place)
    yield f"<Recht:rustOp>{_ref('OnroerendeZaak', kind, 'KadastraalObject', ids.parcel(place))}</Recht:rustOp></Recht:ZakelijkRecht>"
    for holding in held:
        yield _naming(place, holding)
    for party in {id(each.party): holder(each.party) for each in held}.values():
        yield from _company(party) if isinstance(party, Company) else _person(party)
    for deed in deeds.values():
        yield from _deed(deed)
    yield "</Snapshot:KadastraalObjectSnapshot>"


def _object(place: Place, deeds: list[Deed]) -> Iterator[str]:
    kind, index = (
        _kind(place),
        "<OnroerendeZaak:appartementsrechtVolgnummer>3</OnroerendeZaak:appartementsrechtVolgnummer>",
    )
    number = ids.parcel(place)
    yield f'<OnroerendeZaak:{kind} id="O{number}">{_id("KadastraalObject", "KadastraalObject", number)}<OnroerendeZaak:kadastraleAanduiding>'
    yield f"<OnroerendeZaak:akrKadastraleGemeenteCode>{_code('581', 'MTT00')}</OnroerendeZaak:akrKadastraleGemeenteCode>"
    yield f"<OnroerendeZaak:kadastraleGemeente>{_code('581', 'Maastricht')}</OnroerendeZaak:kadastraleGemeente>"
    yield _v("OnroerendeZaak:sectie", ids.section(place)) + _v(
        "OnroerendeZaak:perceelnummer", str(ids.parcel_number(place))
    )
    yield f"{index if kind != 'Perceel' else ''}</OnroerendeZaak:kadastraleAanduiding>"
    yield f"<OnroerendeZaak:aardCultuurBebouwd>{_code(CULTURE[place.use], place.use)}</OnroerendeZaak:aardCultuurBebouwd>"
    priced = next((each for each in reversed(deeds) if each.price), None)
    if priced and priced.price:
        yield f"<OnroerendeZaak:koopsom><OnroerendeZaak:TypeKoopsom><OnroerendeZaak:bedrag>{_euro(priced.price)}</OnroerendeZaak:bedrag>"
        yield _v("OnroerendeZaak:koopjaar", str(priced.on.year))
        yield _v("OnroerendeZaak:indicatieMeerObjecten", "true" if len(priced.places) > 1 else "false")
        yield "</OnroerendeZaak:TypeKoopsom></OnroerendeZaak:koopsom>"
    if kind == "Perceel":
        yield f"<OnroerendeZaak:kadastraleGrootte>{_v('OnroerendeZaak:waarde', str(place.m2 * 2))}"
        yield f"<OnroerendeZaak:soortGrootte>{_code('1', 'Vastgesteld')}</OnroerendeZaak:soortGrootte></OnroerendeZaak:kadastraleGrootte>"
    yield f"</OnroerendeZaak:{kind}>"


def _kind(place: Place) -> str:
    return "Appartementsrecht" if place.use == "appartement" else "Perceel"


def _location(place: Place) -> str:
    number, own = f"KAD.{place.number}", ids.dwelling(place)
    kind = _kind(place)
    return (
        f"<KadastraalObject:LocatieKadastraalObject><KadastraalObject:koppelingswijze>{_code('ADM_GEO', 'administratief geometrisch')}"
        f"</KadastraalObject:koppelingswijze><KadastraalObject:heeft>{_ref('OnroerendeZaak', kind, 'KadastraalObject', ids.parcel(place))}"
        f"</KadastraalObject:heeft><KadastraalObject:betreft>{_ref('Adres', 'ObjectlocatieBinnenland', 'AdresLocatie', number)}"
        f"</KadastraalObject:betreft></KadastraalObject:LocatieKadastraalObject>"
        f'<KIMBAGAdres:Verblijfsobject id="V{own}">{_v("KIMBAGAdres:identificatie", own)}<KIMBAGAdres:hoofdadres>'
        f"{_ref('Adres', 'ObjectlocatieBinnenland', 'AdresLocatie', number)}</KIMBAGAdres:hoofdadres></KIMBAGAdres:Verblijfsobject>"
        f"{_home(place, number, with_id=True)}"
    )


def _home(place: Place, number: str, *, with_id: bool) -> str:
    known = _v("KIMBAGAdres:identificatie", ids.address(place)) if with_id else ""
    letter = _v("KIMBAGAdres:huisletter", place.addition) if place.addition else ""
    return (
        f'<Adres:ObjectlocatieBinnenland id="A{number}">{_id("Adres", "AdresLocatie", number)}<Adres:adresgegevens>'
        f"<KIMBAGAdres:Nummeraanduiding>{known}{_v('KIMBAGAdres:huisnummer', str(place.house))}{letter}"
        f"{_v('KIMBAGAdres:postcode', place.postcode)}<KIMBAGAdres:gerelateerdeOpenbareRuimte><KIMBAGAdres:OpenbareRuimte>"
        f"{_v('KIMBAGAdres:openbareRuimteNaam', place.street.name)}<KIMBAGAdres:gerelateerdeWoonplaats><KIMBAGAdres:Woonplaats>"
        f"{_v('KIMBAGAdres:woonplaatsNaam', 'MAASTRICHT')}</KIMBAGAdres:Woonplaats></KIMBAGAdres:gerelateerdeWoonplaats>"
        f"</KIMBAGAdres:OpenbareRuimte></KIMBAGAdres:gerelateerdeOpenbareRuimte></KIMBAGAdres:Nummeraanduiding>"
        f"</Adres:adresgegevens></Adres:ObjectlocatieBinnenland>"
    )


def _abroad(where: Abroad, number: str) -> str:
    return (
        f'<Adres:ObjectlocatieBuitenland id="A{number}">{_id("Adres", "AdresLocatie", number)}{_v("Adres:adres", where.lines[0])}'
        f"{_v('Adres:woonplaats', where.lines[1])}<Adres:land>{_code(where.code, where.country)}</Adres:land></Adres:ObjectlocatieBuitenland>"
    )


def _lives(where: object, number: str) -> tuple[str, str]:
    """The reference of a party to where it lives or sits, and the address."""
    if isinstance(where, Place):
        ref = _ref("Adres", "ObjectlocatieBinnenland", "AdresLocatie", number)
        return f"<Persoon:woonlocatie>{ref}</Persoon:woonlocatie>", _home(
            where, number, with_id=drawn(number).random() < 0.6
        )
    if isinstance(where, Abroad):
        ref = _ref("Adres", "ObjectlocatieBuitenland", "AdresLocatie", number)
        return f"<Persoon:woonlocatie>{ref}</Persoon:woonlocatie>", _abroad(where, number)
    return "", ""


def _naming(place: Place, holding: Holding) -> str:
    number, party = ids.naming(place, holding), holder(holding.party)
    kind = "NietNatuurlijkPersoon" if isinstance(party, Company) else "NatuurlijkPersoon"
    top, bottom = holding.share
    return (
        f'<Recht:Tenaamstelling id="T{number}">{_id("Recht", "Tenaamstelling", number)}<Recht:aandeel>{_v("Recht:teller", str(top))}'
        f"{_v('Recht:noemer', str(bottom))}</Recht:aandeel><Recht:van>{_ref('Recht', 'ZakelijkRecht', 'ZakelijkRecht', ids.right(place))}</Recht:van>"
        f"<Recht:isGebaseerdOp>{_ref('Stuk', 'Stukdeel', 'Stukdeel', ids.deed_part(holding.deed))}</Recht:isGebaseerdOp>"
        f"<Recht:tenNameVan>{_ref('Persoon', kind, 'Persoon', ids.person(party))}</Recht:tenNameVan></Recht:Tenaamstelling>"
    )


def _person(person: Party) -> Iterator[str]:
    assert not isinstance(person, Company)
    number = ids.person(person)
    lives, address = _lives(old_home(person, "brk"), f"KPR.{person.number}")
    known = bool(person.bsn) and not isinstance(person.home, Abroad) and drawn("bsn", person.number).random() < 0.94
    yield f'<Persoon:NatuurlijkPersoon id="P{number}">{_id("Persoon", "Persoon", number)}{lives}'
    yield f"{_v('Persoon:indicatieOverleden', 'true')}" if person.died else ""
    yield "<Persoon:betreft><KIMBRPPersoon:GeregistreerdPersoon>" + (
        _v("KIMBRPPersoon:bsn", person.bsn) if known else ""
    )
    yield f"<KIMBRPPersoon:naam><KIMBRPPersoon:Naam>{_v('KIMBRPPersoon:voornamen', ' '.join(person.first))}"
    yield _v("KIMBRPPersoon:voorvoegselsgeslachtsnaam", person.infix) if person.infix else ""
    yield f"{_v('KIMBRPPersoon:geslachtsnaam', person.surname)}</KIMBRPPersoon:Naam></KIMBRPPersoon:naam><KIMBRPPersoon:geboorte>"
    yield f"<KIMBRPPersoon:Geboorte>{_v('KIMBRPPersoon:geboortedatum', str(person.born))}</KIMBRPPersoon:Geboorte></KIMBRPPersoon:geboorte>"
    yield f"</KIMBRPPersoon:GeregistreerdPersoon></Persoon:betreft></Persoon:NatuurlijkPersoon>{address}"


def _company(company: Company) -> Iterator[str]:
    number, (code, words) = ids.person(company), FORMS[company.form]
    rng = drawn("brk company", company.number)
    lives, address = _lives(company.seat, f"KNR.{company.number}")
    name = (
        company.name.upper()
        if rng.random() < 0.12
        else company.name.replace("B.V.", "BV")
        if rng.random() < 0.15
        else company.name
    )
    yield f'<Persoon:NietNatuurlijkPersoon id="P{number}">{_id("Persoon", "Persoon", number)}{lives}{_v("Persoon:statutaireNaam", name)}'
    yield f"<Persoon:rechtsvorm>{_code(code, words)}</Persoon:rechtsvorm>{_v('Persoon:statutaireZetel', _seat(company))}"
    if company.kvk and rng.random() < 0.95:
        yield "<Persoon:betreft><KIMNHRRechtspersoon:Rechtspersoon>"
        yield _v("KIMNHRRechtspersoon:rsin", company.rsin) if company.rsin else ""
        yield _v("KIMNHRRechtspersoon:kvkNummer", company.kvk) if rng.random() < 0.8 else ""
        yield "</KIMNHRRechtspersoon:Rechtspersoon></Persoon:betreft>"
    yield f"</Persoon:NietNatuurlijkPersoon>{address}"


def _seat(company: Company) -> str:
    return company.seat.lines[1].split(" ", 1)[-1].upper() if isinstance(company.seat, Abroad) else "MAASTRICHT"


def _deed(deed: Deed) -> Iterator[str]:
    volume, entry = ids.register_entry(deed.number)
    part, number = ids.deed_part(deed), ids.deed(deed.number, deed.on.year)
    yield f'<Stuk:TerInschrijvingAangebodenStuk id="S{number}"><Stuk:omvat>{_ref("Stuk", "Stukdeel", "Stukdeel", part)}</Stuk:omvat>'
    yield f"{_id('Stuk', 'TIAStuk', number)}<Stuk:deelEnNummer>{_v('Stuk:deel', volume)}{_v('Stuk:nummer', entry)}"
    yield f"<Stuk:registercode>{_code('2', 'Hyp4')}</Stuk:registercode></Stuk:deelEnNummer><Stuk:tijdstipAanbieding>"
    yield f"{_v('Typen:datum', str(deed.on))}{_v('Typen:tijd', '11:20:00')}</Stuk:tijdstipAanbieding></Stuk:TerInschrijvingAangebodenStuk>"
    yield f'<Stuk:Stukdeel id="D{part}">{_id("Stuk", "Stukdeel", part)}<Stuk:aard>{_code(*FACTS[deed.kind])}</Stuk:aard>'
    yield (
        f"<Stuk:bedragTransactiesomLevering>{_euro(deed.price)}</Stuk:bedragTransactiesomLevering>"
        if deed.price
        else ""
    )
    yield "</Stuk:Stukdeel>"


def _euro(amount: int) -> str:
    return f"{_v('Typen:som', str(amount))}<Typen:valuta>{_code('EUR', 'Euro')}</Typen:valuta>"


def _v(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _code(code: str, words: str) -> str:
    return f"<Typen:code>{code}</Typen:code><Typen:waarde>{escape(words)}</Typen:waarde>"


def _id(space: str, domain: str, number: str) -> str:
    return f'<{space}:identificatie domein="NL.IMKAD.{domain}">{number}</{space}:identificatie>'


def _ref(space: str, kind: str, domain: str, number: str) -> str:
    return f'<{space}-ref:{kind}Ref domein="NL.IMKAD.{domain}">{number}</{space}-ref:{kind}Ref>'


def named(places: Iterable[Place], on: date) -> Iterator[Party]:
    """Everybody that a stand names."""
    for place in places:
        yield from (holder(each) for each in place.owners(on))
