"""A line of a list from outside as a mention: its columns, and what is read in them."""

from __future__ import annotations

from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Any

from ondermijning.normalise.address_lines import read_place
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.identifiers import kvk_number
from ondermijning.normalise.legal_forms import registered_form
from ondermijning.normalise.name_parts import name_parts
from ondermijning.normalise.names import company_name
from ondermijning.normalise.text import clean
from ondermijning.resolve.exact import KEYS
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.subjects import Keys, Subject
from ondermijning.sources.csv import CsvReader, required
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Remark, Row, RowRejected
from ondermijning.sources.sentinel import refuse_smuggled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ondermijning.sources.csv import Cells
    from ondermijning.sources.rows import Outcome

REGISTER = "lijst"
_PLACES = frozenset({"adres", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "woonplaats"})
_OF_KIND = {
    PERSON: frozenset({"voornamen", "voorletters", "voorvoegsel", "geslachtsnaam", "geboortedatum", "nummer"}),
    COMPANY: frozenset({"kvk", "rsin", "rechtsvorm"}),
}
_NAMES = {PERSON: ("naam", "geslachtsnaam"), COMPANY: ("naam",)}  # one of these must be there
_PERSONAL_FORMS = (None, "EMZ")  # whoever has no form, or this one, may have a BSN for an RSIN
_ALWAYS = ("naam", "woonplaats")
_NO_KEYS: Keys = (frozenset(),) * len(KEYS)  # one for all lines without: an empty set each would be most of a list


def readers(kind: str) -> list[CsvReader]:
    """The forms that a list of persons or companies may have, in CSV or on a sheet.

    Args:
        kind: persoon or bedrijf.
    """
    return [
        CsvReader(
            format=f"lijst van soort {kind}", scope=Scope.SUBJECT, columns=frozenset({"id", "naam", *_PLACES, *_OF_KIND[kind]}),
            required=frozenset({"id", name}), records=partial(_mention, kind), subject=lambda _row: "",
        )
        for name in _NAMES[kind]
    ]  # fmt: skip


def _mention(kind: str, row: Row[Cells]) -> Iterator[Outcome]:
    """The mention of a line, then what was strange in it."""
    cells, faults = row.data, Faults()
    name = clean(cells.get("naam"))
    said = {
        "register": REGISTER, "source_id": _id(row), "soort": kind, "naam": name, "eerste": None, "imkad": None, "bsn_hmac": None,
        "rsin": None, "kvk": None, "vormcode": None, "vormtekst": None, "afgeschermd": False, **_place(cells, faults),
    }  # fmt: skip
    if kind == PERSON:
        said |= _person(cells, name, faults)
        form = None
    else:
        stated = cells.get("rechtsvorm")
        form = (registered_form(None, stated) if stated else None) or company_name(name).form
        said |= _numbers(cells, form, faults)
    if not said["naam"]:
        raise RowRejected("naam", "is missing")
    yield Subject(said if kind == PERSON else _kept(said), 0, _keys(said), form)
    yield from (Remark(field, reason) for field, reason in faults)


def _kept(said: dict[str, Any]) -> dict[str, Any]:
    """What a line says of a company; what it does not say is left out, since such lists are long and hold little."""
    return {name: value for name, value in said.items() if value is not None or name in _ALWAYS}


def _keys(said: Mapping[str, Any]) -> Keys:
    values = [said[key] for key in KEYS]
    return tuple(frozenset(filter(None, [value])) for value in values) if any(values) else _NO_KEYS


def _id(row: Row[Cells]) -> str:
    found = required(row, "id", clean)
    try:
        refuse_smuggled(found)
    except RowRejected as refusal:
        raise RowRejected("id", refusal.reason) from None
    return found


def _place(cells: Cells, faults: Faults) -> dict[str, Any]:
    """Where it is: in columns, or in one text."""
    town = cells.get("woonplaats") or cells.get("plaats") or ""
    place = read_place({**cells, "woonplaats": town}, faults)
    return {**place.parts(), "woonplaats": place.woonplaats and intern(place.woonplaats)}


def _person(cells: Cells, name: str | None, faults: Faults) -> dict[str, Any]:
    given, initials, prefix, surname = (
        clean(cells.get(column)) for column in ("voornamen", "voorletters", "voorvoegsel", "geslachtsnaam")
    )
    born = faults.read("geboortedatum", parse_date, cells.get("geboortedatum"))
    if name and not surname and (given or initials) and not name_parts(None, None, name).initials:
        surname = name
    return {
        "naam": name or (surname and " ".join(filter(None, (given or initials, prefix, surname)))),
        "voornamen": given, "voorletters": initials, "voorvoegsel": prefix, "geslachtsnaam": surname,
        "geboortedatum": born and born.day, "geboortedatum_precisie": born and born.precision,
        "nummer": clean(cells.get("nummer")),
    }  # fmt: skip


def _numbers(cells: Cells, form: str | None, faults: Faults) -> dict[str, str | None]:
    """The numbers of a company; an RSIN that may be a BSN is left out."""
    rsin = cells.get("rsin")
    if rsin and form in _PERSONAL_FORMS:
        faults.append(("rsin", "may be the number of a person and was left out: no legal form says otherwise"))
        rsin = None
    return {
        "kvk": faults.read("kvk", kvk_number, cells.get("kvk")), "rsin": faults.tax_number("rsin", rsin),
        "vormtekst": clean(cells.get("rechtsvorm")),
    }  # fmt: skip
