"""The CSV reader: one line per row, strict about quotes and widths so that no value ever lands in another column.

Separator and encoding are found out, since every export has its own; names of columns are compared without case.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, TypeAlias, TypeVar

from ondermijning.errors import DeliveryError
from ondermijning.sources.files import unreadable
from ondermijning.sources.rows import Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from ondermijning.sources.door import Door
    from ondermijning.sources.files import InputFile
    from ondermijning.sources.loader import Scope
    from ondermijning.sources.rows import Outcome

Cells: TypeAlias = dict[str, str]
Value = TypeVar("Value")

DELIMITERS = (";", ",", "\t")
MAX_LINE = 4 * 1024 * 1024
_CHUNK = 1024 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UNREADABLE = (OSError, EOFError, zlib.error, zipfile.BadZipFile)
_AGAIN = "Ask for the delivery again."


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
        clear_when: for a pseudonymised column, the rows in which its value may stay as it is, judged by the columns
            that are never pseudonymised. In every other row, and for every other column, it is replaced.
        listed: columns that hold several values with ``|``, else commas or blanks, between them; each passes the door by
            itself, and they come out with ``|`` between them, an empty place where one did not pass.
        date_in: the date a file states for its contents, if it states any.
    """

    format: str
    scope: Scope
    columns: frozenset[str]
    required: frozenset[str]
    records: Callable[[Row[Cells]], Iterable[Outcome]]
    subject: Callable[[Row[Any]], str]
    pseudonymised: frozenset[str] = frozenset()
    clear_when: Mapping[str, Callable[[Mapping[str, str]], bool]] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    date_in: Callable[[InputFile], date | None] = lambda _file: None

    def __post_init__(self) -> None:
        given = self.subject
        object.__setattr__(self, "subject", lambda row: given(_whole(row)))

    @property
    def allowed(self) -> frozenset[str]:
        """The columns that pass the door."""
        return self.columns

    def recognises(self, file: InputFile) -> bool:
        """Whether the header, with one of the separators, holds the required columns."""
        head = file.head()
        encoding = _marked(head) or "latin-1"
        return self._dialect(head.decode(encoding, "replace")) is not None

    def reference_date(self, file: InputFile) -> date | None:
        """The date that the file states, if this format has one."""
        return self.date_in(file)

    def shape(self, row: Row[Any]) -> Iterable[Outcome]:
        """All records of a row, or RowRejected before any of them."""
        return list(self.records(_whole(row)))

    def rows(self, file: InputFile, door: Door) -> Iterator[Row[Cells | RowRejected]]:
        """Every row of the file, streamed.

        Raises:
            DeliveryError: a header with a repeated name, a quote that is not closed, a NUL, a field over 131,072 signs,
                or text in no known encoding.
        """
        encoding = _encoding(file)
        with file.open() as stream:
            text = io.TextIOWrapper(stream, encoding=encoding, newline="")
            lines = _lines(file, text)
            first = next(lines, "")
            delimiter = self._dialect(first)
            if delimiter is None:
                raise DeliveryError("lacks " + ", ".join(sorted(self.required)) + ".", where=f"{file.name}, regel 1")
            names = _names(file, first, delimiter)
            admitted = [(place, name) for place, name in enumerate(names) if name and door.admits(name)]
            for position, cells in _records(file, lines, delimiter, len(names)):
                data = cells if isinstance(cells, RowRejected) else self._admit(cells, admitted, door)
                yield Row(data, position, {})

    def _dialect(self, text: str) -> str | None:
        """The separator under which the first line holds the required columns."""
        first = re.split(r"[\r\n]", text, maxsplit=1)[0]
        return next((sign for sign in DELIMITERS if self.required <= set(_split(first, sign))), None)

    def _admit(self, cells: list[str], admitted: list[tuple[int, str]], door: Door) -> Cells:
        found = {name: value for place, name in admitted if (value := cells[place].strip())}
        open_ones = {name: value for name, value in found.items() if name not in self.pseudonymised}
        return {name: kept for name, value in found.items() if (kept := self._value(name, value, open_ones, door))}

    def _value(self, name: str, value: str, open_ones: Mapping[str, str], door: Door) -> str | None:
        if name in self.clear_when and self.clear_when[name](open_ones):
            return value
        if name not in self.listed:
            return door.value(name, value)
        parts = [door.value(name, part.strip()) or "" for part in re.split(r"\|" if "|" in value else r"[\s,]+", value)]
        return "|".join(parts) if any(parts) else None


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


def _records(
    file: InputFile, lines: Iterator[str], delimiter: str, width: int
) -> Iterator[tuple[str, list[str] | RowRejected]]:
    """Position and cells of every row below the header."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            position, height = f"regel {before + 2}", reader.line_num - before
            before = reader.line_num
            if cells and not (before == 1 and _is_ruler(cells)):
                yield position, _fault(cells, delimiter, width, height) or cells
    except csv.Error as problem:
        place = f"{file.name}, regel {before + 2}"
        raise DeliveryError(f"is no valid CSV from here ({problem}).", where=place, advice=_AGAIN) from problem


def _is_ruler(cells: list[str]) -> bool:
    """Whether a row is the line of dashes that some databases print under the header."""
    return all(cell.strip("- ") == "" and "-" in cell for cell in cells)


def _fault(cells: list[str], delimiter: str, width: int, height: int) -> RowRejected | None:
    """What makes a row unfit to read by column."""
    if len(cells) != width:
        return RowRejected("regel", f"has {len(cells)} fields under a header of {width}")
    # A text of several lines is usual; one that also holds the separators of whole lines is most likely several rows.
    inside = sum(cell.count(delimiter) for cell in cells if "\n" in cell or "\r" in cell)
    if height > 1 and inside >= (height - 1) * (width - 1):
        return RowRejected("regel", f"a quote opens that may have swallowed the next {height - 1} lines")
    return None


def _lines(file: InputFile, text: IO[str]) -> Iterator[str]:
    """Physical lines, with everything refused that would make a parser guess."""
    number = 0
    try:
        while line := text.readline(MAX_LINE):
            number += 1
            if "\0" in line:
                raise DeliveryError("holds a NUL sign.", where=f"{file.name}, regel {number}", advice=_AGAIN)
            if len(line) == MAX_LINE:
                raise DeliveryError("holds a line without end.", where=f"{file.name}, regel {number}", advice=_AGAIN)
            yield line
    except UnicodeError:
        # Not chained: the original holds the contents of the file.
        raise DeliveryError(
            "is in no known encoding.", where=f"{file.name}, regel {number + 1}", advice="Export it as UTF-8."
        ) from None
    except _UNREADABLE as problem:
        raise unreadable(file, problem) from problem


def _marked(head: bytes) -> str | None:
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def _encoding(file: InputFile) -> str:
    """The encoding by its mark, else UTF-8 if the whole file is, else Windows-1252."""
    if marked := _marked(file.head()):
        return marked
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open() as stream:
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            return "cp1252"
        except _UNREADABLE as problem:
            raise unreadable(file, problem) from problem
    if decoder.getstate()[0]:
        raise DeliveryError("ends in the middle of a letter.", where=file.name, advice=_AGAIN)
    return "utf-8"
