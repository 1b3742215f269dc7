"""Change messages show what no stand does: several transfers of one object on one day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.stands import Company, Deed, Holder, Person
from tests.support.tables import Registers, house, key

if TYPE_CHECKING:
    from tests.support.one_city import Case
    from tests.support.stands import Obj

ANNA, CLARA = Person("901", "Aalders"), Person("903", "Claes")
BETWEEN = Company("902", "Tussen B.V.", kvk="99000011")
DAY = "2022-03-01"
OLD = Deed("500", date="2015-06-01", price=150_000)
# The later deed has the lower number, so that no order of ids can be right by chance.
FIRST, SECOND = Deed("509", date=DAY, price=200_000), Deed("501", date=DAY, price=300_000)


def state(name: str, *holders: Holder) -> Obj:
    return house(*holders, reference=name)


STATES = [
    state("A", Holder("81", ANNA, deeds=[OLD])),
    state("B", Holder("82", BETWEEN, deeds=[FIRST])),
    state("C", Holder("83", CLARA, deeds=[SECOND])),
]


def follow(registers: Registers, states: list[Obj], *, last: bool = False) -> None:
    """A stand with the first state, then a message for every next one, all of one day."""
    registers.stand("2021-12-31", states[0])
    steps = list(enumerate(pairwise(states), 1))
    for number, (before, after) in reversed(steps) if last else steps:
        registers.change(DAY, number, before, after)


@pytest.mark.parametrize("last", [False, True], ids=["in order", "the last message first"])
@in_one_city
def test_who_bought_and_sold_on_one_day_is_a_buyer_and_then_a_seller(registers: Registers, *, last: bool) -> Case:
    follow(registers, STATES, last=last)
    tables = yield
    assert tables.ends("KOPER") == {(key(ANNA), key(OLD)), (key(BETWEEN), key(FIRST)), (key(CLARA), key(SECOND))}
    assert tables.ends("VERKOPER") == {(key(ANNA), key(FIRST)), (key(BETWEEN), key(SECOND))}
    assert set(tables.shares("VERKOPER").values()) == {1000}


@in_one_city
def test_the_transfers_of_a_day_follow_each_other_in_their_order(registers: Registers) -> Case:
    follow(registers, STATES)
    tables = yield
    assert tables.ends("OPGEVOLGD_DOOR") == {(key(OLD), key(FIRST)), (key(FIRST), key(SECOND))}
    assert tables.concerned(SECOND, house())["dagen_sinds_vorige"] == 0


@in_one_city
def test_who_held_for_a_part_of_a_day_held_from_that_day_to_that_day(registers: Registers) -> Case:
    follow(registers, STATES)
    spans = {row["van"]: (row["geldig_van"], row["geldig_tot"]) for row in (yield).edges("BEZIT")}
    day = date.fromisoformat(DAY)
    assert spans[key(BETWEEN)] == (day, day)
    assert spans[key(CLARA)] == (day, None)


@in_one_city
def test_back_and_forth_on_one_day_are_two_transfers(registers: Registers) -> Case:
    back = state("C", Holder("83", ANNA, deeds=[SECOND]))
    follow(registers, [*STATES[:2], back])
    tables = yield
    assert tables.ends("VERKOPER") == {(key(ANNA), key(FIRST)), (key(BETWEEN), key(SECOND))}
    assert (key(FIRST), key(SECOND)) in tables.ends("OPGEVOLGD_DOOR")


@in_one_city
def test_a_correction_on_the_same_day_is_no_transfer(registers: Registers) -> Case:
    correction = Deed("564", "564", date=DAY)
    mended = state("C", Holder("83", CLARA, deeds=[FIRST, correction]))
    follow(registers, [*STATES[:2], mended])
    tables = yield
    assert set(tables.nodes("Transactie")) == {key(OLD), key(FIRST)}
    assert tables.ends("KOPER") == {(key(ANNA), key(OLD)), (key(CLARA), key(FIRST))}


def test_the_stand_at_the_end_of_the_day_changes_nothing(registers: Registers) -> None:
    follow(registers, STATES)
    before = registers.tables()
    registers.stand("2022-12-31", STATES[-1])
    after = registers.tables()
    for kind in ("KOPER", "VERKOPER", "OPGEVOLGD_DOOR"):
        assert after.ends(kind) == before.ends(kind)
