"""The reader of tables, in CSV or on a sheet: strict about quotes and widths so that no value lands in another column.

Separator and encoding are found out, since every export has its own; names of columns are compared without case.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from ondermijning.errors import DeliveryError
from ondermijning.language import deferred, say
from ondermijning.normalise.dates import parse_date
from ondermijning.normalise.faults import LOST_ZEROS, Faults
from ondermijning.normalise.identifiers import lost_zeros
from ondermijning.sources.door import Door
from ondermijning.sources.files.csv_gate import Gate, Source
from ondermijning.sources.files.csv_header import DELIMITERS, found_header, likely_headers, possible_headers
from ondermijning.sources.files.csv_pieces import REMARK, Cells, gathered
from ondermijning.sources.files.csv_text import TextPieces
from ondermijning.sources.files.encodings import stated_encoding
from ondermijning.sources.files.text_blocks import text_blocks
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

__all__ = ["DELIMITERS", "Cells", "CsvReader", "headers", "likely_header_rows", "required"]

_TOTAL = re.compile(
    r"(?:(?:eind|sub|generaal|algemeen) ?)?tota(?:al|len)(?: generaal)?:?|(?:grand )?total:?", re.IGNORECASE
)
_LONGEST_NAME = 80
_NO_COLUMN = deferred("has a column in the mapping that the file does not have")
_OTHER_SHEETS = deferred("is one of several sheets; the others were not read")
_ABOVE = deferred("stands below lines above the header, which were not read")


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
        headed: a column that every row has, and what a header calls it by its letters; found out.
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
    headed: tuple[str, str] = field(init=False, default=("", ""))

    def __post_init__(self) -> None:
        given = self.subject
        column = min(self.least - self.pseudonymised, default="")
        heading = min(self.mapping.theirs([column]), default=column) if self.mapping else column
        object.__setattr__(self, "headed", (column, _letters(heading)))
        object.__setattr__(self, "subject", lambda row: given(self._whole(row)))

    @property
    def allowed(self) -> frozenset[str]:
        """The columns that pass the door."""
        return self.columns

    def recognises(self, file: InputFile) -> bool:
        """Whether a header, with one of the separators or on the sheet, holds the required columns under their own names."""
        return any(map(self._fits_exactly, headers(file, self._sheet)))

    def recognises_spelled(self, file: InputFile) -> bool:
        """Whether a header holds the required columns by their letters and digits: ``KVK-nummer`` for ``kvk_nummer``."""
        return any(map(self._fits, headers(file, self._sheet)))

    def reference_date(self, file: InputFile) -> date | None:
        """The date that the file states, if this format has one."""
        if self.date_in_row is None:
            return self.date_in(file)
        rows = CsvReader.rows(self, file, Door(self.allowed, self.pseudonymised, lambda _text: None))
        first = next((row for row in rows if not isinstance(row.data, RowRejected)), None)
        return self.date_in_row(self._whole(first)) if first else None

    def stated(self, row: Row[Any]) -> date | None:
        """The day of which a row speaks, if it says so."""
        return self.dated(self._whole(row))

    def shape(self, row: Row[Any]) -> Iterable[Outcome]:
        """All records of a row, or RowRejected before any of them."""
        found = list(self.records(self._whole(row)))
        for name, reason in row.header.items():
            if name.startswith(REMARK):
                found.append(Remark(name.removeprefix(REMARK), reason))
        return found

    def _whole(self, row: Row[Any]) -> Row[Cells]:
        """A row that has cells and speaks of one thing; raises RowRejected for another."""
        data = row.data
        if isinstance(data, RowRejected):
            raise data
        if not self.least <= data.keys() and any(map(_TOTAL.fullmatch, data.values())):
            raise RowRejected("regel", say("is a row of totals, which speaks of no one thing"))
        column, heading = self.headed
        text = data.get(column, "")
        if text[:1].isalpha() and len(text) <= _LONGEST_NAME and _letters(text.casefold()) == heading:
            raise RowRejected("regel", say("repeats the header"))
        return row

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
        table = sheet_table(file, self._sheet, (self._fits_exactly, self._fits), self._uses)
        remarks = {"blad": say(_OTHER_SHEETS)} if table.others else {}
        gate = self._gate(table.names, door)
        return self._admitted(gate, gathered(table.placed, gate.places), remarks | self._absent(table.names))

    def _text_batches(self, file: InputFile, door: Door) -> Iterator[CsvBatch]:
        with file.open() as stream:
            blocks = text_blocks(file, stream)
            block = next(blocks, "")
            header = found_header(block, self._fits_exactly, self._fits)
            if header is None:
                raise DeliveryError(
                    say("lacks {columns}.", columns=", ".join(sorted(self._wanted))), where=f"{file.name}, regel 1"
                )
            _refuse_repeated(file, header.names, header.lines)
            gate = self._gate(header.names, door)
            below = chain([block[header.size :]], blocks)
            width = len(header.names)
            pieces = TextPieces(file, below, header.delimiter, width, gate.places, header.lines + 1)
            remarks = {"kop": say(_ABOVE)} if header.above else {}
            yield from self._admitted(gate, pieces, remarks | self._absent(header.names))

    def _gate(self, names: list[str], door: Door) -> Gate:
        """What decides which cells of a file pass, by its header in lower case; a column without a name never does."""
        if self.mapping:
            return Gate(self, self.mapping.applied(names, door), door)
        return Gate(self, [Source(name, place) for place, name in enumerate(self.known(names))], door)

    def known(self, names: list[str]) -> list[str]:
        """The names of a header as the loader knows them: under their own name, else by their letters and digits.

        Raises:
            DeliveryError: two columns are one by their letters.
        """
        spelled = _by_letters(self.columns, self.required)
        exact = self.columns & frozenset(names)
        found = [name if name in exact else spelled.get(_letters(name), name) for name in names]
        found = [name if ours in exact else ours for name, ours in zip(names, found, strict=True)]
        ours = [name for name in found if name in self.columns]
        if len(set(ours)) < len(ours):
            raise DeliveryError(
                say("has two columns that are one in {format}.", format=self.format),
                advice=say("Leave one of them out."),
            )
        return found

    def _absent(self, names: list[str]) -> Cells:
        """A remark on each column of the mapping that a file does not have."""
        return dict.fromkeys(self.mapping.absent(names), say(_NO_COLUMN)) if self.mapping else {}

    def _admitted(self, gate: Gate, pieces: Iterable[Piece], remarks: Mapping[str, str]) -> Iterator[CsvBatch]:
        """What passes of all pieces; the first row tells what is strange about the file as a whole: field → reason."""
        header = {f"{REMARK}{name}": reason for name, reason in remarks.items()}
        for piece in pieces:
            yield gate.batch(piece, header)
            if len(piece.positions):
                header = {}

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

    def lacking(self, names: Iterable[str]) -> list[str]:
        """The names without which there is no table of this format, and which a header does not have."""
        given = frozenset(names)
        spelled = frozenset() if self.mapping else frozenset(map(_letters, given))
        return sorted(name for name in self._wanted if name not in given and _letters(name) not in spelled)

    def _fits_exactly(self, names: Iterable[str]) -> bool:
        return self._wanted <= frozenset(names)

    def _fits(self, names: Iterable[str]) -> bool:
        if self.mapping:
            return self._fits_exactly(names)
        return frozenset(map(_letters, self.required)) <= frozenset(map(_letters, names))

    def _uses(self, name: str) -> bool:
        if self.mapping:
            return name in self.mapping.columns
        return name in self.columns or _letters(name) in _by_letters(self.columns, self.required)


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
        raise RowRejected(name, say("is missing"))
    if isinstance(found, str) and lost_zeros(row.data[name], found):
        row.header = {**row.header, f"{REMARK}{name}": say(LOST_ZEROS)}
    return found


def stated_day(row: Row[Cells]) -> date | None:
    """The day that a line says its list is of, in ``peildatum``, if it gives one that can be read."""
    found = Faults().read("peildatum", parse_date, row.data.get("peildatum"))
    return found.day if found else None


def headers(file: InputFile, sheet: str | None = None) -> list[list[str]]:
    """What may be the header of a file, as names in lower case: its first lines by each separator, or rows of its sheets.

    Args:
        file: any file.
        sheet: name of the sheet of a workbook; all that are not hidden if None.
    """
    if is_workbook(file):
        return [list(names) for names in top_rows(file, sheet)]
    return [header.names for header in possible_headers(_text_of(file.head()))]


def likely_header_rows(file: InputFile) -> list[list[str]]:
    """The first rows of a file that nobody knows, by the separator that it most likely has, or those of its sheets."""
    if is_workbook(file):
        return [list(names) for names in top_rows(file, None)]
    return likely_headers(_text_of(file.head()))


def _text_of(head: bytes) -> str:
    """The text with which a file begins; its last line may be cut."""
    if stated := stated_encoding(head):
        return head[len(stated.mark) :].decode(stated.name, "replace")
    try:
        return getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return head.decode("cp1252", "replace")


@lru_cache(256)
def _by_letters(columns: frozenset[str], wanted: frozenset[str]) -> dict[str, str]:
    """Columns by their letters and digits; of two that are written alike the one without which there is no table."""
    return {_letters(name): name for name in (*sorted(columns), *sorted(wanted))}


@lru_cache(4096)
def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name))


def _refuse_repeated(file: InputFile, names: list[str], line: int) -> None:
    named = [name for name in names if name]
    if len(set(named)) < len(named):
        raise DeliveryError(
            say("has two columns of one name."),
            where=f"{file.name}, regel {line}",
            advice=say("Give every column its own name."),
        )
