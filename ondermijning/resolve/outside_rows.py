"""A line of a list from outside as a mention: its columns, and what is read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.names.persons import name_parts
from ondermijning.normalise.text import clean
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.outside_cells import NO_KEYS, PLACES, REGISTER, line_id, name_of, place_of
from ondermijning.resolve.outside_companies import NUMBERS, company_line
from ondermijning.resolve.subjects import Subject
from ondermijning.sources.csv import CsvReader
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Remark, RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.csv import Cells
    from ondermijning.sources.rows import Outcome, Row

_OF_KIND = {
    PERSON: frozenset({"voornamen", "voorletters", "voorvoegsel", "geslachtsnaam", "geboortedatum", "nummer"}),
    COMPANY: NUMBERS,
}
_NAMES = {PERSON: ("naam", "geslachtsnaam"), COMPANY: ("naam",)}  # one of these must be there
_NOWHERE = dict.fromkeys(("straat", "huisnummer", "toevoeging", "postcode", "bag_id"))


def readers(kind: str) -> list[CsvReader]:
    """The forms that a list of persons or companies may have, in CSV or on a sheet.

    Args:
        kind: persoon or bedrijf.
    """
    return [
        CsvReader(
            format=f"lijst van soort {kind}", scope=Scope.SUBJECT, columns=frozenset({"id", "naam", *PLACES, *_OF_KIND[kind]}),
            required=frozenset({"id", name}), records=_person_line if kind == PERSON else company_line, subject=lambda _row: "",
        )
        for name in _NAMES[kind]
    ]  # fmt: skip


def _person_line(row: Row[Cells]) -> Iterator[Outcome]:
    """The mention of a line, then what was strange in it."""
    cells, faults = row.data, Faults()
    name = name_of(cells)
    said = {
        "register": REGISTER, "source_id": line_id(row), "soort": PERSON, "naam": name, "eerste": None, "imkad": None,
        "bsn_hmac": None, "rsin": None, "kvk": None, "vormcode": None, "vormtekst": None, "afgeschermd": False,
        **_NOWHERE, **place_of(cells, faults), **_person(cells, name, faults),
    }  # fmt: skip
    if not said["naam"]:
        raise RowRejected("naam", "is missing")
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
        "voornamen": given, "voorletters": initials, "voorvoegsel": prefix, "geslachtsnaam": surname,
        "geboortedatum": born and born.day, "geboortedatum_precisie": born and born.precision,
        "nummer": clean(cells.get("nummer")),
    }  # fmt: skip
