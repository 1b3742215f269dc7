"""All cases of a file in one city: each puts its records in it, it is computed once, and each reads what is its own.

Twenty cases in one city cost what one costs. A test is written as if it were alone; at ``yield`` it gets the tables::

    @in_one_city
    def test_a_person_has_no_officers(records: Records) -> Case:
        owners(records, ("P9", "2019-01-15", 150_000), ("P1", "2022-06-01", 200_000))
        tables = yield
        assert {row["dagen_bestuurswissel"] for row in tables.edges("KOPER")} == {None}

What it yields is the day that it asks for (``as_of``), today unless said. Cases are kept apart by the marks of
``tests.support.marks``. A case must have a city of its own, and so the fixture ``records`` without the decorator, where it is
about what holds for a whole city: what was never delivered, ranks, norms.
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from ondermijning.model import RECORDS
from tests.support.marks import HERE, PLACE, Mark, Marks
from tests.support.records import Records
from tests.support.tables import TODAY, Registers, Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tests.support.stands import Obj
    from tests.support.tables import Row

T = TypeVar("T")


@dataclass(frozen=True)
class AsOf:
    """The day that a case asks for.

    Args:
        on: the day of the tables.
        known_on: what registers learned later is left out.
        excluded: KVK number and reason of companies on the list of the municipality.
    """

    on: str = TODAY
    known_on: str | None = None
    excluded: tuple[tuple[str, str], ...] = ()


Reading = Generator[Any, Tables, T]  # yields ``AsOf``, or nothing for today
Case = Reading[None]


def as_of(on: str = TODAY, known_on: str | None = None, **excluded: str) -> AsOf:
    """The day that a case asks for; arguments are those of ``Records.tables``."""
    return AsOf(on, known_on, tuple(excluded.items()))


def in_one_city(test: Callable[..., Case]) -> Callable[..., None]:
    """The test, in the city of its file."""

    @wraps(test)
    def told(case_in_city: Told, **_: Any) -> None:
        case_in_city.finish()

    asked = inspect.signature(test).parameters.values()
    others = [each.replace(kind=each.KEYWORD_ONLY) for each in asked if each.name not in {"records", "registers"}]
    place = inspect.Parameter("case_in_city", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    told.__signature__ = inspect.Signature([place, *others])  # type: ignore[attr-defined]
    told.of_city = test  # type: ignore[attr-defined]
    return told


@pytest.fixture(scope="module")
def city_of_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Told]]:
    """The cases of a file together, by the name of their test."""
    here = (item for item in request.session.items if item.path == request.path and isinstance(item, pytest.Function))
    cases: dict[str, dict[str, pytest.Function]] = {"records": {}, "registers": {}}
    for item in here:
        if story := getattr(item.function, "of_city", None):
            (given,) = inspect.signature(story).parameters.keys() & cases.keys()
            cases[given][item.nodeid] = item
    with (
        closing(CityOfRecords()) as by_records,
        closing(CityOfRegisters(tmp_path_factory.mktemp("stad"))) as by_registers,
    ):
        yield by_records.told(cases["records"]) | by_registers.told(cases["registers"])


@pytest.fixture
def case_in_city(city_of_file: dict[str, Told], request: pytest.FixtureRequest) -> Told:
    """The case of a test, up to where it asks for tables."""
    return city_of_file[request.node.nodeid]


class City(ABC):
    """Cases, and the tables of each day that one of them asks for."""

    def __init__(self) -> None:
        self.marks = Marks()
        self._days: dict[AsOf, Day] = {}

    def told(self, tests: dict[str, pytest.Function]) -> dict[str, Told]:
        """The cases of some tests, by name, each up to where it asks for tables."""
        return {name: self._put_in(test) for name, test in tests.items()}

    def day(self, asked: AsOf) -> Day:
        """The tables of all cases on a day."""
        if asked not in self._days:
            self._days[asked] = Day(self._tables(asked), self.marks)
        return self._days[asked]

    def close(self) -> None:
        """Close the databases of all days."""
        for day in self._days.values():
            day.tables.db.close()

    @abstractmethod
    def _put_in(self, test: pytest.Function) -> Told:
        """Tell a case up to where it asks for tables."""

    @abstractmethod
    def _tables(self, asked: AsOf) -> Tables:
        """The tables of all cases, of which none is computed yet."""


def _story(test: pytest.Function, **given: Any) -> Case:
    story: Case = test.function.of_city(**given, **(test.callspec.params if hasattr(test, "callspec") else {}))
    return story


class CityOfRecords(City):
    """Cases that put records in the state."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Records()
        self._records: dict[str, list[Row]] = defaultdict(list)
        self._of_all: dict[tuple[Any, ...] | None, Row] = {}

    def close(self) -> None:
        """Close all databases."""
        super().close()
        self._table.db.close()

    def _put_in(self, test: pytest.Function) -> Told:
        case = Told(self, self.marks.next(self._table.count), _story(test, records=self._table))
        self._table.db.execute("BEGIN")
        case.begin()
        for kind, rows in self._table.contents().items():
            self._add(kind, rows, [case.mark.inward(row) for row in rows])
        self._table.db.execute("ROLLBACK")
        return case

    def _add(self, kind: str, rows: list[Row], marked: list[Row]) -> None:
        """Records of a case; what is not of a case alone stands in the city once, and cases must agree on it."""
        for plain, row in zip(rows, marked, strict=True):
            key = (kind, *(row[name] for name in RECORDS[kind].key)) if plain == row else None
            told = {name: value for name, value in row.items() if name not in PLACE}
            if key not in self._of_all:
                self._records[kind].append(row)
            if key:
                assert self._of_all.setdefault(key, told) == told, f"cases say different things of {key}"

    def _tables(self, asked: AsOf) -> Tables:
        whole = Records()
        whole.fill(self._records)
        return whole.tables(asked.on, asked.known_on, **dict(asked.excluded))


