"""The contract of a loader: a file or a folder in ``loaders/`` that maps source rows to records and does nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from ondermijning.errors import LoaderError
from ondermijning.model import is_forbidden, record_kind
from ondermijning.registry import discover, shipped_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from ondermijning.sources.door import Door
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.register import Register
    from ondermijning.sources.rows import Outcome, Part, Record, Row


class Scope(StrEnum):
    """What a delivery says by silence."""

    FULL = "volledig"  # what is absent has ended, within the area that the delivery states
    SUBJECT = "onderwerp"  # says everything about the subjects it names and nothing about others
    CHANGE = "wijziging"  # says only what changed since the state it refers to


class Reader(Protocol):
    """A safe reader of one format; see ``files`` for those there are."""

    @property
    def format(self) -> str:
        """Name and version of the format, for people."""

    @property
    def scope(self) -> Scope:
        """What a delivery in this format says by silence."""

    @property
    def allowed(self) -> frozenset[str]:
        """The only column, key or element names that pass the door."""

    @property
    def pseudonymised(self) -> frozenset[str]:
        """Names whose value becomes a keyed HMAC while reading."""

    def recognises(self, file: InputFile) -> bool:
        """Whether this file is in this format, judged by its first bytes."""

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Any]]:
        """The rows of a file, streamed; raises DeliveryError on a broken file."""

    def shape(self, row: Row[Any]) -> Iterable[Outcome]:
        """The records of one row, by the loader's own function."""

    def subject(self, row: Row[Any]) -> str | Part:
        """The area or subject that the row, or all rows that name it together, speak about completely."""

    def reference_date(self, file: InputFile) -> date | None:
        """The date that the file itself states for its contents, if any."""


@runtime_checkable
class Paged(Protocol):
    """A reader of a format in which a file is one page of an answer."""

    def total(self, file: InputFile) -> int | None:
        """The number of rows that a page says there are over all pages, if it says so."""


@runtime_checkable
class Dated(Protocol):
    """A reader of a format in which a row may say of which day it speaks."""

    def stated(self, row: Row[Any]) -> date | None:
        """The day of which a row speaks, if it says so; of two statements about one thing the newest counts."""


@runtime_checkable
class Spelled(Protocol):
    """A reader of a format whose columns are also known by their letters alone."""

    def recognises_spelled(self, file: InputFile) -> bool:
        """Whether this file is in this format with its columns spelled otherwise."""


@dataclass(frozen=True, slots=True)
class Loader:
    """A source that can be loaded.

    Args:
        id: the name of the file or folder, and of the source everywhere else.
        title: what it is, in Dutch, for people.
        reads: the formats, tried in this order.
        yields: the record classes it may make.
        minimum_rows: a delivery with fewer is refused.
        example_name: file name of the example.
        example: a small, fictitious delivery in the source's own format; every sweep test loads it.
        register: what the law and the people who load it must know.
        restricted: classes of records that stay outside until the settings name a decision, with what tells them.
    """

    id: str
    title: str
    reads: tuple[Reader, ...]
    yields: tuple[type[Any], ...]
    example_name: str
    example: str
    register: Register
    minimum_rows: int = 1
    restricted: Mapping[str, Callable[[Record], bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.id):
            raise LoaderError(f"id {self.id!r} is not lower-case ASCII.")
        if not self.reads or not self.yields or not self.example:
            raise LoaderError(f"loader {self.id} lacks formats, records or an example.")
        for record in self.yields:
            record_kind(record)
        for reader in self.reads:
            self._check_names(reader)

    def _check_names(self, reader: Reader) -> None:
        wrong = sorted(name for name in reader.allowed if is_forbidden(name))
        if wrong:
            raise LoaderError(f"loader {self.id} allows {', '.join(wrong)}, which may never be stored.")
        unlisted = sorted(reader.pseudonymised - reader.allowed)
        if unlisted:
            raise LoaderError(f"loader {self.id} pseudonymises {', '.join(unlisted)} without allowing it.")

    @property
    def changes(self) -> bool:
        """Whether it reads change messages, which may not join what is known."""
        return any(reader.scope is Scope.CHANGE for reader in self.reads)

    def reader_for(self, file: InputFile) -> Reader | None:
        """The first reader that recognises the file, else the first that does by the spelling of its columns, or None."""
        for reader in self.reads:
            if reader.recognises(file):
                return reader
        return next((each for each in self.reads if isinstance(each, Spelled) and each.recognises_spelled(file)), None)


def load_loaders(*extra: Path) -> dict[str, Loader]:
    """Every shipped loader and those in extra folders, by id.

    Raises:
        LoaderError: a file breaks the contract; the message names it.
    """
    folders = (shipped_folder("loaders"), *extra)
    return {key: loader for key, (loader, _) in discover(folders, "LOADER", Loader, LoaderError, packages=True).items()}
