"""Who holds which office at a company, in messages of the HR Dataservice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.model import records_hr as hr
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.identifiers import kvk_number
from ondermijning.normalise.text import clean
from ondermijning.sources.rows import Outcome, Reject

from .entry import ENTRY, NOBODY, Entry, Party, party
from .seats import seat
from .values import registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.xml import Element

OFFICES = {
    "bestuursfunctie": "bestuurder",
    "gemachtigde": "gemachtigde",
    "aansprakelijke": "aansprakelijke",
    "overigeFunctionaris": "overig",
    "functionarisBijzondereRechtstoestand": "overig",
    "publiekrechtelijkeFunctionaris": "overig",
}
# Among the other officers the code tells what they are; 04 sits on a supervisory board, 05 holds shares not yet paid up.
_OTHER_OFFICES = {
    "03": "commissaris",
    "04": "commissaris",
    "08": "aandeelhouder",
    "05": "aandeelhouder",
    "10": "overig",
    "17": "overig",
    "30": "overig",
    "32": "overig",
}


def offices(entry: Entry, kvk: str, faults: Faults) -> Iterator[Outcome]:
    """A sole trader as the holder of the company for as long as it is there, then every office in order of the message."""
    if entry.owner.kind == "natuurlijkPersoon":
        yield _office((kvk, 0, "eigenaar"), entry.element, entry.owner, faults)
    for number, relation in enumerate(entry.owner.element.all("heeft"), start=1):
        kind = next((kind for kind in OFFICES if relation.all(kind)), None)
        if kind is None:
            faults.append(("heeft", say("holds an unknown kind of office, which is left out")))
            continue
        office = relation.all(kind)[0]
        holder = party(office.get("door"))
        if holder is None:
            yield Reject(f"heeft/{kind}/door", say("names no holder of a known kind"))
        else:
            yield _office((kvk, number, _kind_of_office(kind, office, faults)), office, holder, faults)
            yield from seat(holder, kvk, number, faults)


def _kind_of_office(kind: str, office: Element, faults: Faults) -> str:
    code = office.value("functie", "code")
    if kind != "overigeFunctionaris":
        return OFFICES[kind]
    if code not in _OTHER_OFFICES:
        faults.append(("overigeFunctionaris/functie", say("has an unknown code")))
    return _OTHER_OFFICES.get(code or "", OFFICES[kind])


def _office(keys: tuple[str, int, str], office: Element, holder: Party, faults: Faults) -> hr.Functievervulling:
    power = office.get("bevoegdheid", "soort") or office.get("volmacht", "typeVolmacht") or NOBODY
    columns = _natural_holder if holder.natural else _company_holder
    kvk, number, kind = keys
    return hr.Functievervulling(
        kvk=kvk,
        volgnummer=number,
        soort=kind,
        functie=clean(office.value("functie", "omschrijving")),
        functie_code=office.value("functie", "code"),
        **{**_HOLDER, **columns(holder.element, faults)},
        bevoegdheid=clean(power.value("omschrijving")),
        **registered(office, faults),
    )


_HOLDER: dict[str, Any] = dict.fromkeys(
    (
        "naam",
        "voornamen",
        "voorvoegsel",
        "geslachtsnaam",
        "geboortedatum",
        "geboortedatum_precisie",
        "bsn_hmac",
        "rsin",
        "functionaris_kvk",
        "land",
    )
)


def _natural_holder(person: Element, faults: Faults) -> dict[str, Any]:
    """The columns about a natural person; of some the register knows the name as one text only."""
    born, precision = faults.read("geboortedatum", parse_date, person.value("geboortedatum")) or (None, None)
    return {
        "partij_soort": "persoon",
        "naam": clean(person.value("naam")),
        "voornamen": clean(person.value("voornamen")),
        "voorvoegsel": clean(person.value("voorvoegselGeslachtsnaam")),
        "geslachtsnaam": clean(person.value("geslachtsnaam")),
        "geboortedatum": born,
        "geboortedatum_precisie": precision,
        "bsn_hmac": person.value("bsn"),
    }


def _company_holder(company: Element, faults: Faults) -> dict[str, Any]:
    """The columns about a company; its number stands on the entry that it owns."""
    number = company.value("isEigenaarVan", ENTRY, "kvkNummer") or company.value("kvkNummer")
    return {
        "partij_soort": "bedrijf",
        "naam": clean(company.value("naamgeving", "naam") or company.value("volledigeNaam")),
        "rsin": faults.tax_number("door/rsin", company.value("rsin")),
        "functionaris_kvk": faults.read("door/kvkNummer", kvk_number, number),
        "land": clean(company.value("landVanVestiging", "omschrijving")),
    }
