"""Whether a file shows by itself that it is a part of what its register speaks for: a quarter, a year, a neighbourhood.

Taken for the whole, such a file would end everything that it lacks. Nothing of a value comes out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from ondermijning.normalise.identifiers import postcode
from ondermijning.sources.mapping.columns import reordered
from ondermijning.sources.mapping.suggest_values import as_date
from ondermijning.sources.rows import Row, RowRejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ondermijning.sources.files.csv import CsvReader

_OF_THE_LIST = "datumoverzicht"  # when the list was made, and not what stands in it
_AREA = re.compile(r"buurt|wijk|stadsdeel")
_YEAR = re.compile(r"(19|20)[0-9]{2}$")  # at the end of what a row of a register speaks for that is kept by year
_SEVERAL = 2


@dataclass(slots=True)
class _Column:
    """What the values of a column have in common.

    Args:
        told: what it means that they do, in Dutch.
        of: where a value lies; None if it does not say.
        differ: the values themselves must differ for it to mean anything; else they must all be one.
        filled: rows that have a value.
        values, places: as many different ones as decide.
    """

    told: str
    of: Callable[[str], str | None]
    differ: bool = True
    filled: int = 0
    values: set[str] = field(default_factory=set)
    places: set[str | None] = field(default_factory=set)

    def see(self, value: str) -> None:
        """Take a value into account."""
        self.filled += 1
        if len(self.values) < _SEVERAL:
            self.values.add(value)
        if len(self.places) < _SEVERAL:
            self.places.add(self.of(value))

    def shows(self, rows: int) -> bool:
        """Whether at least half of so many rows, and more than one, lie together."""
        together = len(self.places) == 1 and None not in self.places and self.differ == (len(self.values) > 1)
        return together and self.filled >= max(_SEVERAL, rows / 2)


def part_shown(
    rows: Iterable[Mapping[str, str]], reader: CsvReader, columns: Mapping[str, str], orders: Mapping[str, str]
) -> str:
    """Why a file must be a part, in Dutch; empty where it does not show.

    Args:
        rows: every row of the file, under its own names.
        reader: the table that it goes into.
        columns: their name → our column.
        orders: our column → the order of day, month and year in it, where it is an unusual one.
    """
    watched: dict[str, list[_Column]] = {}
    number, area = 0, ""
    for number, row in enumerate(rows, 1):
        if number == 1:
            area = _spoken_of(row, reader, columns, orders)
        for theirs, value in row.items():
            if theirs not in watched:
                ours = columns.get(theirs, "")
                watched[theirs] = [*_of_area(theirs), *_watched(ours, orders.get(ours), area)]
            for column in watched[theirs]:
                column.see(value)
    return next((each.told for found in watched.values() for each in found if each.shows(number)), "")


def _spoken_of(row: Mapping[str, str], reader: CsvReader, columns: Mapping[str, str], orders: Mapping[str, str]) -> str:
    """What the first row speaks for as a part of the whole: a year, where the register is kept by year."""
    ours = {columns[theirs]: value for theirs, value in row.items() if theirs in columns}
    cells = {name: reordered(value, orders[name]) if name in orders else value for name, value in ours.items()}
    try:
        return reader.subject(Row(cells, "", {}))
    except RowRejected:
        return ""


def _watched(ours: str, order: str | None, area: str) -> Iterator[_Column]:
    if "datum" in ours and ours != _OF_THE_LIST:
        yield _Column(f"alle datums in {ours} liggen in één kwartaal", partial(_quarter, order))
        if not _YEAR.search(area):
            yield _Column(f"alle datums in {ours} liggen in één jaar", partial(_year, order))
    elif ours.endswith("postcode"):
        yield _Column(f"alle postcodes in {ours} hebben dezelfde vier cijfers", _digits)


def _year(order: str | None, value: str) -> str | None:
    found = as_date(reordered(value, order) if order else value)
    return str(found.day.year) if found else None


def _quarter(order: str | None, value: str) -> str | None:
    found = as_date(reordered(value, order) if order else value)
    return f"{found.day.year}K{(found.day.month + 2) // 3}" if found and found.precision != "jaar" else None


def _of_area(theirs: str) -> Iterator[_Column]:
    if _AREA.search(theirs):
        yield _Column(
            "een kolom met de buurt, de wijk of het stadsdeel heeft overal dezelfde waarde", str, differ=False
        )


def _digits(value: str) -> str | None:
    try:
        return postcode(value)[:4]
    except ValueError:
        return None
