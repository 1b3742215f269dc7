"""The reader of tables, in CSV or on a sheet: strict about quotes and widths so that no value lands in another column.

Separator and encoding are found out, since every export has its own; names of columns are compared without case.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from ondermijning.errors import DeliveryError
from ondermijning.sources.door import Door
from ondermijning.sources.files.csv_gate import Gate, Source
from ondermijning.sources.files.csv_pieces import Cells, gathered
from ondermijning.sources.files.csv_text import TextPieces
from ondermijning.sources.files.encodings import stated_encoding
from ondermijning.sources.files.text_blocks import first_line, text_blocks
from ondermijning.sources.files.xlsx import is_workbook, sheet_table, top_rows
from ondermijning.sources.rows import Remark, Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from ondermijning.sources.files.csv_gate import Proof
    from ondermijning.sources.files.csv_pieces import CsvBatch, Piece
    from ondermijning.sources.files.input_files import InputFile
    from ondermijning.sources.loader import Scope
    from ondermijning.sources.mapping.columns import ColumnMapping
    from ondermijning.sources.rows import Outcome

Value = TypeVar("Value")

__all__ = ["DELIMITERS", "Cells", "CsvReader", "headers", "required"]

DELIMITERS = (";", ",", "\t")
_REMARK = "opmerking "  # in the header of the first good row: the field of a remark on the whole file

_NO_COLUMN = "has a column in the mapping that the file does not have"


@dataclass(frozen=True, slots=True)
class CsvReader:
    """A format in which every line is one row under a header of names.

    A row whose width differs from the header is given on as a ``RowRejected`` in place of its cells, so that it ends
    among the rejects with its line; ``shape`` and ``subject`` raise it.

    Args:
        format: name and version, for people.
        scope: what silence means.
        columns: lower-case names of the columns that pass the door.
        required: the columns that make a file of this format.
        records: the loader's mapping of a row; empty cells are absent from the row.
        subject: the area or subject a row speaks about.
        pseudonymised: columns whose values become an HMAC.
        clear_when: for a pseudonymised column, what proves that its value may stay as it is. In every other row, and for
            every other column, it is replaced.
        listed: columns that hold several values with ``|``, else commas or blanks, between them; each passes the door by
            itself, and they come out with ``|`` between them, an empty place where one did not pass.
        date_in: the date a file states for its contents, if it states any.
        date_in_row: instead of that, the date that every row states for the whole file.
        dated: the day of which a row speaks, if it says so; of two rows about one thing the newest counts.
        required_mapped: the columns that a mapping must give; those of ``required`` if None.
        mapping: whose columns stand for which of these; None for a file that has these names itself.
    """

    format: str
    scope: Scope
    columns: frozenset[str]
    required: frozenset[str]
    records: Callable[[Row[Cells]], Iterable[Outcome]]
    subject: Callable[[Row[Any]], str]
    pseudonymised: frozenset[str] = frozenset()
    clear_when: Mapping[str, Proof] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    date_in: Callable[[InputFile], date | None] = lambda _file: None
    date_in_row: Callable[[Row[Cells]], date | None] | None = None
    dated: Callable[[Row[Cells]], date | None] = lambda _row: None
    required_mapped: frozenset[str] | None = None
    mapping: ColumnMapping | None = None

    def __post_init__(self) -> None:
        given = self.subject
        object.__setattr__(self, "subject", lambda row: given(_whole(row)))

    @property
    def allowed(self) -> frozenset[str]:
        """The columns that pass the door."""
        return self.columns

    def recognises(self, file: InputFile) -> bool:
        """Whether the header, with one of the separators or on the sheet, holds the required columns."""
        return any(map(self._fits, headers(file, self._sheet)))

    def reference_date(self, file: InputFile) -> date | None:
        """The date that the file states, if this format has one."""
        if self.date_in_row is None:
            return self.date_in(file)
        rows = CsvReader.rows(self, file, Door(self.allowed, self.pseudonymised, lambda _text: None))
        first = next((row for row in rows if not isinstance(row.data, RowRejected)), None)
        return self.date_in_row(_whole(first)) if first else None

    def stated(self, row: Row[Any]) -> date | None:
        """The day of which a row speaks, if it says so."""
        return self.dated(_whole(row))

    def shape(self, row: Row[Any]) -> Iterable[Outcome]:
        """All records of a row, or RowRejected before any of them."""
        found = list(self.records(_whole(row)))
        for name, reason in row.header.items():
            if name.startswith(_REMARK):
                found.append(Remark(name.removeprefix(_REMARK), reason))
        return found

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Cells | RowRejected]]:
        """Every row of the file, streamed.

        Raises:
            DeliveryError: a header with a repeated name, a quote that is not closed, a NUL, a field over 131,072 signs,
                text in no known encoding, or a damaged workbook.
        """
        return chain.from_iterable(batch.rows() for batch in self.batches(file, door))

    def batches(self, file: InputFile, door: Door) -> Iterator[CsvBatch]:
        """Every row of the file, streamed in columns; ``rows`` gives the same one by one.

        Raises:
            DeliveryError: as for ``rows``.
        """
        return self._sheet_batches(file, door) if is_workbook(file) else self._text_batches(file, door)

    def _sheet_batches(self, file: InputFile, door: Door) -> Iterator[CsvBatch]:
        table = sheet_table(file, self._sheet, self._fits, self._uses)
        remarks = {"blad": "is one of several sheets; the others were not read"} if table.others else {}
        gate = self._gate(table.names, door)
        return self._admitted(gate, gathered(table.placed, gate.places), remarks | self._absent(table.names))

    def _text_batches(self, file: InputFile, door: Door) -> Iterator[CsvBatch]:
        with file.open() as stream:
            blocks = text_blocks(file, stream)
            block = next(blocks, "")
            header = first_line(block)
            delimiter = self._dialect(header)
            if delimiter is None:
                raise DeliveryError("lacks " + ", ".join(sorted(self._wanted)) + ".", where=f"{file.name}, regel 1")
            names = _names(file, header, delimiter)
            gate = self._gate(names, door)
            below = chain([block[len(header) :]], blocks)
            pieces = TextPieces(file, below, delimiter, len(names), gate.places)
            yield from self._admitted(gate, pieces, self._absent(names))

    def _gate(self, names: list[str], door: Door) -> Gate:
        """What decides which cells of a file pass, by its header in lower case; a column without a name never does."""
        if self.mapping:
            return Gate(self, self.mapping.applied(names, door), door)
        return Gate(self, [Source(name, place) for place, name in enumerate(self.known(names))], door)

    def known(self, names: list[str]) -> list[str]:
        """The names of a header as the loader knows them."""
        return names

    def _absent(self, names: list[str]) -> Cells:
        """A remark on each column of the mapping that a file does not have."""
        return dict.fromkeys(self.mapping.absent(names), _NO_COLUMN) if self.mapping else {}

    def _admitted(self, gate: Gate, pieces: Iterable[Piece], remarks: Mapping[str, str]) -> Iterator[CsvBatch]:
        """What passes of all pieces; the first row tells what is strange about the file as a whole: field → reason."""
        header = {f"{_REMARK}{name}": reason for name, reason in remarks.items()}
        for piece in pieces:
            yield gate.batch(piece, header)
            if len(piece.positions):
                header = {}

    def _dialect(self, header: str) -> str | None:
        """The separator under which the first line holds the required columns."""
        first = header.rstrip("\r\n")
        return next((sign for sign in DELIMITERS if self._fits(_split(first, sign))), None)

    @property
    def least(self) -> frozenset[str]:
        """The columns that a mapping must give."""
        return self.required if self.required_mapped is None else self.required_mapped

    @property
    def _sheet(self) -> str | None:
        return self.mapping.sheet if self.mapping else None

    @property
    def _wanted(self) -> frozenset[str]:
        """The names that make a file of this format."""
        return self.mapping.theirs(self.least) if self.mapping else self.required

    def _fits(self, names: Iterable[str]) -> bool:
        return self._wanted <= {" ".join(name.split()) for name in names}

    def _uses(self, name: str) -> bool:
        return name in (self.mapping.columns if self.mapping else self.columns)


def required(row: Row[Cells], name: str, parse: Callable[[str], Value | None]) -> Value:
    """A value without which a row says nothing.

    Raises:
        RowRejected: it is missing, or wrong.
    """
    try:
        found = parse(row.data.get(name, ""))
    except ValueError as problem:
        raise RowRejected(name, str(problem)) from None
    if found is None:
        raise RowRejected(name, "is missing")
    return found


def _whole(row: Row[Any]) -> Row[Cells]:
    if isinstance(row.data, RowRejected):
        raise row.data
    return row


def headers(file: InputFile, sheet: str | None = None) -> list[list[str]]:
    """What may be the header of a file, as names in lower case: its first line by each separator, or rows of its sheet.

    Args:
        file: any file.
        sheet: name of the sheet of a workbook; the first that is not hidden if None.
    """
    if is_workbook(file):
        return [list(names) for names in top_rows(file, sheet)]
    first = re.split(r"[\r\n]", _text_of(file.head()), maxsplit=1)[0]
    return [_split(first, sign) for sign in DELIMITERS]


def _text_of(head: bytes) -> str:
    """The text with which a file begins, or its first line where no mark tells the encoding."""
    if stated := stated_encoding(head):
        return head[len(stated.mark) :].decode(stated.name, "replace")
    line = re.split(rb"[\r\n]", head, maxsplit=1)[0]
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _split(line: str, delimiter: str) -> list[str]:
    """The names in a header line; an unreadable one has none."""
    try:
        names = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []
    return [name.strip().casefold() for name in names]


def _names(file: InputFile, first: str, delimiter: str) -> list[str]:
    names = _split(first, delimiter)
    named = [name for name in names if name]
    if len(set(named)) < len(named):
        raise DeliveryError(
            "has two columns of one name.", where=f"{file.name}, regel 1", advice="Give every column its own name."
        )
    return names
