"""Running a loader over files without the engine: everything it gives, kept in lists."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from ondermijning.normalise.identifiers import bsn, iban
from ondermijning.sources.door import Door
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.rows import About, Reject, Remark, RowRejected

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Loader, Reader
    from ondermijning.sources.rows import Part

Kind = TypeVar("Kind")


@dataclass
class Reading:
    """What came out of files: records, refusals and remarks, in order; ``also`` are subjects beside those of the rows."""

    records: list[Any] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    subjects: list[str | Part] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    refused_at: list[str] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    def of(self, kind: type[Kind]) -> list[Kind]:
        """The records of one kind."""
        return [record for record in self.records if isinstance(record, kind)]

    def kinds(self) -> dict[str, int]:
        """Number of records per kind."""
        return dict(Counter(type(record).__name__ for record in self.records))


def pseudonym(text: str) -> str | None:
    """Stands in for the keyed HMAC: the same for equal numbers, None for what is neither a BSN nor an IBAN."""
    parse = iban if text.strip()[:2].isalpha() else bsn
    try:
        return f"hmac:{hashlib.sha256(parse(text).encode()).hexdigest()}"
    except ValueError:
        return None


def read(loader: Loader, *paths: Path) -> Reading:
    """Everything a loader makes of files and folders."""
    result = Reading()
    for file in input_files(paths):
        reader = loader.reader_for(file)
        if reader is None:
            result.skipped.append(file.name)
        else:
            result.recognised.append(file.name)
            read_file(reader, file, result)
    return result


def read_file(reader: Reader, file: InputFile, result: Reading) -> None:
    """Add one file in a known format."""
    door = Door(reader.allowed, reader.pseudonymised, pseudonym)
    for row in reader.rows(file, door):
        result.positions.append(row.position)
        try:
            subject = reader.subject(row)
            outcomes = list(reader.shape(row))
        except RowRejected as refusal:
            outcomes = [Reject(refusal.field, refusal.reason)]
        else:
            result.subjects.append(subject)
        result.refused_at.extend(row.position for outcome in outcomes if isinstance(outcome, Reject))
        result.rejects.extend(outcome for outcome in outcomes if isinstance(outcome, Reject))
        result.remarks.extend(outcome for outcome in outcomes if isinstance(outcome, Remark))
        result.also.extend(outcome.subject for outcome in outcomes if isinstance(outcome, About))
        said = (outcome.record if isinstance(outcome, About) else outcome for outcome in outcomes)
        result.records.extend(each for each in said if not isinstance(each, Reject | Remark))
    result.dropped.update(door.dropped)
