"""The trade register as its Dataservice answers: one message per company, with officers and reason of end.

Form: ``ophalenInschrijvingResponse`` of the HR Dataservice, contents after the catalogue 2015/02. Like a real message it
also carries what no loader may keep.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.writers.hr.markup import enumerated, registration
from ondermijning.demo.writers.hr.officers import officers_xml
from ondermijning.demo.writers.hr.places import location
from ondermijning.demo.writers.hr.states import deposits_xml, end_xml, insolvency_xml
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ondermijning.demo.city.offices import Offices
    from ondermijning.demo.city.parties import Company
    from ondermijning.demo.life.insolvency import Case
    from ondermijning.demo.writers.hr.places import BagIds

_SERVICE = "http://schemas.kvk.nl/schemas/hrip/dataservice/2015/02"
_CATALOGUE = "http://schemas.kvk.nl/schemas/hrip/catalogus/2015/02"
_SHORT = {"2": "BV", "8": "NV", "10": "PUBL", "11": "Stg", "12": "Ver"}


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows beside a company itself: who holds office, the ids of addresses, and rulings of a court."""

    offices: Offices
    bag: BagIds
    cases: Mapping[str, Case]


def write_messages(folder: Path, companies: Iterable[Company], known: Known) -> None:
    """Write one message per company."""
    for company in companies:
        path = folder / f"{company.kvk}.xml"
        path.write_text(_message(company, known) + "\n", encoding="utf-8", newline="\n")


def _message(company: Company, known: Known) -> str:
    notice = tag(
        "informatie",
        value("code", "IPD0000"),
        value("omschrijving", "Het product is succesvol geproduceerd"),
        value("referentie", company.kvk),
    )
    activity = _filled("maatschappelijkeActiviteit", f'xmlns="{_CATALOGUE}"', *_activity(company, known))
    answer = _filled(
        "ophalenInschrijvingResponse",
        f'xmlns="{_SERVICE}" peilmoment="{LAST:%Y%m%d}060000000"',
        tag("meldingen", notice),
        tag("product", activity),
    )
    envelope = 'xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"'
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _filled("soap:Envelope", envelope, tag("soap:Body", answer))


def _filled(name: str, attributes: str, *inside: str) -> str:
    return f"<{name} {attributes}>{''.join(inside)}</{name}>"


def _activity(company: Company, known: Known) -> Iterable[str]:
    bag = known.bag
    yield registration(company.founded, company.ended)
    yield value("kvkNummer", company.kvk)
    yield enumerated("nonMailing", "J", "Ja")
    yield location("bezoekLocatie", company.seat, company.founded, bag)
    yield value("naam", company.name)
    yield tag("manifesteertZichAls", _since(company), tag("onderneming", *_business(company, bag)))
    yield tag("wordtGeleidVanuit", tag("commercieleVestiging", *_branch(company, bag)))
    yield tag("heeftAlsEigenaar", _since(company), tag("rechtspersoon", *_legal_person(company, known)))


def _since(company: Company) -> str:
    return tag("relatieRegistratie", value("datumAanvang", f"{company.founded:%Y%m%d}"))


def _business(company: Company, bag: BagIds) -> Iterable[str]:
    yield registration(company.founded, company.ended)
    yield value("kvkNummer", company.kvk)
    yield _sbi(company)
    yield value("totaalWerkzamePersonen", company.employees)
    name = tag("handelsnaam", registration(company.founded), value("naam", company.name), value("volgorde", 0))
    yield tag("handeltOnder", name)
    yield tag("wordtUitgeoefendIn", _since(company), tag("commercieleVestiging", *_branch(company, bag)))


def _branch(company: Company, bag: BagIds) -> Iterable[str]:
    yield registration(company.founded, company.ended)
    yield value("vestigingsnummer", company.branch)
    yield location("bezoekLocatie", company.seat, company.founded, bag)
    yield value("eersteHandelsnaam", company.name)
    yield value("totaalWerkzamePersonen", company.employees)
    yield tag("activiteiten", value("omschrijving", company.activity.words), _sbi(company))


def _sbi(company: Company) -> str:
    code, words = company.activity
    main = enumerated("isHoofdactiviteit", "J", "Ja")
    return tag(
        "sbiActiviteit", registration(company.founded), enumerated("sbiCode", code, words, "ActiviteitCode"), main
    )


def _legal_person(company: Company, known: Known) -> Iterable[str]:
    case = known.cases.get(company.kvk)
    yield registration(company.founded, company.ended)
    yield from insolvency_xml(case)
    yield value("persoonRechtsvorm", company.form.kvk_words)
    yield value("volledigeNaam", company.name)
    yield value("uitgebreideRechtsvorm", company.form.kvk_words)
    yield from officers_xml(known.offices.of(company))
    if company.rsin:
        yield value("rsin", company.rsin)
    yield tag("naamgeving", registration(company.founded), value("naam", company.name))
    yield from end_xml(company, case)
    yield from deposits_xml(company)
    yield enumerated("rechtsvorm", _SHORT[company.form.code], company.form.kvk_words, "Rechtsvorm")
    yield value("statutaireZetel", company.seat.town)
    yield value("datumAkteOprichting", f"{company.founded:%Y%m%d}")
