"""Persons and addresses in a snapshot, with everything a delivery carries, also what no loader may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.places import ForeignAddress, InlandAddress
from ondermijning.demo.writers.brk.markup import NOT_ALLOWED, address_kind, coded, flag, identity, missing, optional
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city.parties import Company, Person
    from ondermijning.demo.city.places import Location, PostBox
    from ondermijning.demo.writers.brk.markup import References
    from ondermijning.demo.writers.brk.view import View

_BRP = "BRP:"
_BAG = "BAG:"


def parties_xml(view: View, refs: References) -> Iterator[str]:
    """The natural persons, then the others."""
    for person in view.people():
        yield from _person(view, person, refs)
    for company in view.companies():
        yield from _company(company, refs)


def places_xml(view: View, refs: References) -> Iterator[str]:
    """The addresses of object and persons."""
    for place in view.places():
        name = f"A:{address_kind(place)}"
        yield refs.begin(name, "AdresLocatie", place.id)
        yield identity("A", "AdresLocatie", place.id)
        yield from _place(place)
        yield f"</{name}>"


def _person(view: View, person: Person, refs: References) -> Iterator[str]:
    yield refs.begin("P:NatuurlijkPersoon", "Persoon", person.id)
    yield identity("P", "Persoon", person.id)
    yield flag("P:indicatieNietToonbareDiakriet", yes=False)
    yield tag("P:woonlocatie", refs.to_place(person.home_on(view.day)))
    yield flag("P:indicatieOverleden", yes=person.died_on is not None and person.died_on <= view.day)
    yield flag("P:indicatieAfschermingPersoonsgegevens", yes=False)
    yield tag("P:betreft", tag(f"{_BRP}GeregistreerdPersoon", *_registered(person)))
    yield "</P:NatuurlijkPersoon>"


def _registered(person: Person) -> Iterator[str]:
    yield optional(f"{_BRP}bsn", person.bsn, NOT_ALLOWED)
    yield coded(f"{_BRP}aanduidingNaamgebruik", "E", "Eigen geslachtsnaam")
    yield tag(f"{_BRP}naam", tag(f"{_BRP}Naam", *_name(person)))
    gender = ("V", "Vrouw") if person.female else ("M", "Man")
    yield tag(f"{_BRP}geslacht", tag(f"{_BRP}Geslacht", coded(f"{_BRP}geslachtsaanduiding", *gender)))
    yield tag(f"{_BRP}geboorte", tag(f"{_BRP}Geboorte", *_birth(person)))
    yield flag(f"{_BRP}indicatieGeheim", yes=person.secret)
    if person.partner:
        name = tag(f"{_BRP}Naam", value(f"{_BRP}geslachtsnaam", person.partner))
        yield tag(f"{_BRP}heeftPartnerschap", tag(f"{_BRP}Partnerschap", tag(f"{_BRP}naamPartner", name)))


def _name(person: Person) -> Iterator[str]:
    yield value(f"{_BRP}geslachtsnaam", person.surname)
    yield value(f"{_BRP}voornamen", person.given)
    if person.prefix:
        yield value(f"{_BRP}voorvoegselsgeslachtsnaam", person.prefix)


def _birth(person: Person) -> Iterator[str]:
    yield tag(f"{_BRP}geboortedatum", value("T:datum", person.born))
    yield value(f"{_BRP}geboorteplaats", person.birth_place)
    yield coded(f"{_BRP}geboorteland", "6030", "Nederland")


def _company(company: Company, refs: References) -> Iterator[str]:
    rechtspersoon = "NHR:"
    yield refs.begin("P:NietNatuurlijkPersoon", "Persoon", company.id)
    yield identity("P", "Persoon", company.id)
    yield flag("P:indicatieNietToonbareDiakriet", yes=False)
    if company.post:
        yield tag("P:postlocatie", refs.to_place(company.post))
    yield tag("P:woonlocatie", refs.to_place(company.known_seat))
    yield value("P:statutaireNaam", company.known_name)
    yield coded("P:rechtsvorm", company.form.code, company.form.words)
    yield value("P:statutaireZetel", company.known_seat.town.upper())
    if company.rsin:
        number = company.kvk if company.kvk_in_brk else ""
        inside = value(f"{rechtspersoon}rsin", company.rsin) + optional(f"{rechtspersoon}kvkNummer", number)
        yield tag("P:betreft", tag(f"{rechtspersoon}Rechtspersoon", inside))
    yield "</P:NietNatuurlijkPersoon>"


def _place(place: Location) -> Iterator[str]:
    if isinstance(place, InlandAddress):
        yield tag("A:adresgegevens", tag(f"{_BAG}Nummeraanduiding", *_inland(place)))
    elif isinstance(place, ForeignAddress):
        yield from _foreign(place)
    else:
        yield from _post_box(place)


def _inland(place: InlandAddress) -> Iterator[str]:
    yield optional(f"{_BAG}identificatie", place.bag_id)
    yield value(f"{_BAG}huisnummer", place.number)
    if place.letter:
        yield value(f"{_BAG}huisletter", place.letter)
    if place.suffix:
        yield value(f"{_BAG}huisnummertoevoeging", place.suffix)
    yield value(f"{_BAG}postcode", place.postcode)
    town = tag(f"{_BAG}Woonplaats", value(f"{_BAG}woonplaatsNaam", place.town if place.bag_id else place.town.upper()))
    street = value(f"{_BAG}openbareRuimteNaam", place.street) + tag(f"{_BAG}gerelateerdeWoonplaats", town)
    yield tag(f"{_BAG}gerelateerdeOpenbareRuimte", tag(f"{_BAG}OpenbareRuimte", street))


def _foreign(place: ForeignAddress) -> Iterator[str]:
    yield value("A:adres", place.line)
    yield value("A:woonplaats", place.town)
    yield missing("A:regio")
    yield coded("A:land", place.country_code, place.country)


def _post_box(place: PostBox) -> Iterator[str]:
    yield value("A:postbusnummer", place.number)
    yield value("A:postcode", place.postcode)
    yield value("A:woonplaatsNaam", place.town.upper())
