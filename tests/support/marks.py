"""Marks that keep cases in one city apart: every id, number, postcode and street of a case gets its mark when it goes in, and
loses it when it comes out.

A number keeps its length and its first digits; a postcode is another one; any other id is followed by ``!`` and the number of
its case, a character that sorts before what ids are made of. So order within a case stays as it was. What holds no mark, as a
price index, is of the whole city.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.tables import Row

_KEYS = {
    "belast_met", "bsn_hmac", "buurtcode", "dossiernummer", "functionaris_kvk", "iban_hmac", "insolventienummer", "kvk",
    "links_partij", "namens", "postcode", "rechts_partij", "rsin", "vestigingsnummer", "wijkcode",
    "wozobjectnummer", "zaaknummer",
}  # fmt: skip
PLACE = ("_bron", "_levering", "_bestand", "_positie")
# Numbers of the trade register, of legal persons, of branches and WOZ objects, and of the BAG.
_NUMBER = re.compile(r"(?<!\d)(?:\d{16}|\d{12}|\d{8,9})(?!\d)")
_POSTCODE = re.compile(r"(?<!\d)(\d{4})([A-Z]{2})(?![A-Za-z])")
_NAMED = re.compile(r"!(\d\d)")
_MOST = 99
# Where a number may be marked: behind what says of which municipality and kind it is.
_FIXED = {8: 1, 9: 1, 12: 1, 16: 6}


@dataclass(frozen=True)
class Mark:
    """The mark of one case.

    Args:
        number: of the case in its city, from 1.
        before: how many records other cases put in before it.
        marks: of all cases.
    """

    number: int
    before: int = field(compare=False)
    marks: Marks = field(compare=False, repr=False)

    def inward(self, row: Row) -> Row:
        """A record of the case with its mark."""
        marked = {name: self._cell(name, value) for name, value in row.items()}
        if marked != row and "_positie" in row:
            self.marks.places[row["_bestand"], row["_positie"]] = self
        return marked

    def _cell(self, name: str, value: Any) -> Any:
        if not isinstance(value, str) or not value:
            return value
        if name == "straat":
            return f"!{self.number:02}{value}"
        return self.text(value) if name.endswith("_id") or name in _KEYS else value

    def text(self, text: str) -> str:
        """An id with the mark of the case; what follows a ``#`` is its place within it."""
        head, sign, rest = text.partition("#")
        marked = _POSTCODE.sub(self._postcode, _NUMBER.sub(self._numbered, head))
        return (f"{head}!{self.number:02}" if marked == head else marked) + sign + rest

    def _numbered(self, found: re.Match[str]) -> str:
        """The number with that of the case in the first place where it has two noughts."""
        number = found[0]
        at = number.find("00", _FIXED[len(number)])
        assert at > 0, f"{number} has no room for a mark."
        return self.marks.keep(f"{number[:at]}{self.number:02}{number[at + 2 :]}", number, self)

    def _postcode(self, found: re.Match[str]) -> str:
        district = self.marks.districts.setdefault((self, found[1]), 1000 + len(self.marks.districts))
        return self.marks.keep(f"{district}{found[2]}", found[0], self)

    def outward(self, row: Row) -> Row:
        """A row of the case as it knows it."""
        known = {name: _each_text(value, self._plain) for name, value in row.items()}
        return known | ({"_positie": self.place(row["_positie"])} if row.get("_positie") else {})

    def place(self, position: str) -> str:
        """The position of a record of the case among its own."""
        return str(int(position) - self.before)

    def _plain(self, text: str) -> str:
        return _POSTCODE.sub(self._known, _NUMBER.sub(self._known, _NAMED.sub("", text)))

    def _known(self, found: re.Match[str]) -> str:
        known = self.marks.known.get(found[0])
        return known[0] if known else found[0]


@dataclass
class Marks:
    """The marks of all cases in a city.

    Args:
        known: number or postcode in the city → what it is in its case, and the case.
        districts: digits of a postcode in the city, by case and the digits there.
        places: of records, by file and position.
    """

    known: dict[str, tuple[str, Mark]] = field(default_factory=dict)
    districts: dict[tuple[Mark, str], int] = field(default_factory=dict)
    places: dict[tuple[Any, Any], Mark] = field(default_factory=dict)
    _given: list[Mark] = field(default_factory=list)

    def next(self, before: int) -> Mark:
        """The mark of another case, before which so many records were put in."""
        self._given.append(Mark(len(self._given) + 1, before, self))
        assert len(self._given) <= _MOST, "a mark has two digits"
        return self._given[-1]

    def keep(self, marked: str, plain: str, mark: Mark) -> str:
        """Remember what a number or postcode in the city is in its case."""
        assert self.known.setdefault(marked, (plain, mark)) == (plain, mark), f"two things are called {marked}."
        return marked

    def of(self, table: str, row: Row) -> Mark:
        """The case that a row belongs to, by the marks in it; by the place of its record where it has none.

        A row of no case, or of two, would be one that the cases share, and no case can be judged by it.
        """
        found: set[Mark] = set()
        for name, value in row.items():
            if name not in PLACE:
                _each_text(value, lambda text: found.update(self._in(text)) or text)  # type: ignore[func-returns-value]
        if not found and (row.get("_bestand"), row.get("_positie")) in self.places:
            found.add(self.places[row["_bestand"], row["_positie"]])
        assert len(found) == 1, f"a row of {table} belongs to {len(found)} cases; they need cities of their own: {row}"
        return found.pop()

    def _in(self, text: str) -> set[Mark]:
        named = {self._given[int(number) - 1] for number in _NAMED.findall(text)}
        found = (match[0] for shape in (_NUMBER, _POSTCODE) for match in shape.finditer(text))
        return named | {self.known[each][1] for each in found if each in self.known}


def _each_text(value: Any, change: Any) -> Any:
    """A value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(each, change) for each in value]
    return value
