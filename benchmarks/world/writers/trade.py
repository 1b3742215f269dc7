"""The trade register: profiles of the KVK API for every entry, and messages of the HR Dataservice with who holds which office."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from benchmarks.world.life import TODAY, Abroad, Company, Place
from benchmarks.world.writers import ids
from benchmarks.world.writers.wear import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from benchmarks.world.life import City, Office, Party

FORMS = {
    "BV": ("BV", "Besloten Vennootschap"),
    "NV": ("NV", "Naamloze Vennootschap"),
    "ST": ("Stg", "Stichting"),
    "VR": ("Ver", "Vereniging"),
    "VOF": ("VOF", "Vennootschap onder firma"),
    "EZ": ("EENM", "Eenmanszaak"),
    "COOP": ("Coop", "Coöperatie"),
    "GEM": ("Publ", "Publiekrechtelijke rechtspersoon"),
}
_OFFICES = {
    "bestuurder": ("bestuursfunctie", "02", "Bestuurder"),
    "aandeelhouder": ("overigeFunctionaris", "08", "Enig aandeelhouder"),
    "commissaris": ("overigeFunctionaris", "03", "Commissaris"),
    "gemachtigde": ("gemachtigde", "01", "Gevolmachtigde"),
    "vennoot": ("aansprakelijke", "07", "Vennoot"),
}
_OF_ACCOUNTS = ("BV", "NV", "COOP")


def entered(city: City) -> list[Company]:
    """Companies that the trade register knows."""
    return [each for each in city.companies if each.kvk and each.founded <= TODAY]


def write_profiles(folder: Path, city: City) -> None:
    """A Basisprofiel for each."""
    folder.mkdir(parents=True)
    for company in entered(city):
        text = json.dumps(_profile(company), ensure_ascii=False, indent=1)
        (folder / f"{company.kvk}.json").write_text(text + "\n", encoding="utf-8")


def write_entries(folder: Path, city: City) -> None:
    """A message for each."""
    folder.mkdir(parents=True)
    for company in entered(city):
        (folder / f"{company.kvk}.xml").write_text("".join(_message(company)) + "\n", encoding="utf-8")


def officers(company: Company) -> Iterator[tuple[str, Party]]:
    """Source id and holder of every office that its message names."""
    if company.form == "EZ":
        yield f"KVK:{company.kvk}#eigenaar", company.offices[0].holder
        return
    for number, office in enumerate(_told(company), start=1):
        yield f"KVK:{company.kvk}#{number}", office.holder


def _told(company: Company) -> list[Office]:
    return [each for each in company.offices if each.since <= TODAY]


def _profile(company: Company) -> dict[str, Any]:
    span = {"datumAanvang": f"{company.founded:%Y%m%d}"}
    if company.ended and company.ended <= TODAY:
        span["datumEinde"] = f"{company.ended:%Y%m%d}"
    owner = {"rechtsvorm": FORMS[company.form][1], "uitgebreideRechtsvorm": FORMS[company.form][1]}
    main = {
        "vestigingsnummer": ids.branch(company),
        "kvkNummer": company.kvk,
        "formeleRegistratiedatum": f"{company.founded:%Y%m%d}",
        "materieleRegistratie": span,
        "eersteHandelsnaam": company.name,
        "indHoofdvestiging": "Ja",
        "indCommercieleVestiging": "Ja",
        "totaalWerkzamePersonen": company.staff,
        "adressen": [_address(company.seat, company)] if company.seat else [],
    }
    return {
        "kvkNummer": company.kvk,
        "indNonMailing": "Nee",
        "naam": company.name,
        "formeleRegistratiedatum": f"{company.founded:%Y%m%d}",
        "materieleRegistratie": span,
        "totaalWerkzamePersonen": company.staff,
        "statutaireNaam": company.name,
        "handelsnamen": [{"naam": name, "volgorde": n} for n, name in enumerate((company.name, *company.trades))],
        "sbiActiviteiten": [{"sbiCode": company.sbi, "sbiOmschrijving": "", "indHoofdactiviteit": "Ja"}],
        "_embedded": {"hoofdvestiging": main, "eigenaar": {**owner, "rsin": company.rsin} if company.rsin else owner},
    }


def _address(where: Place | Abroad, company: Company) -> dict[str, Any]:
    if isinstance(where, Abroad):
        line, town = where.lines
        told: dict[str, Any] = {"straatHuisnummer": line, "postcodeWoonplaats": town, "land": where.country}
    else:
        told = {
            "straatnaam": where.street.name,
            "huisnummer": where.house,
            "postcode": where.postcode,
            "plaats": "Maastricht",
        }
        if where.addition:
            told["huisletter"] = where.addition
        told["land"] = "Nederland"
        if drawn("geo", company.number).random() < 0.7:
            told["geoData"] = {"addresseerbaarObjectId": ids.dwelling(where), "nummerAanduidingId": ids.address(where)}
    return {"type": "bezoekadres", "indAfgeschermd": "Nee", **told}


def _message(company: Company) -> Iterator[str]:
    ended = company.ended if company.ended and company.ended <= TODAY else None
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
    yield f'<ophalenInschrijvingResponse xmlns="http://schemas.kvk.nl/schemas/hrip/dataservice/2015/02" peilmoment="{TODAY:%Y%m%d}060000000">'
    yield f"<meldingen><informatie><code>IPD0000</code>{_v('referentie', company.kvk)}</informatie></meldingen><product>"
    yield '<maatschappelijkeActiviteit xmlns="http://schemas.kvk.nl/schemas/hrip/catalogus/2015/02">'
    yield f"{_since(company.founded, ended)}{_v('kvkNummer', company.kvk)}"
    seat = f"<bezoekLocatie>{_since(company.founded)}{_location(company.seat)}</bezoekLocatie>" if company.seat else ""
    activity = f"<sbiActiviteit>{_since(company.founded)}<sbiCode>{_v('code', company.sbi)}</sbiCode><isHoofdactiviteit><code>J</code></isHoofdactiviteit></sbiActiviteit>"
    yield f"{seat}{_v('naam', company.name)}<manifesteertZichAls><onderneming>{_since(company.founded, ended)}{_v('kvkNummer', company.kvk)}{activity}"
    yield _v("totaalWerkzamePersonen", str(company.staff))
    yield f"<handeltOnder><handelsnaam>{_v('naam', company.name)}<volgorde>0</volgorde></handelsnaam></handeltOnder>"
    yield f"<wordtUitgeoefendIn><commercieleVestiging>{_since(company.founded, ended)}{_v('vestigingsnummer', ids.branch(company))}{seat}"
    yield f"{_v('eersteHandelsnaam', company.name)}<activiteiten>{activity}</activiteiten></commercieleVestiging></wordtUitgeoefendIn>"
    yield f"</onderneming></manifesteertZichAls><heeftAlsEigenaar>{''.join(_owner(company, ended))}</heeftAlsEigenaar>"
    yield "</maatschappelijkeActiviteit></product></ophalenInschrijvingResponse></soap:Body></soap:Envelope>"


def _owner(company: Company, ended: date | None) -> Iterator[str]:
    if company.form == "EZ":
        yield from _holder(company.offices[0].holder)
        return
    kind, (code, words) = "samenwerkingsverband" if company.form == "VOF" else "rechtspersoon", FORMS[company.form]
    yield f"<{kind}>{_since(company.founded, ended)}{_v('persoonRechtsvorm', words)}{_v('volledigeNaam', company.name)}"
    for office in _told(company):
        element, number, title = _OFFICES[office.kind]
        until = office.until if office.until and office.until <= TODAY else None
        yield f"<heeft><{element}>{_since(office.since, until)}<door>{''.join(_holder(office.holder))}</door>"
        yield f"<functie>{_v('code', number)}{_v('omschrijving', title)}</functie></{element}></heeft>"
    yield _v("rsin", company.rsin) if company.rsin else ""
    yield f"<naamgeving>{_since(company.founded)}{_v('naam', company.name)}</naamgeving><rechtsvorm>{_v('code', code)}{_v('omschrijving', words)}</rechtsvorm>"
    yield f"{_v('statutaireZetel', 'Maastricht')}{_v('datumAkteOprichting', f'{company.founded:%Y%m%d}')}"
    for year in range(max(company.founded.year + 1, 2019), company.accounts + 1 if company.form in _OF_ACCOUNTS else 0):
        yield f"<heeftGedeponeerd><jaarstukJaarrekening>{_v('datumDeponering', f'{year + 1}0620')}{_v('boekjaar', str(year))}</jaarstukJaarrekening></heeftGedeponeerd>"
    yield from _ending(company, ended)
    yield f"</{kind}>"


def _ending(company: Company, ended: date | None) -> Iterator[str]:
    if ended is None:
        return
    day = f"{ended:%Y%m%d}"
    if company.reason == "fusie":
        yield f"<fusie>{_since(ended)}<verkrijgendeRechtspersoon><volledigeNaam>verkrijger</volledigeNaam></verkrijgendeRechtspersoon></fusie>"
    elif company.reason == "faillissement":
        yield f"<bijzondereRechtstoestand>{_since(ended - timedelta(150))}<soort><code>FAIL</code><omschrijving>Faillissement</omschrijving></soort></bijzondereRechtstoestand>"
    elif company.reason == "turbo":
        yield f"<ontbinding>{_since(ended)}<aanleiding><code>OB</code></aanleiding></ontbinding>"
    else:
        begun = ended - timedelta(190)
        settled = f"<liquidatie><registratie><datumAanvang>{begun:%Y%m%d}</datumAanvang><datumEinde>{day}</datumEinde></registratie></liquidatie>"
        yield f"<ontbinding>{_since(begun)}<aanleiding><code>OB</code></aanleiding>{settled}</ontbinding>"


def _holder(party: Party) -> Iterator[str]:
    if isinstance(party, Company) and not party.kvk:
        assert isinstance(party.seat, Abroad)
        land = f"{_v('code', party.seat.code)}{_v('omschrijving', party.seat.country)}"
        yield f"<buitenlandseVennootschap>{_v('volledigeNaam', party.name)}<landVanVestiging>{land}</landVanVestiging></buitenlandseVennootschap>"
    elif isinstance(party, Company):
        number = f"<isEigenaarVan><maatschappelijkeActiviteit>{_v('kvkNummer', party.kvk)}</maatschappelijkeActiviteit></isEigenaarVan>"
        rsin = _v("rsin", party.rsin) if party.rsin else ""
        yield f"<rechtspersoon>{_v('volledigeNaam', party.name)}{rsin}<naamgeving>{_v('naam', party.name)}</naamgeving>{number}</rechtspersoon>"
    else:
        known = bool(party.bsn) and drawn("hr bsn", party.number).random() < 0.88
        yield f"<natuurlijkPersoon>{_v('volledigeNaam', party.full)}{_v('bsn', party.bsn) if known else ''}{_v('geslachtsnaam', party.surname)}"
        yield _v("voorvoegselGeslachtsnaam", party.infix) if party.infix else ""
        yield f"{_v('voornamen', ' '.join(party.first))}{_v('geboortedatum', f'{party.born:%Y%m%d}')}</natuurlijkPersoon>"


def _location(where: Place | Abroad | None) -> str:
    shielded = "<afgeschermd><code>N</code></afgeschermd>"
    if isinstance(where, Abroad):
        land = f"<land>{_v('code', where.code)}{_v('omschrijving', where.country)}</land>"
        lines = f"{_v('straatHuisnummer', where.lines[0])}{_v('postcodeWoonplaats', where.lines[1])}"
        return f"{shielded}<adres><buitenlandsAdres>{lines}{land}</buitenlandsAdres></adres>"
    assert where is not None
    code = f"{_v('cijfercombinatie', where.postcode[:4])}{_v('lettercombinatie', where.postcode[4:])}"
    letter = _v("huisletter", where.addition) if where.addition else ""
    bag = f"{_v('identificatieNummeraanduiding', ids.address(where))}{_v('identificatieAdresseerbaarObject', ids.dwelling(where))}"
    known = f"<bagId>{bag}</bagId>" if drawn("hr bag", where.number).random() < 0.75 else ""
    return (
        f"{shielded}<adres><binnenlandsAdres>{_v('straatnaam', where.street.name)}{_v('huisnummer', str(where.house))}{letter}"
        f"<postcode>{code}</postcode><plaats>Maastricht</plaats>{known}</binnenlandsAdres></adres>"
    )


def _since(begun: date, ended: date | None = None) -> str:
    until = f"<datumEinde>{ended:%Y%m%d}</datumEinde>" if ended else ""
    return f"<registratie><datumAanvang>{begun:%Y%m%d}</datumAanvang>{until}</registratie>"


def _v(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
