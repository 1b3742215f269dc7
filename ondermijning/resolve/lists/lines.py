"""A line of a list from outside as a mention: its columns, and what is read in them of a person and of a company."""

from __future__ import annotations

from functools import lru_cache
from itertools import starmap
from sys import intern
from typing import TYPE_CHECKING, Any

from ondermijning.language import say
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.names.companies import company_name
from ondermijning.normalise.names.legal_forms import registered_form
from ondermijning.normalise.names.persons import name_parts
from ondermijning.normalise.places.address_lines import read_place
from ondermijning.normalise.remember import remembered
from ondermijning.normalise.text import clean
from ondermijning.normalise.typed import typed_kvk
from ondermijning.resolve.exact_clusters import KEYS
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.subjects import Subject
from ondermijning.sources.files.csv import CsvReader, required
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Remark, Row, RowRejected
from ondermijning.sources.sentinel import refuse_smuggled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ondermijning.resolve.subjects import Keys
    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.rows import Outcome

REGISTER = "lijst"
PLACES = frozenset({"adres", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "woonplaats"})
_LONGEST_NAME = 1_000  # the trade register allows 625; every two words of a name are a key
NO_KEYS: Keys = (frozenset(),) * len(KEYS)  # one for all lines without: an empty set each would be most of a list
NUMBERS = frozenset({"kvk", "rsin", "rechtsvorm"})
_PERSONAL_FORMS = (None, "EMZ")  # whoever has no form, or this one, may have a BSN for an RSIN
_OF_KIND = {
    PERSON: frozenset({"voornamen", "voorletters", "voorvoegsel", "geslachtsnaam", "geboortedatum", "nummer"}),
    COMPANY: NUMBERS,
}
_NAMES = {PERSON: ("naam", "geslachtsnaam"), COMPANY: ("naam",)}  # one of these must be there
_NOWHERE = dict.fromkeys(("straat", "huisnummer", "toevoeging", "postcode", "bag_id"))


def line_id(row: Row[Cells]) -> str:
    """The id of a line.

    Raises:
        RowRejected: it has none, or one that says what may never be stored.
    """
    found = required(row, "id", clean)
    try:
        refuse_smuggled(found)
    except RowRejected as refusal:
        raise RowRejected("id", refusal.reason) from None
    return found


def name_of(cells: Cells) -> str | None:
    """The name on a line.

    Raises:
        RowRejected: it is so long that a quote was left open, or a cell holds more than a name.
    """
    found = clean(cells.get("naam"))
    if found and len(found) > _LONGEST_NAME:
        raise RowRejected("naam", say("is longer than {most} characters", most=_LONGEST_NAME))
    return found


def place_of(cells: Cells, faults: Faults) -> dict[str, Any]:
    """Where somebody is, in columns or in one text: what is known of it, and always the town.

    Args:
        cells: the line by column.
        faults: receives what could not be read.
    """
    town = cells.get("woonplaats") or cells.get("plaats") or ""
    if not town and PLACES.isdisjoint(cells):
        return {"woonplaats": None}
    if town and len(PLACES & cells.keys()) == 1:
        return {"woonplaats": _town(town)}
    place = read_place({**cells, "woonplaats": town}, faults)
    known = {part: value for part, value in place.parts().items() if value is not None}
    return {**known, "woonplaats": place.woonplaats and intern(place.woonplaats)}


@remembered
def _town(text: str) -> str | None:
    return clean(text)


def keys_of(said: Mapping[str, Any]) -> Keys:
    """The numbers of registers that a line gives, each as the only one."""
    values = [said.get(key) for key in KEYS]
    return tuple(frozenset(filter(None, [value])) for value in values) if any(values) else NO_KEYS


def company_line(row: Row[Cells]) -> list[Outcome]:
    """The mention of a line, then what was strange in it.

    What a line does not say is left out, but for the town, since such lists are long and hold little.
    """
    cells, faults, source_id = row.data, Faults(), line_id(row)
    name = name_of(cells)
    said = {"register": REGISTER, "source_id": source_id, "soort": COMPANY, "naam": name}
    form, keys = company_name(name).form, NO_KEYS
    if not NUMBERS.isdisjoint(cells):
        form = _stated_form(cells.get("rechtsvorm")) or form
        said |= _numbers(cells, form, faults)
        keys = keys_of(said)
    said |= place_of(cells, faults)
    if not name:
        raise RowRejected("naam", say("is missing"))
    return [Subject(said, 0, keys, form), *starmap(Remark, faults)]


@lru_cache(10_000)
def _stated_form(text: str | None) -> str | None:
    return registered_form(None, text) if text else None


def _numbers(cells: Cells, form: str | None, faults: Faults) -> dict[str, str]:
    """The numbers of a company; an RSIN that may be a BSN is left out."""
    rsin = cells.get("rsin")
    if rsin and form in _PERSONAL_FORMS:
        faults.append(("rsin", say("may be the number of a person and was left out: no legal form says otherwise")))
        rsin = None
    kvk = faults.read("kvk", typed_kvk, cells.get("kvk"))
    found = {"rsin": faults.tax_number("rsin", rsin), "kvk": kvk, "vormtekst": clean(cells.get("rechtsvorm"))}
    return {column: value for column, value in found.items() if value is not None}


def readers(kind: str) -> list[CsvReader]:
    """The forms that a list of persons or companies may have, in CSV or on a sheet.

    Args:
        kind: persoon or bedrijf.
    """
    return [
        CsvReader(
            format=f"lijst van soort {kind}",
            scope=Scope.SUBJECT,
            columns=frozenset({"id", "naam", *PLACES, *_OF_KIND[kind]}),
            required=frozenset({"id", name}),
            records=_person_line if kind == PERSON else company_line,
            subject=lambda _row: "",
        )
        for name in _NAMES[kind]
    ]


def _person_line(row: Row[Cells]) -> Iterator[Outcome]:
    """The mention of a line, then what was strange in it."""
    cells, faults = row.data, Faults()
    name = name_of(cells)
    said = {
        "register": REGISTER,
        "source_id": line_id(row),
        "soort": PERSON,
        "naam": name,
        "eerste": None,
        "imkad": None,
        "bsn_hmac": None,
        "rsin": None,
        "kvk": None,
        "vormcode": None,
        "vormtekst": None,
        "afgeschermd": False,
        **_NOWHERE,
        **place_of(cells, faults),
        **_person(cells, name, faults),
    }
    if not said["naam"]:
        raise RowRejected("naam", say("is missing"))
    yield Subject(said, 0, NO_KEYS, None)
    yield from (Remark(field, reason) for field, reason in faults)


def _person(cells: Cells, name: str | None, faults: Faults) -> dict[str, Any]:
    given, initials, prefix, surname = (
        clean(cells.get(column)) for column in ("voornamen", "voorletters", "voorvoegsel", "geslachtsnaam")
    )
    born = faults.read("geboortedatum", parse_date, cells.get("geboortedatum"))
    if name and not surname and (given or initials) and not name_parts(None, None, name).initials:
        surname = name
    return {
        "naam": name or (surname and " ".join(filter(None, (given or initials, prefix, surname)))),
        "voornamen": given,
        "voorletters": initials,
        "voorvoegsel": prefix,
        "geslachtsnaam": surname,
        "geboortedatum": born and born.day,
        "geboortedatum_precisie": born and born.precision,
        "nummer": clean(cells.get("nummer")),
    }
