"""Marks that keep cases in one city apart: every id, number, postcode and street of a case gets its mark when it goes in, and
loses it when it comes out.

A number keeps its length and its first digits, except that of a person, legal person or postcode, which is another one; any
other id is followed by ``!`` and the number of its case, a character that sorts before what ids are made of. So order within a
case stays as it was. What holds no mark, as a price index, is of the whole city.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.tables import Row

# Names of columns, and of fields of what stands in a stand or in an answer, that hold ids; beside all that end in ``id``.
_KEYS = {
    "bag", "belast_met", "bsn", "bsn_hmac", "burdened_by", "buurtcode", "dossiernummer", "functionaris_kvk", "iban_hmac",
    "insolventienummer", "joint", "kvk", "kvkNummer", "links_partij", "made_by", "namens", "origins", "postcode",
    "rechts_partij", "reference", "rsin", "split_by", "vestigingsnummer", "wijkcode", "wozobjectnummer", "zaaknummer",
}  # fmt: skip
_STREETS = {"straat", "straatnaam", "street"}
PLACE = ("_bron", "_levering", "_bestand", "_positie")
# Numbers of the trade register, of persons and legal persons, of branches and WOZ objects, of land and of the BAG; one of
# the trade register begins with a nine, which no day of eight digits does.
_NUMBER = re.compile(r"(?<!\d)(?:\d{16}|\d{12,13}|\d{9}|9\d{7})(?!\d)")
_POSTCODE = re.compile(r"(?<!\d)(\d{4})([A-Z]{2})(?![A-Za-z])")
_NAMED = re.compile(r"!(\d\d)")
_MOST = 99
# Where a number may be marked: behind what says of which municipality and kind it is.
_FIXED = {8: 1, 12: 1, 13: 3, 16: 6}
_OF_PERSONS = 9
HERE = "0935"


@dataclass(frozen=True)
class Mark:
    """The mark of one case.

    Args:
        number: of the case in its city, from 1.
        before: how many records other cases put in before it, where those are counted.
        marks: of all cases.
    """

    number: int
    before: int | None = field(compare=False)
    marks: Marks = field(compare=False, repr=False)

    def inward(self, row: Row) -> Row:
        """A record of the case with its mark."""
        marked = {name: self._cell(name, value) for name, value in row.items()}
        if marked != row and "_positie" in row:
            self.marks.places[row["_bestand"], row["_positie"]] = self
        return marked

    def thing(self, thing: Any) -> Any:
        """What stands in a stand or in an answer, with the mark of the case on every id in it."""
        if is_dataclass(thing) and not isinstance(thing, type):
            return replace(thing, **{at.name: self._cell(at.name, getattr(thing, at.name)) for at in fields(thing)})
        if isinstance(thing, Mapping):
            return {name: self._cell(name, value) for name, value in thing.items()}
        if isinstance(thing, Sequence) and not isinstance(thing, str):
            return type(thing)(self.thing(each) for each in thing)  # type: ignore[call-arg]
        return thing

    def _cell(self, name: str, value: Any) -> Any:
        if not isinstance(value, str):
            listed = isinstance(value, Sequence) and name in _KEYS
            return type(value)(self._cell(name, each) for each in value) if listed else self.thing(value)
        if value and name in _STREETS:
            return f"!{self.number:02}{value}"
        return self.text(value) if value and (name.endswith("id") or name in _KEYS) else value

    def area(self, code: str) -> str:
        """A municipality of its own, for what a delivery says of a whole one."""
        return str(self.marks.areas.setdefault((self, code), 2000 + len(self.marks.areas)))

    def text(self, text: str) -> str:
        """An id with the mark of the case; what follows a ``#`` is its place within it."""
        head, sign, rest = text.partition("#")
        marked = self.numbers(head)
        return (f"{head}!{self.number:02}" if marked == head else marked) + sign + rest

    def numbers(self, text: str) -> str:
        """A file with the mark of the case on every number and postcode in it."""
        return _POSTCODE.sub(self._postcode, _NUMBER.sub(self._numbered, text))

    def _numbered(self, found: re.Match[str]) -> str:
        """Another number of persons; else the number with that of the case in the first place where it has two noughts."""
        number = found[0]
        if len(number) == _OF_PERSONS:
            return self.marks.keep(self.marks.person(self, number), number, self)
        if len(number) == len("093500000012") and number.startswith(HERE):
            return self.marks.keep(self.area(HERE) + number[4:], number, self)
        at = number.find("00", _FIXED[len(number)])
        assert at > 0, f"{number} has no room for a mark."
        return self.marks.keep(f"{number[:at]}{self.number:02}{number[at + 2 :]}", number, self)

    def _postcode(self, found: re.Match[str]) -> str:
        district = self.marks.districts.setdefault((self, found[1]), 1000 + len(self.marks.districts))
        return self.marks.keep(f"{district}{found[2]}", found[0], self)

    def outward(self, row: Row) -> Row:
        """A row of the case as it knows it."""
        known = {name: _each_text(value, self.plain) for name, value in row.items()}
        return known | ({"_positie": self.place(row["_positie"])} if row.get("_positie") else {})

    def place(self, position: str) -> str:
        """The position of a record of the case among its own."""
        return position if self.before is None else str(int(position) - self.before)

    def plain(self, text: str) -> str:
        """A text without the marks of the case."""
        return _POSTCODE.sub(self._known, _NUMBER.sub(self._known, _NAMED.sub("", text)))

    def _known(self, found: re.Match[str]) -> str:
        known = self.marks.known.get(found[0])
        return known[0] if known else found[0]


