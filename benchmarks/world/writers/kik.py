"""Answers of KIK-inzage about mortgages, one a line for every object, as ``hypotheekinformatie_zundert_t1560.json`` has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from benchmarks.world.life import TODAY, Abroad, Company, Place
from benchmarks.world.writers import ids
from benchmarks.world.writers.brk import FORMS, holder
from benchmarks.world.writers.wear import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.world.life import City, Loan, Party

_ASKED = f"{TODAY}T06:00:00+01:00"
_UNASKED = 6  # of a hundred objects: the budget did not reach


def write_answers(folder: Path, city: City) -> None:
    """What was asked of the land registry about mortgages: most objects, not all."""
    folder.mkdir(parents=True)
    loans: dict[Place, list[Loan]] = {}
    for loan in city.loans:
        if loan.on <= TODAY and (loan.repaid is None or loan.repaid > TODAY):
            for place in loan.places:
                loans.setdefault(place, []).append(loan)
    asked = [each for each in city.places if drawn("kik", each.number).randrange(100) >= _UNASKED]
    with (folder / "antwoorden.json").open("w", encoding="utf-8", newline="\n") as file:
        for place in asked:
            file.write(json.dumps(_answer(place, loans.get(place, [])), ensure_ascii=False) + "\n")


def lenders(city: City) -> Iterator[Party]:
    """Everybody whom an answer may name."""
    yield from (holder(each.lender) for each in city.loans)


def _answer(place: Place, loans: list[Loan]) -> dict[str, Any]:
    told: dict[str, list[Any]] = {"onroerendeZaken": [_object(place)], "zekerheidsstellingen": []}
    if loans:
        parties = {ids.person(holder(each.lender)): holder(each.lender) for each in loans}
        told |= {
            "personen": [_party(each) for each in parties.values()],
            "adresLocaties": [_address(each) for each in parties.values() if each_where(each) is not None],
            "stukdelen": [_part(each) for each in loans],
            "stukken": [_deed(each) for each in loans],
            "zekerheidsstellingen": [_security(each, place) for each in loans],
            "overigBetrokkenKadastraalObjecten": [
                {
                    "betreft": _key("Zekerheidsstelling", ids.security(each)),
                    "heeft": _key("KadastraalObject", ids.parcel(other)),
                }
                for each in loans
                for other in each.places
                if other is not place
            ],
        }
    stamps = ("actualiteitstijdstipHypothecair", "actualiteitstijdstipKadastraal", "signaleringstijdstipBeslagen")
    product: dict[str, Any] = {**dict.fromkeys(stamps, _ASKED), "tijdstipSamenstellingBericht": _ASKED}
    product |= {"betreft": _key("KadastraalObject", ids.parcel(place)), "met": told}
    message = {"code": "KIKI_0200", "omschrijving": "Gevraagde product is succesvol geleverd.", "severityCode": "INFO"}
    return {
        "proces": {"procesVerwerkingscode": 1, "severityCode": "INFO", "meldingen": [message]},
        "productGegevens": {
            "aanvraagGegevens": f"Koi{{product=Hypotheekinformatie, kadastraalobjectidentificatie={ids.parcel(place)}}}"
        },
        "geleverdProduct": {"product": product},
    }


def _key(domain: str, number: str) -> dict[str, str]:
    return {"lokaalID": number, "namespace": f"NL.IMKAD.{domain}"}


def _object(place: Place) -> dict[str, Any]:
    kind = "Appartementsrecht" if place.use == "appartement" else "Perceel"
    named = {"kadastraleGemeente": {"code": "581", "waarde": "Maastricht"}, "sectie": ids.section(place)}
    number: dict[str, Any] = {**named, "perceelnummer": ids.parcel_number(place)}
    if kind != "Perceel":
        number["appartementsrechtVolgnummer"] = 3
    return {"identificatie": _key("KadastraalObject", ids.parcel(place)), "type": kind, "kadastraleAanduiding": number}


def each_where(party: Party) -> Place | Abroad | None:
    """Where a party lives or sits."""
    return party.seat if isinstance(party, Company) else party.home


def _party(party: Party) -> dict[str, Any]:
    told: dict[str, Any] = {"identificatie": _key("Persoon", ids.person(party))}
    if each_where(party) is not None:
        told["woonlocatie"] = _key("AdresLocatie", f"KIK.{ids.person(party)}")
    if isinstance(party, Company):
        code, words = FORMS[party.form]
        numbers = {"kvkNummer": party.kvk, "rsin": party.rsin}
        known = {name: number for name, number in numbers.items() if number}
        told |= {
            "type": "NietNatuurlijkPersoon",
            "statutaireNaam": party.name,
            "rechtsvorm": {"code": code, "waarde": words},
        }
        return {**told, "betreft": known} if known else told
    name = {
        "voornamen": " ".join(party.first),
        "voorvoegselsgeslachtsnaam": party.infix,
        "geslachtsnaam": party.surname,
    }
    person: dict[str, Any] = {"naam": {key: value for key, value in name.items() if value}}
    person["geboorte"] = {"geboortedatum": {"datum": str(party.born)}}
    if party.bsn and drawn("kik bsn", party.number).random() < 0.9:
        person["bsn"] = party.bsn
    return {**told, "type": "NatuurlijkPersoon", "betreft": person}


def _address(party: Party) -> dict[str, Any]:
    where, number = each_where(party), _key("AdresLocatie", f"KIK.{ids.person(party)}")
    if isinstance(where, Abroad):
        land = {"code": where.code, "waarde": where.country}
        abroad = {"adres": where.lines[0], "woonplaats": where.lines[1], "land": land}
        return {"identificatie": number, "type": "ObjectlocatieBuitenland", "adresBuitenland": abroad, **abroad}
    assert where is not None
    street = {"openbareRuimteNaam": where.street.name, "gerelateerdeWoonplaatsNaam": "MAASTRICHT"}
    line = {"huisnummer": where.house, "postcode": where.postcode, "gerelateerdeOpenbareRuimte": street}
    if where.addition:
        line["huisletter"] = where.addition
    return {"identificatie": number, "type": "ObjectlocatieBinnenland", "nummeraanduiding": line}


def _part(loan: Loan) -> dict[str, Any]:
    euro = {"som": float(loan.amount), "valuta": {"code": "EUR", "waarde": "EUR Euro"}}
    kind = {"code": "537", "waarde": "Hypotheek"}
    return {
        "identificatie": _key("Stukdeel", _part_number(loan)),
        "aard": kind,
        "bedragZekerheidsstellingHypotheek": euro,
    }


def _part_number(loan: Loan) -> str:
    return str(510_000_000_000 + loan.number)


def _deed(loan: Loan) -> dict[str, Any]:
    volume, entry = ids.register_entry(loan.number)
    return {
        "identificatie": _key("TIAStuk", ids.deed(500_000 + loan.number, loan.on.year)),
        "type": "TerInschrijvingAangebodenStuk",
        "omvat": [_key("Stukdeel", _part_number(loan))],
        "deelEnNummer": {"deel": volume, "nummer": entry, "registercode": {"code": "1", "waarde": "Hyp3"}},
        "tijdstipAanbieding": {"datum": str(loan.on), "tijd": f"{loan.on}T09:00:00+01:00"},
    }


def _security(loan: Loan, place: Place) -> dict[str, Any]:
    return {
        "identificatie": _key("Zekerheidsstelling", ids.security(loan)),
        "type": "ZekerheidsstellingHypothecair",
        "omschrijvingBetrokkenRecht": {"code": "1", "waarde": "Eigendom"},
        "isGebaseerdOp": _key("Stukdeel", _part_number(loan)),
        "rustOpObject": _key("KadastraalObject", ids.parcel(place)),
        "heeft": [_key("Persoon", ids.person(holder(loan.lender)))],
    }
