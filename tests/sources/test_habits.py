"""Files as people really have them: read right and with a remark, or refused with the form wanted; never silently wrong."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.sources.mapping.columns import tables
from tests.support.habits import HABITS, Habit
from tests.support.plain_tables import PlainTable, plain_tables
from tests.support.reading import Reading, read
from tests.support.workspaces import shipped_loaders

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TABLES = plain_tables()
_MADE = frozenset({"partij_sleutel"})  # by the number of a party, else by its name
BY_NAME = {habit.name: habit for habit in HABITS}


@cache
def plain(form: str, folder: Path) -> Reading:
    return read_as(TABLES[form], BY_NAME["semicolons"], folder)


def read_as(table: PlainTable, habit: Habit, folder: Path) -> Reading:
    path = habit.file(table, folder)
    if path is None:
        pytest.skip("this table cannot be written so")
    return read(shipped_loaders()[table.loader], path)


def told(reading: Reading, beside: Reading) -> list[str]:
    """What a reading tells that another does not."""
    return sorted((_lines(reading) - _lines(beside)).elements())


def _lines(of: Reading) -> Counter[str]:
    remarks = [f"{remark.field}: {remark.reason}" for remark in of.remarks]
    return Counter([*remarks, *(f"{reject.field}: {reject.reason}" for reject in of.rejects)])


def without(record: Any, other: Any) -> bool:
    """Whether a record is another one of which some values are absent, and with them a key that was made of them."""
    if type(record) is not type(other):
        return False
    pairs = zip(record._fields, record, other, strict=True)
    return all(mine in (None, its) for name, mine, its in pairs if name not in _MADE and not _is_made_address(its))


def _is_made_address(value: object) -> bool:
    """Whether a value is the key that an address has by postcode and number; without a postcode it is made of the rest."""
    return isinstance(value, str) and value.startswith("ADRES:")


def is_part(records: Iterable[Any], of: Iterable[Any]) -> bool:
    return all(any(without(record, other) for other in of) for record in records)


def test_every_table_of_every_register_is_in_the_corpus_and_habits_are_many() -> None:
    shipped = {reader.format for loader in shipped_loaders().values() for reader in tables(loader)}
    assert shipped == TABLES.keys()
    assert len(BY_NAME) == len(HABITS) >= 40


@pytest.mark.parametrize("form", TABLES)
def test_a_plain_table_is_read_without_a_reject(form: str, tmp_path: Path) -> None:
    reading = plain(form, tmp_path)
    assert (reading.skipped, reading.rejects) == ([], [])
    assert reading.records


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("habit", BY_NAME)
def test_a_habit_is_read_right_or_refused_and_never_silently_wrong(habit: str, form: str, tmp_path: Path) -> None:
    table, expected = TABLES[form], BY_NAME[habit].expected
    (tmp_path / "plain").mkdir()
    right = plain(form, tmp_path / "plain")
    if expected.what == "refused":
        with pytest.raises(DeliveryError, match=expected.told):
            read_as(table, BY_NAME[habit], tmp_path)
        return
    reading = read_as(table, BY_NAME[habit], tmp_path)
    assert reading.skipped == []
    news = told(reading, right)
    if expected.what == "read":
        assert Counter(reading.records) == Counter(right.records)
    elif Counter(reading.records) == Counter(right.records) and not news:
        return  # the column is one of which this table keeps nothing
    else:
        assert is_part(reading.records, right.records)
    assert not expected.told or any(re.search(expected.told, line) for line in news)
    assert expected.told or news == []


@pytest.mark.parametrize("habit", BY_NAME)
def test_every_habit_is_had_by_some_table(habit: str) -> None:
    assert any(BY_NAME[habit].write(table) is not None for table in TABLES.values())
