"""The parts of an XLSX workbook, read with care: no DTD, no growth beyond what office files show, nothing unpacked to disk.

Source of the form: ECMA-376 part 1, SpreadsheetML, transitional and strict.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from contextlib import contextmanager
from functools import cached_property, lru_cache
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from ondermijning.errors import DeliveryError
from ondermijning.language import deferred, say
from ondermijning.sources.files.input_files import unreadable
from ondermijning.sources.files.xlsx_values import CellTexts, is_date_format, string_of
from ondermijning.sources.files.zips import DAMAGED, safe_members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.sources.files.input_files import InputFile

MAX_BYTES = 200 * 1024**2  # of the file, which is held in memory while it is read
MAX_PART_BYTES = 4 * 1024**3
MAX_STRINGS_BYTES = 512 * 1024**2  # of the texts that cells share, which are held too
MAX_COLUMNS = 16_384
BOOK = "xl/workbook.xml"
AGAIN = deferred("Ask for the delivery again.")


class Sheet(NamedTuple):
    """A sheet with cells.

    Args:
        name: as on its tab.
        part: the XML part with its rows.
        hidden: whether people who open the workbook do not see it.
    """

    name: str
    part: str
    hidden: bool


class Workbook:
    """One workbook, held packed in memory."""

    def __init__(self, file: InputFile) -> None:
        self.file = file
        data = packed(file)
        self._sizes = {info.filename: info.file_size for info in safe_members(file.name, lambda: io.BytesIO(data))}
        self._archive = zipfile.ZipFile(io.BytesIO(data))

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The sheets with cells, in the order of their tabs."""
        book, targets = self._book, self._targets
        found = []
        for each in book.iterfind("{*}sheets/{*}sheet"):
            relation = next((value for name, value in each.attrib.items() if name.endswith("}id")), "")
            kind, part = targets.get(relation, ("", ""))
            if kind == "worksheet":
                found.append(Sheet(each.get("name", ""), part, each.get("state", "visible") != "visible"))
        return found

    def chosen(self, name: str | None) -> list[Sheet]:
        """The sheet of that name, or all that people see; none if there is none of that name.

        Raises:
            DeliveryError: no name is given and every sheet is hidden.
        """
        if name is not None:
            return [each for each in self.sheets if each.name.casefold() == name.casefold()][:1]
        found = [each for each in self.sheets if not each.hidden]
        if not found:
            raise DeliveryError(
                say("has no visible sheet."),
                where=self.file.name,
                advice=say("Name the sheet in a mapping file (blad)."),
            )
        return found

    def rows(self, sheet: Sheet) -> Iterator[Any]:
        """The row elements of a sheet, each freed when the next is asked for."""
        return self._elements(sheet.part, "worksheet", "row", MAX_PART_BYTES)

    def names(self, row: Any) -> tuple[str, ...]:
        """The cells of a row as names of columns; what is no text has none."""
        found: dict[int, str] = {}
        for column, cell in cells_of(self.file, row):
            try:
                found[column] = " ".join(self.texts.text(cell).split()).casefold()
            except ValueError:
                continue
        return tuple(found.get(column, "") for column in range(max(found, default=-1) + 1))

    @cached_property
    def texts(self) -> CellTexts:
        """What turns its cells into text."""
        properties = self._book.find("{*}workbookPr")
        from_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
        return CellTexts(self._strings, self._dates, from_1904=from_1904)

    @cached_property
    def _book(self) -> Any:
        return self._document(BOOK)

    @cached_property
    def _targets(self) -> dict[str, tuple[str, str]]:
        """Relation of the workbook → its kind and part."""
        return {
            each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], _part_of(each.get("Target", "")))
            for each in self._document("xl/_rels/workbook.xml.rels").iterfind("{*}Relationship")
            if each.get("TargetMode") != "External"
        }

    def _part_of_kind(self, kind: str) -> str | None:
        return next((part for known, part in self._targets.values() if known == kind), None)

    @property
    def _strings(self) -> list[str]:
        part = self._part_of_kind("sharedStrings")
        return [string_of(each) for each in self._elements(part, "sst", "si", MAX_STRINGS_BYTES)] if part else []

    @property
    def _dates(self) -> list[bool]:
        part = self._part_of_kind("styles")
        if part is None:
            return []
        styles = self._document(part)
        codes = {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iterfind("{*}numFmts/{*}numFmt")}
        ids = [each.get("numFmtId", "0") for each in styles.iterfind("{*}cellXfs/{*}xf")]
        return [is_date_format(int(each) if each.isdigit() else 0, codes.get(each)) for each in ids]

    def _document(self, part: str) -> Any:
        """A small part, whole."""
        *_, (_, root) = self._events(part, MAX_STRINGS_BYTES, ("end",), None)
        return root

    def _elements(self, part: str, root: str, name: str, most: int) -> Iterator[Any]:
        wanted = (f"{{*}}{root}", f"{{*}}{name}")
        for event, element in self._events(part, most, ("start", "end"), wanted):
            if event == "end" and element.tag.rpartition("}")[2] == name:
                yield element
                _free(element)

    def _events(self, part: str, most: int, events: tuple[str, ...], wanted: Any) -> Iterator[tuple[str, Any]]:
        with self._opened(part, most) as stream:
            parser = etree.iterparse(
                stream,
                events=events,
                tag=wanted,
                load_dtd=False,
                no_network=True,
                resolve_entities=False,
                remove_comments=True,
                remove_pis=True,
            )
            checked = False
            for event, element in parser:
                if not checked:
                    self._refuse_dtd(element)
                    checked = True
                yield event, element

    def _refuse_dtd(self, element: Any) -> None:
        info = element.getroottree().docinfo
        if info.doctype or info.internalDTD is not None:
            raise self._error(say("has a DTD, which no workbook has."), say("Do not load this file."))

    @contextmanager
    def _opened(self, part: str, most: int) -> Iterator[IO[bytes]]:
        """A part as a stream; everything that is wrong with it is one error without its contents."""
        if self._sizes.get(part, most + 1) > most:
            raise self._error(say("lacks a part, or has one that is too large."), say(AGAIN))
        try:
            with self._archive.open(part) as stream:
                yield stream
        except (*DAMAGED, etree.XMLSyntaxError) as problem:
            raise self._error(say("is a damaged workbook."), say(AGAIN)) from problem

    def _error(self, what: str, advice: str) -> DeliveryError:
        return DeliveryError(what, where=self.file.name, advice=advice)


