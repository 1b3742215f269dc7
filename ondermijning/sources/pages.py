"""Answers that come in pages: each says how much there is over all of them, so that a missing page is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Reader


@runtime_checkable
class Paged(Protocol):
    """A reader of a format in which a file is one page of an answer."""

    def total(self, file: InputFile) -> int | None:
        """The number of rows that a page says there are over all pages, if it says so."""


def missing_pages(readable: Iterable[tuple[InputFile, Reader]], rows: int) -> Iterator[str]:
    """A note when the pages of a delivery hold fewer rows than one of them says there are."""
    totals = [reader.total(file) for file, reader in readable if isinstance(reader, Paged)]
    stated = max((total for total in totals if total is not None), default=0)
    if rows < stated:
        yield f"{rows} rows, where a page says that there are {stated} in all; load the other pages too"
