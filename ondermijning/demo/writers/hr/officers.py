"""Offices at a company in a message of the Dataservice, with the person or company that holds each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.demo.city.offices import DIRECTOR, PROXY
from ondermijning.demo.city.parties import FOREIGN, Person
from ondermijning.demo.writers.hr.markup import enumerated, registration
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.demo.city.offices import Office
    from ondermijning.demo.city.parties import Company


def officers_xml(offices: Iterable[Office]) -> Iterator[str]:
    """One ``heeft`` per office, in order of appointment."""
    for office in offices:
        yield tag("heeft", tag(office.kind.element, *_office(office)))


def _office(office: Office) -> Iterator[str]:
    yield registration(office.since, office.until)
    yield tag("door", _holder(office))
    yield enumerated("functie", office.kind.code, office.kind.words, "FunctionarisRol")
    if office.kind is DIRECTOR:
        extent = enumerated("soort", "azb", "Alleen/zelfstandig bevoegd", "SoortBevoegdheidBestuurder")
        yield tag("bevoegdheid", registration(office.since), extent)
    elif office.kind is PROXY:
        limited = enumerated("typeVolmacht", "b", "Beperkte volmacht", "VolmachtType")
        yield tag("volmacht", registration(office.since), limited)


def _holder(office: Office) -> str:
    holder = office.holder
    if isinstance(holder, Person):
        return tag("natuurlijkPersoon", *_person(holder))
    return tag("buitenlandseVennootschap", *_foreign(holder)) if holder.form is FOREIGN else _company(holder)


def _person(person: Person) -> Iterator[str]:
    """With the attributes that a message carries and that must be left at the door."""
    surname = f"{person.prefix} {person.surname}".strip()
    yield value("volledigeNaam", f"{person.given} {surname}")
    if person.bsn:
        yield value("bsn", person.bsn)
    yield value("geslachtsnaam", person.surname)
    if person.prefix:
        yield value("voorvoegselGeslachtsnaam", person.prefix)
    yield value("voornamen", person.given)
    gender = ("v", "Vrouwelijk") if person.female else ("m", "Mannelijk")
    yield enumerated("geslachtsaanduiding", *gender, "Geslacht")
    yield value("geboorteplaats", person.birth_place)
    yield enumerated("geboorteland", "6030", "Nederland", "Land")
    yield value("geboortedatum", person.born)


def _company(company: Company) -> str:
    return tag(
        "rechtspersoon",
        value("persoonRechtsvorm", company.form.kvk_words),
        value("volledigeNaam", company.name),
        tag("isEigenaarVan", tag("maatschappelijkeActiviteit", value("kvkNummer", company.kvk))),
        value("rsin", company.rsin),
    )


def _foreign(company: Company) -> Iterator[str]:
    yield value("volledigeNaam", company.name)
    country = getattr(company.seat, "country_code", ""), getattr(company.seat, "country", "")
    yield enumerated("landVanVestiging", *country, "Land")