@dataclass
class Marks:
    """The marks of all cases in a city.

    Args:
        known: number or postcode in the city → what it is in its case, and the case.
        areas: code of a municipality in the city, by case and the code there.
        districts: digits of a postcode in the city, by case and the digits there.
        persons: number of a person or legal person in the city, by case and the number there.
        places: of records, by file and position.
    """

    known: dict[str, tuple[str, Mark]] = field(default_factory=dict)
    areas: dict[tuple[Mark, str], int] = field(default_factory=dict)
    districts: dict[tuple[Mark, str], int] = field(default_factory=dict)
    persons: dict[tuple[Mark, str], str] = field(default_factory=dict)
    places: dict[tuple[Any, Any], Mark] = field(default_factory=dict)
    _given: list[Mark] = field(default_factory=list)
    _numbers: Iterator[str] = field(default_factory=lambda: filter(_is_sound, map(str, range(999_800_000, 10**9))))

    def next(self, before: int | None = None) -> Mark:
        """The mark of another case, before which so many records were put in."""
        self._given.append(Mark(len(self._given) + 1, before, self))
        assert len(self._given) <= _MOST, "a mark has two digits"
        return self._given[-1]

    @property
    def first(self) -> Mark:
        """That of the first case."""
        return self._given[0]

    def person(self, mark: Mark, number: str) -> str:
        """The number in the city of a person or legal person of a case."""
        if (mark, number) not in self.persons:
            self.persons[mark, number] = next(self._numbers)
        return self.persons[mark, number]

    def keep(self, marked: str, plain: str, mark: Mark) -> str:
        """Remember what a number or postcode in the city is in its case."""
        assert self.known.setdefault(marked, (plain, mark)) == (plain, mark), f"two things are called {marked}."
        return marked

    def of(self, table: str, row: Row) -> Mark:
        """The case that a row belongs to, by the marks in it; by the place of its record where it has none.

        A row of no case, or of two, would be one that the cases share, and no case can be judged by it.
        """
        found = self.found({name: value for name, value in row.items() if name not in PLACE})
        if not found:
            found |= self._in(row.get("_bestand") or "")
        if not found and (row.get("_bestand"), row.get("_positie")) in self.places:
            found.add(self.places[row["_bestand"], row["_positie"]])
        assert len(found) == 1, f"a row of {table} belongs to {len(found)} cases; they need cities of their own: {row}"
        return found.pop()

    def found(self, row: Row) -> set[Mark]:
        """The cases of which a row holds a mark."""
        marks: set[Mark] = set()
        for value in row.values():
            _each_text(value, lambda text: marks.update(self._in(text)))
        return marks

    def _in(self, text: str) -> set[Mark]:
        named = {self._given[int(number) - 1] for number in _NAMED.findall(text)}
        found = (match[0] for shape in (_NUMBER, _POSTCODE) for match in shape.finditer(text))
        return named | {self.known[each][1] for each in found if each in self.known}


def _is_sound(number: str) -> bool:
    """Whether a number of a person or legal person passes its test of eleven."""
    weighed = (int(digit) * weight for digit, weight in zip(number, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return sum(weighed) % 11 == 0


def _each_text(value: Any, change: Any) -> Any:
    """A value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(each, change) for each in value]
    return value
