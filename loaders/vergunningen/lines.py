"""The plain CSV of permit cases, in which a case may take several lines: each party counts, the same one once."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ondermijning.model.records_gemeente import VergunningPartij
from ondermijning.normalise.text import clean
from ondermijning.sources.files.numbered import new_parts, occurrence

from .cases import APPLICANT, HOLDER, MANAGER, PERSON_KIND, case_number, permit_party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.files.csv import Cells
    from ondermijning.sources.rows import Outcome, Row

_PARTS = {
    APPLICANT: ("type", "id", "naam", "geboortedatum", "postcode", "huisnummer", "toevoeging"),
    HOLDER: ("type", "id", "naam"),
    MANAGER: ("ids", "namen"),
}
_COLUMNS = {role: {part: f"{role}_{part}" for part in parts} for role, parts in _PARTS.items()}
_SAID = [(role, tuple(columns.values())) for role, columns in _COLUMNS.items()]
PARTY_COLUMNS = frozenset(column for columns in _COLUMNS.values() for column in columns.values())
_LINE = 1000  # parties of a further line are numbered from here on, and no line has as many


def named(row: Row[Cells]) -> dict[str, tuple[str | None, ...]]:
    """What a line says of the party in each role that it names."""
    return {role: said for role, columns in _SAID if any(said := tuple(map(row.data.get, columns)))}


def parties(row: Row[Cells], faults: Faults) -> Iterator[Outcome]:
    """The parties of a line that no earlier line of its case names.

    The applicant is number 1 also when he is left out, so that a party keeps its number from export to export.
    """
    case, data = case_number(row.data), row.data
    first, new = _LINE * (occurrence(row) - 1) + 1, new_parts(row)
    held = _given(data, HOLDER)
    if APPLICANT in new:
        yield from permit_party(case, first, APPLICANT, _given(data, APPLICANT), faults)
    if HOLDER in new:
        yield from permit_party(case, first + 1, HOLDER, held, faults)
    if MANAGER in new:
        yield from _managers(case, first + (2 if held else 1), _given(data, MANAGER))


def _given(data: Cells, role: str) -> Cells:
    """What a line says of a party, under names without the role."""
    return {part: data[column] for part, column in _COLUMNS[role].items() if column in data}


def _managers(case: str, first: int, given: Cells) -> Iterator[Outcome]:
    """Managers, whose names and numbers stand in one order."""
    names, ids = (given.get(part, "").split("|") for part in ("namen", "ids"))
    for number, (name, pseudonym) in enumerate(zip_longest(names, ids), start=first):
        if clean(name) or pseudonym:
            yield VergunningPartij(
                case, number, MANAGER, PERSON_KIND, clean(name), None, pseudonym or None, None, None, None, None, None
            )
