"""What passes the door of a table, judged by column: each value that may be a number of a person is looked at once."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from ondermijning.language import deferred, say
from ondermijning.normalise.dates import serial_day
from ondermijning.sources.files.csv_pieces import REMARK, CsvBatch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ondermijning.sources.door import Door
    from ondermijning.sources.files.csv import CsvReader
    from ondermijning.sources.files.csv_pieces import Piece


_OF_DAYS = re.compile(r"datum|^geldig_|geldigheid$")
_SERIAL = r"^[1-7][0-9]{4}(?:\.0)?$"
_IS_SERIAL = deferred("is a serial number of a spreadsheet, read as a day")
_NO_BSN = deferred("is no BSN, or its check digit fails: left out")
_NO_IBAN = deferred("is no IBAN, or its check digits fail: left out")


class Proof(NamedTuple):
    """What tells that the value in a pseudonymised column is no number of a person, so that it may stay as it is.

    Args:
        column: another column of the same row. One that is pseudonymised itself proves no more than an empty one.
        proves: whether a value in it proves this; None stands for an empty cell.
    """

    column: str
    proves: Callable[[str | None], bool]


class Source(NamedTuple):
    """Where the cells of one of our columns come from.

    Args:
        name: the column.
        place: of the column in the header of the file; None for a column that has one value in every row.
        change: what becomes of a value that is not empty.
        constant: the one value.
    """

    name: str
    place: int | None
    change: Callable[[str], str] | None = None
    constant: str = ""


class Gate:
    """What of the rows of one file passes the door.

    Args:
        reader: says which columns hold several values, and which may stay as they are.
        sources: the columns that ask to pass.
        door: asked once per column, and for every distinct value of a piece that it replaces.
    """

    def __init__(self, reader: CsvReader, sources: list[Source], door: Door) -> None:
        self._reader = reader
        self._door = door
        self._sources = [source for source in sources if source.name and door.admits(source.name)]
        self._judged = [
            source.name for source in self._sources if door.replaces(source.name) or source.name in reader.listed
        ]

    @property
    def places(self) -> list[int]:
        """The columns of the file that are wanted."""
        return [source.place for source in self._sources if source.place is not None]

    def batch(self, piece: Piece, remarks: Mapping[str, str]) -> CsvBatch:
        """What passes of some rows.

        Args:
            piece: the rows.
            remarks: what the first of them tells about the file.
        """
        given = {source.name: _cells(source, piece) for source in self._sources}
        marked: dict[int, dict[str, str]] = {}
        found = {name: _in_days(name, cells, marked) for name, cells in given.items()}
        replaced = {name: self._replaced(name, found) for name in self._judged}
        for name, cells in replaced.items():
            fault = _NO_IBAN if "iban" in name else _NO_BSN
            _mark(marked, name, _lost(found[name], cells), say(fault))
        passed = found | replaced
        return CsvBatch(
            pa.RecordBatch.from_arrays(list(passed.values()), names=list(passed)),
            piece.positions,
            piece.refused,
            remarks,
            marked,
        )

    def _replaced(self, name: str, found: Mapping[str, pa.StringArray]) -> pa.StringArray:
        """A column after each of its values that may be a number of a person was judged."""
        cells, proof = found[name], self._reader.clear_when.get(name)
        if proof is None:
            return _changed(cells, partial(self._value, name))
        clear = self._proven(proof, found, len(cells))
        return pc.if_else(clear, cells, _changed(pc.if_else(clear, None, cells), partial(self._value, name)))

    def _proven(self, proof: Proof, found: Mapping[str, pa.StringArray], count: int) -> pa.BooleanArray:
        """The rows in which a value may stay as it is."""
        by_empty = bool(proof.proves(None))
        if proof.column not in found or self._is_hidden(proof.column):
            return pa.repeat(by_empty, count)
        values = found[proof.column].dictionary_encode()
        proven = pa.array([bool(proof.proves(value)) for value in values.dictionary.to_pylist()], pa.bool_())
        return proven.take(values.indices).fill_null(by_empty)

    def _is_hidden(self, name: str) -> bool:
        return self._door.replaces(name) or name in self._reader.pseudonymised

    def _value(self, name: str, value: str) -> str | None:
        if name not in self._reader.listed:
            return self._door.value(name, value)
        words = re.split(r"\|" if "|" in value else r"[\s,]+", value)
        parts = [self._door.value(name, word.strip()) or "" for word in words]
        return "|".join(parts) if any(parts) else None


def _in_days(name: str, cells: pa.StringArray, marked: dict[int, dict[str, str]]) -> pa.StringArray:
    """A column of days with those read that a spreadsheet counts as numbers, each with a mark; any other as it is."""
    if not _OF_DAYS.search(name):
        return cells
    serials = pc.match_substring_regex(cells, _SERIAL).fill_null(fill_value=False)
    if not serials.true_count:
        return cells
    changed = _changed(cells, _day_text)
    _mark(marked, name, pc.and_(serials, pc.not_equal(cells, changed)), say(_IS_SERIAL))
    return changed


def _day_text(text: str) -> str:
    try:
        return serial_day(text).isoformat()
    except ValueError:
        return text


def _lost(given: pa.StringArray, passed: pa.StringArray) -> pa.BooleanArray:
    """The rows in which a number, or one of several, did not pass."""
    return pc.and_(pc.is_valid(given), pc.match_substring_regex(passed, r"^\||\|\||\|$").fill_null(fill_value=True))


def _mark(marked: dict[int, dict[str, str]], name: str, rows: pa.BooleanArray, reason: str) -> None:
    if rows.true_count:
        for number in pc.indices_nonzero(rows.fill_null(fill_value=False)).to_pylist():
            marked.setdefault(number, {})[f"{REMARK}{name}"] = reason


def _cells(source: Source, piece: Piece) -> pa.StringArray:
    if source.place is None:
        return pa.repeat(pa.scalar(source.constant or None, pa.string()), len(piece.positions))
    cells = piece.columns[source.place]
    return _changed(cells, source.change) if source.change else cells


def _changed(cells: pa.StringArray, change: Callable[[str], str | None]) -> pa.StringArray:
    """Cells after a change, which sees each distinct value once; null where nothing is left."""
    values = cells.dictionary_encode()
    changed = pa.array([change(value) or None for value in values.dictionary.to_pylist()], pa.string())
    return changed.take(values.indices)
