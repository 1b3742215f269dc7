"""A list from outside, such as a partner's or an old register, read as safely as a delivery; nothing of it is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ondermijning.errors import DeliveryError
from ondermijning.language import deferred, say
from ondermijning.resolve.lists.lines import REGISTER, readers
from ondermijning.resolve.mentions import PERSON
from ondermijning.resolve.subjects import Subject
from ondermijning.sources.delivery import MAX_REJECTS_PERCENT
from ondermijning.sources.door import Door
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.mapping.columns import mapped_table, names_citizens
from ondermijning.sources.mapping.document import read_mapping
from ondermijning.sources.rows import Remark, RowRejected
from ondermijning.sources.sentinel import are_citizens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.sources.files.csv import CsvReader
    from ondermijning.sources.files.csv_pieces import CsvBatch
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.rows import Row

_COMPARED_ONLY = deferred("Take it out: names, dates and addresses are compared, never a BSN.")
_NUMBERED = ("id", "nummer")
_SHOWN = 8  # refused lines in a message


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that is left out."""

    position: str
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.position} ({self.field} {self.reason})"


@dataclass(slots=True)
class OutsideList:
    """What was read of a list.

    Args:
        name: of the file.
        subjects: its lines as mentions, in an order that does not depend on that of the file.
        refused: the lines that cannot be used.
        remarks: what was left out or put right in the others, with how often.
        never: columns that may never come in.
        unused: other columns that are not read.
    """

    name: str
    subjects: list[Subject] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    remarks: Counter[str] = field(default_factory=Counter)
    never: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return len(self.subjects) + len(self.refused)

    @property
    def places(self) -> str:
        """Where the first refused lines stand and why they are refused."""
        more = len(self.refused) - _SHOWN
        return ", ".join(map(str, self.refused[:_SHOWN])) + (say(" and {more} more", more=more) if more > 0 else "")

    @property
    def repeated(self) -> int:
        """How many ids stand on more than one line."""
        return sum(count > 1 for count in Counter(each.row["source_id"] for each in self.subjects).values())

    def add(self, reader: CsvReader, row: Row[Any]) -> None:
        """Take in a line, or remember why it cannot be used."""
        try:
            outcomes = reader.shape(row)
        except RowRejected as refusal:
            self.refused.append(Refused(row.position, refusal.field, refusal.reason))
            return
        for each in outcomes:
            if isinstance(each, Subject):
                self.subjects.append(each)
            elif isinstance(each, Remark):
                self.remarks[f"{each.field} {each.reason}"] += 1


def read_list(
    path: Path, kind: str, columns: Path | None = None, max_rejects: float = MAX_REJECTS_PERCENT
) -> OutsideList:
    """Read a list of persons or companies from CSV or XLSX.

    Args:
        path: the file, or a zip with one file.
        kind: persoon or bedrijf.
        columns: a file that says which of its columns are which of ours; see ``sources.mapping.document``.
        max_rejects: percentage of lines that may be unusable.

    Raises:
        DeliveryError: it is damaged, lacks the columns id and naam, holds numbers of citizens, or has no usable lines.
    """
    files = input_files([path])
    if len(files) != 1:
        raise DeliveryError(
            say("holds {count} files.", count=len(files)), where=path.name, advice=say("Name one of them.")
        )
    known = readers(kind)
    if columns is not None:
        known = [mapped_table(known, read_mapping(columns, REGISTER))]
    reader = next((each for each in known if each.recognises(files[0])), known[0])
    found = _read(files[0], reader, kind)
    found.subjects = [Subject(row, at, keys, form) for at, (row, _, keys, form) in enumerate(_ordered(found.subjects))]
    _accept(found, max_rejects)
    return found


def _read(file: InputFile, reader: CsvReader, kind: str) -> OutsideList:
    found, door = OutsideList(file.name), Door(reader.allowed, frozenset(), lambda _text: None)
    for batch in reader.batches(file, door):
        _refuse_citizens(file, door, batch, kind)
        for row in batch.rows():
            found.add(reader, row)
    found.never, found.unused = list(door.forbidden()), list(door.unlisted())
    return found


def _refuse_citizens(file: InputFile, door: Door, batch: CsvBatch, kind: str) -> None:
    """Refuse a list with a column of BSNs, by its name or by its values; an RSIN of a company looks like one."""
    if any(map(names_citizens, door.dropped)):
        raise DeliveryError(
            say("has a column for numbers of citizens (BSN)."), where=file.name, advice=say(_COMPARED_ONLY)
        )
    for name in _NUMBERED if kind == PERSON else ():
        if name in batch.columns.schema.names and are_citizens(batch.columns[name].drop_null()):
            raise DeliveryError(
                say("{name} is filled with what looks like numbers of citizens (BSN).", name=name),
                where=file.name,
                advice=say(_COMPARED_ONLY),
            )


def _ordered(subjects: list[Subject]) -> Iterator[Subject]:
    """Lines by id and name, and by all that they say only where both are equal."""
    for _, alike in groupby(sorted(subjects, key=_named), _named):
        together = list(alike)
        yield from sorted(together, key=_said) if len(together) > 1 else together


def _named(subject: Subject) -> tuple[str, str]:
    return subject.row["source_id"], subject.row["naam"]


def _said(subject: Subject) -> list[str]:
    return [str(value or "") for value in subject.row.values()]


def _accept(found: OutsideList, max_rejects: float) -> None:
    if not found.lines:
        raise DeliveryError(say("holds no lines."), where=found.name)
    if not len(found.refused) <= found.lines * max_rejects / 100:  # also when the limit is no number
        raise DeliveryError(
            say(
                "{refused} of {lines} lines refused, at most {max_rejects:g} % allowed: {places}.",
                refused=len(found.refused),
                lines=found.lines,
                max_rejects=max_rejects,
                places=found.places,
            ),
            where=found.name,
            advice=say("Mend the list, or raise --max-rejects."),
        )
