"""Parties and their addresses in an answer of KIK-inzage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.demo.city.parties import Person
from ondermijning.demo.city.places import ForeignAddress, InlandAddress
from ondermijning.demo.city.timeline import LAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city.parties import Company, Party
    from ondermijning.demo.city.places import Location, PostBox


def identifier(domain: str, number: object) -> dict[str, str]:
    """An id with its IMKAD domain."""
    return {"lokaalID": str(number), "namespace": f"NL.IMKAD.{domain}"}


def party_json(party: Party) -> dict[str, Any]:
    """A natural person or another party."""
    return _person(party) if isinstance(party, Person) else _company(party)


def places_json(party: Party) -> Iterator[dict[str, Any]]:
    """The addresses that the party refers to."""
    if isinstance(party, Person):
        yield _place(party.home_on(LAST))
        return
    yield _place(party.known_seat)
    if party.post:
        yield _place(party.post)


def _person(person: Person) -> dict[str, Any]:
    """With the attributes that an answer carries and that must be left at the door."""
    prefix = {"voorvoegselsgeslachtsnaam": person.prefix} if person.prefix else {}
    born = f"{person.born[:4]}-{person.born[4:6]}-{person.born[6:]}"
    gender = {"code": "V", "waarde": "Vrouw"} if person.female else {"code": "M", "waarde": "Man"}
    return {
        "identificatie": identifier("Persoon", person.id),
        "type": "NatuurlijkPersoon",
        "indicatieNietToonbareDiakriet": False,
        "woonlocatie": identifier("AdresLocatie", person.home_on(LAST).id),
        "indicatieOverleden": person.died_on is not None,
        "betreft": {
            "bsn": person.bsn or None,
            "geboorte": {
                "geboortedatum": {"datum": born},
                "geboorteland": {"code": "6030", "waarde": "Nederland"},
            },
            "geslacht": {"geslachtsaanduiding": gender},
            "naam": {"geslachtsnaam": person.surname, "voornamen": person.given, **prefix},
        },
    }


def _company(company: Company) -> dict[str, Any]:
    post = {"postlocatie": identifier("AdresLocatie", company.post.id)} if company.post else {}
    numbers = {"rsin": company.rsin, "kvkNummer": company.kvk if company.kvk_in_brk else ""}
    return {
        "identificatie": identifier("Persoon", company.id),
        "type": "NietNatuurlijkPersoon",
        "indicatieNietToonbareDiakriet": False,
        **post,
        "woonlocatie": identifier("AdresLocatie", company.known_seat.id),
        "rechtsvorm": {"code": company.form.code, "waarde": company.form.words},
        "statutaireNaam": company.known_name,
        "statutaireZetel": company.known_seat.town.upper(),
        "betreft": {name: number for name, number in numbers.items() if number},
    }


def _place(place: Location) -> dict[str, Any]:
    head = {"identificatie": identifier("AdresLocatie", place.id)}
    if isinstance(place, InlandAddress):
        return {**head, "type": "ObjectlocatieBinnenland", "nummeraanduiding": _number(place)}
    if isinstance(place, ForeignAddress):
        country = {"code": place.country_code, "waarde": place.country}
        abroad = {"adres": place.line, "woonplaats": place.town, "land": country}
        return {**head, "type": "ObjectlocatieBuitenland", **abroad}
    return {**head, "type": "PostbusLocatie", **_post_box(place)}


def _post_box(place: PostBox) -> dict[str, Any]:
    return {"postbusnummer": place.number, "postcode": place.postcode, "woonplaatsNaam": place.town.upper()}


def _number(place: InlandAddress) -> dict[str, Any]:
    street = {"openbareRuimteNaam": place.street, "gerelateerdeWoonplaatsNaam": place.town.upper()}
    extra = {"huisletter": place.letter, "huisnummertoevoeging": place.suffix}
    return {
        "huisnummer": place.number,
        **{name: content for name, content in extra.items() if content},
        "postcode": place.postcode,
        "gerelateerdeOpenbareRuimte": street,
    }
