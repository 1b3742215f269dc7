"""The plain CSV of permit cases, in which a case may take several lines: each party counts, the same one once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from ondermijning.model.records_gemeente import VergunningPartij
from ondermijning.normalise.text import clean
from ondermijning.sources.numbered import NumberedCsv, occurrence
from ondermijning.sources.permit_cases import APPLICANT, HOLDER, MANAGER, PERSON_KIND, case_number, permit_party
from ondermijning.sources.rows import RowRejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.normalise.faults import Faults
    from ondermijning.sources.csv import Cells
    from ondermijning.sources.door import Door
    from ondermijning.sources.files import InputFile
    from ondermijning.sources.rows import Outcome, Row

_NEW = "nieuwe partijen"  # in the header of a row: the roles of which no earlier line of the case tells the same
_LINE = 1000  # parties of a further line are numbered from here on, and no line has as many


@dataclass(frozen=True, slots=True)
class PermitCsv(NumberedCsv):
    """A reader of lines that know which of their parties stood on an earlier line of the same case."""

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Any]]:
        """Every line of the file, streamed."""
        seen: set[bytes] = set()
        for row in NumberedCsv.rows(self, file, door):
            if isinstance(row.data, RowRejected):
                yield row
            else:
                new = [role for role in (APPLICANT, HOLDER, MANAGER) if _is_new(row, role, seen)]
                yield replace(row, header={**row.header, _NEW: " ".join(new)})


def _is_new(row: Row[Cells], role: str, seen: set[bytes]) -> bool:
    said = (row.data.get("zaaknummer", ""), sorted(_given(row.data, role).items()))
    key = hashlib.sha256(f"{role}{said}".encode()).digest()[:16]
    before = key in seen
    seen.add(key)
    return not before


def parties(row: Row[Cells], faults: Faults) -> Iterator[Outcome]:
    """The parties of a line that no earlier line of its case names.

    The applicant is number 1 also when he is left out, so that a party keeps its number from export to export.
    """
    case, data = case_number(row.data), row.data
    first, new = _LINE * (occurrence(row) - 1) + 1, row.header[_NEW].split()
    held = _given(data, HOLDER)
    if APPLICANT in new:
        yield from permit_party(case, first, APPLICANT, _given(data, APPLICANT), faults)
    if HOLDER in new:
        yield from permit_party(case, first + 1, HOLDER, held, faults)
    if MANAGER in new:
        yield from _managers(case, first + (2 if held else 1), _given(data, MANAGER))


def _given(data: Cells, role: str) -> Cells:
    """What a line says of a party, under names without the role."""
    return {name.removeprefix(f"{role}_"): text for name, text in data.items() if name.startswith(f"{role}_")}


def _managers(case: str, first: int, given: Cells) -> Iterator[Outcome]:
    """Managers, whose names and numbers stand in one order."""
    names, ids = (given.get(part, "").split("|") for part in ("namen", "ids"))
    for number, (name, pseudonym) in enumerate(zip_longest(names, ids), start=first):
        if clean(name) or pseudonym:
            yield VergunningPartij(
                case, number, MANAGER, PERSON_KIND, clean(name), None, pseudonym or None, None, None, None, None, None
            )