class CityOfRegisters(City):
    """Cases that deliver files.

    Args:
        folder: an empty one.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.registers = Registers(folder)
        self.prices: Mapping[str, str] = {}

    def close(self) -> None:
        """Close all databases."""
        self.registers.close()

    def _put_in(self, test: pytest.Function) -> Told:
        mark = self.marks.next()
        case = Told(self, mark, _story(test, registers=Deliveries(self, mark)))
        case.begin()
        return case

    def _tables(self, asked: AsOf) -> Tables:
        assert not asked.excluded, "a list of exclusions is of a whole city"
        return self.registers.tables(asked.on, known_on=asked.known_on, linked=bool(self._days))


@dataclass
class Deliveries:
    """What a case delivers, as ``Registers`` takes it; each municipality that it speaks of is one of its own."""

    city: CityOfRegisters
    mark: Mark

    def stand(self, day: str, *objects: Obj, area: str = HERE) -> None:
        """A stand of the land registry on a day."""
        name = self._name(f"stand-{area}-{day}.xml")
        self.city.registers.stand(day, *self.mark.thing(objects), area=self.mark.area(area), name=name)

    def change(self, day: str, number: int, before: Obj | None, after: Obj | None) -> None:
        """A change message."""
        was, becomes = (self.mark.thing(state) for state in (before, after))
        self.city.registers.change(day, number, was, becomes, name=self._name(f"bericht-{day}-{number}.xml"))

    def kvk(self, day: str, *profiles: Row) -> None:
        """Answers of the trade register."""
        self.city.registers.kvk(day, *self.mark.thing(profiles), name=self._name(f"kvk-{day}.json"))

    def woz(self, day: str, *lines: Row) -> None:
        """An export of the WOZ administration."""
        self.city.registers.woz(day, *self.mark.thing(lines), name=self._name(f"woz-{day}.csv"))

    def deliver(self, source: str, name: str, text: str, day: str) -> None:
        """A file of any source of which all ids are numbers."""
        self.city.registers.deliver(source, self._name(name), self.mark.numbers(text), day)

    def prices(self, index: Mapping[str, str]) -> None:
        """The price index per quarter; it is that of the whole city."""
        if not self.city.prices:
            self.city.prices = index
            self.city.registers.prices(index)
        assert self.city.prices == index, "cases say different things of the price index"

    def _name(self, name: str) -> str:
        return f"!{self.mark.number:02}{name}"


@dataclass
class Day:
    """The tables of all cases on a day, taken apart by case."""

    tables: Tables
    marks: Marks
    _read: dict[str, dict[Mark, list[Row]]] = field(default_factory=dict)
    _elements: dict[str, Mark] = field(default_factory=dict)
    real: dict[tuple[Mark, str], str] = field(default_factory=dict)

    def rows_of(self, table: str, mark: Mark) -> list[Row]:
        """The rows of a table that belong to a case, as that case knows them."""
        if table not in self._read:
            self._read[table] = self._apart(table)
        return self._read[table].get(mark, [])

    def _apart(self, table: str) -> dict[Mark, list[Row]]:
        found: dict[Mark, list[Row]] = defaultdict(list)
        for row in self.tables.rows(table):
            mark = self._case_of(table, row)
            told = mark.outward(row)
            found[mark].append(told)
            if table.startswith("graaf_"):
                self.real[mark, told["id"]] = row["id"]
                self._elements[row["id"]] = mark
        return found

    def _case_of(self, table: str, row: Row) -> Mark:
        """The case of a row; of what is told about an element, such as a conflict, that of the element."""
        kind = row.get("soort")
        if table == "conflict":
            self.rows_of(f"graaf_{kind}", self.marks.first)
        return self._elements.get(row.get("id", "")) or self.marks.of(table, row)


@dataclass
class Told:
    """A case that is told up to where it asks for tables."""

    city: City
    mark: Mark
    story: Case
    _asked: AsOf = field(default_factory=AsOf)
    _failed: Exception | None = None

    def begin(self) -> None:
        """Put the records of the case in; what goes wrong is told when its test runs."""
        try:
            self._asked = next(self.story) or AsOf()
        except Exception as problem:  # noqa: BLE001 - of this case alone
            self._failed = problem

    def finish(self) -> None:
        """Give the case its tables, as often as it asks for them."""
        if self._failed:
            raise self._failed
        asked = self._asked
        while True:
            day = self.city.day(self._inward(asked))
            try:
                asked = self.story.send(TablesOfCase(day.tables.computed, day, self.mark)) or AsOf()
            except StopIteration:
                return

    def _inward(self, asked: AsOf) -> AsOf:
        listed = ((f"kvk_{self.mark.text(name.removeprefix('kvk_'))}", reason) for name, reason in asked.excluded)
        return AsOf(asked.on, asked.known_on, tuple(listed))


@dataclass
class TablesOfCase(Tables):
    """The tables as if the case were alone in its city."""

    day: Day
    mark: Mark

    def rows(self, table: str) -> list[Row]:
        """The rows of any declared table that belong to the case."""
        return self.day.rows_of(table, self.mark)

    def origins(self, element: str) -> set[tuple[str, str, str]]:
        """Column, file and position of everything that an element of the case came from."""
        found = super().origins(self.day.real.get((self.mark, element)) or self.mark.text(element))
        return {(column, self.mark.plain(file), self.mark.place(position)) for column, file, position in found}
