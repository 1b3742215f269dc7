"""What passes between a reader and a loader: a row in, records and remarks out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Data = TypeVar("Data")
Record: TypeAlias = tuple[Any, ...]  # a NamedTuple that model/records.py declares


@dataclass(slots=True)  # not frozen: to make one would take four times as long, and there are millions
class Row(Generic[Data]):
    """One row of a source: what passed the door, where it stood, and what the file said before it.

    Args:
        data: the allowed values (a dict for CSV and JSON, an ``Element`` for XML).
        position: line or element, so that a person finds it in the file.
        header: what the file states about all its rows, by name.
    """

    data: Data
    position: str
    header: Mapping[str, str]


class Part(NamedTuple):
    """A part of a subject that a row says everything about, so that a change message can end what only that part showed.

    Args:
        subject: what the whole delivery speaks about: an area.
        part: the object.
    """

    subject: str
    part: str


@dataclass(frozen=True, slots=True)
class Reject:
    """A part of a row that is refused; it goes to the rejects file with its place."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something strange that is kept: an unknown code, a check digit that fails."""

    field: str
    reason: str


class RowRejected(Exception):  # noqa: N818 - says what happened to the row; it is no failure of the program
    """A loader refuses a whole row because a key is broken. Never carries the value."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class About(NamedTuple):
    """A record that belongs to another subject than its row's own, about which the row says everything too.

    Args:
        subject: what the record, and all records of rows that name it together, speak about completely.
        record: what is said of it.
    """

    subject: str
    record: Record


Outcome: TypeAlias = Record | Reject | Remark | About