def cells_of(file: InputFile, row: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row with the number of their column, from 0.

    Raises:
        DeliveryError: they are in no order, or stand beyond the last column that a sheet has.
    """
    column = -1
    for cell in row.iterfind("{*}c"):
        given = _column(cell.get("r", "").rstrip("0123456789"))
        before, column = column, column + 1 if given is None else given
        if not before < column < MAX_COLUMNS:
            raise DeliveryError(say("is a damaged workbook."), where=file.name, advice=say(AGAIN))
        yield column, cell


def packed(file: InputFile) -> bytes:
    """The bytes of a workbook.

    Raises:
        DeliveryError: there are too many, or they cannot be read.
    """
    try:
        with file.open() as stream:
            data = stream.read(MAX_BYTES + 1)
    except DAMAGED as problem:
        raise unreadable(file, problem) from problem
    if len(data) > MAX_BYTES:
        raise DeliveryError(say("is a workbook of over 200 MB."), where=file.name, advice=say("Give it as CSV."))
    return data


@lru_cache(maxsize=1024)
def _column(letters: str) -> int | None:
    """The number of a column from 0, of letters such as ``AB``; None where none are written."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _part_of(target: str) -> str:
    """The part that a relation of the workbook leads to."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _free(element: Any) -> None:
    """Drop an element and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
