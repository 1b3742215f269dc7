"""A permit case and its parties as records, from cells under the names of the plain CSV, whatever system they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.language import say
from ondermijning.model.records_gemeente import VergunningPartij, Vergunningzaak
from ondermijning.normalise.dates import optional_date, parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import imkad
from ondermijning.normalise.money import parse_euro
from ondermijning.normalise.numbers import whole_number
from ondermijning.normalise.party_kinds import ENTITY, PERSON, kind_of_party, numbers_of_party
from ondermijning.normalise.places.address_lines import Place, read_place
from ondermijning.normalise.text import clean
from ondermijning.sources.rows import RowRejected

from .decisions import UnknownDecisionError, lower_words, permit_decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


APPLICANT, HOLDER, MANAGER = "aanvrager", "houder", "leidinggevende"
PERSON_KIND = "persoon"
_PARTY_KINDS = {PERSON: PERSON_KIND, ENTITY: "bedrijf"}


def case_number(cells: Mapping[str, str]) -> str:
    """The number of a case.

    Raises:
        RowRejected: it is missing.
    """
    number = clean(cells.get("zaaknummer"))
    if number is None:
        raise RowRejected("zaaknummer", say("is missing"))
    return number


def year_asked(cells: Mapping[str, str], column: str = "datum_aanvraag") -> str:
    """The part of a list that a case belongs to: the year of a date, so that lists of two years do not end each other.

    Args:
        cells: the case.
        column: where the date stands; a date that is missing or cannot be read makes a part of its own.
    """
    try:
        return str(parse_date(cells.get(column) or "").day.year)
    except ValueError:
        return ""


def permit_case(number: str, cells: Mapping[str, str], faults: Faults) -> Vergunningzaak:
    """The case that cells tell of."""
    place = read_place(cells, faults)
    return Vergunningzaak(
        zaaknummer=number,
        soort=lower_words(cells.get("soort")),
        activiteit=clean(cells.get("activiteit")),
        status=clean(cells.get("status")),
        besluit=_decision(cells.get("besluit"), faults),
        datum_aanvraag=faults.read("datum_aanvraag", optional_date, cells.get("datum_aanvraag")),
        datum_besluit=faults.read("datum_besluit", optional_date, cells.get("datum_besluit")),
        geldig_van=faults.read("geldig_van", optional_date, cells.get("geldig_van")),
        geldig_tot=faults.read("geldig_tot", optional_date, cells.get("geldig_tot")),
        bouwsom_euro=faults.read("bouwsom", parse_euro, cells.get("bouwsom")),
        aantal_eenheden=faults.read("aantal_eenheden", whole_number, cells.get("aantal_eenheden")),
        object_id=faults.read("kadastraalobject_id", _object_id, cells.get("kadastraalobject_id")),
        woonplaats=place.woonplaats,
        **place.parts(),
    )


def _object_id(text: str) -> str:
    return imkad("KadastraalObject", text)


def _decision(text: str | None, faults: Faults) -> str | None:
    """The decision in one word; words that are not on the list stay as they are."""
    try:
        return permit_decision(text)
    except UnknownDecisionError as problem:
        faults.append(("besluit", str(problem)))
        return clean(text)


def _home(role: str, given: Mapping[str, str], faults: Faults) -> Place:
    found = Faults()
    home = read_place(given, found)
    faults.extend((f"{role}_{field}", reason) for field, reason in found)
    return home


def permit_party(
    case: str, number: int, role: str, given: Mapping[str, str], faults: Faults
) -> Iterator[VergunningPartij]:
    """The party in a role, if its kind is known and it has a name or number.

    Args:
        case: number of the case.
        number: place among the parties to the case.
        role: aanvrager, houder or leidinggevende.
        given: ``type``, ``id``, ``naam``, ``geboortedatum`` and an address, each by choice; nothing means that the source tells
            of no such party.
        faults: receives what was wrong.
    """
    if not given:
        return
    kind = kind_of_party(given.get("type"))
    if kind not in _PARTY_KINDS:
        faults.append((f"{role}_type", say("is missing or unknown, so the party is left out")))
        return
    names = {"naam": clean(given.get("naam")), **numbers_of_party(kind, given.get("id"), faults)}
    if any(names.values()):
        born = given.get("geboortedatum") if kind == PERSON else None
        home = _home(role, given, faults)
        yield VergunningPartij(
            zaaknummer=case,
            volgnummer=number,
            rol=role,
            partij_soort=_PARTY_KINDS[kind],
            **names,
            geboortedatum=faults.read(f"{role}_geboortedatum", optional_date, born),
            postcode=home.postcode,
            huisnummer=home.huisnummer,
            toevoeging=home.toevoeging,
        )
    else:
        faults.append((role, say("has no usable name or number, so the party is left out")))
