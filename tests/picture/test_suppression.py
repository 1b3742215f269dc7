"""An attacker who knows all totals that are told, and how many units there are everywhere, learns of nothing that is not told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import linprog

from ondermijning.picture.areas import municipality
from ondermijning.picture.cells import LEAST_HOLDERS, LEAST_UNITS, Cell, together
from ondermijning.picture.suppression import Blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.picture.areas import Area

MANY = tuple(f"E{number}" for number in range(40))


def cell(counted: int, units: int, *holders: str) -> Cell:
    """A cell of which the counted units are spread over holders, one after the other."""
    of = Counter(holders[number % len(holders)] for number in range(counted)) if holders else Counter[str]()
    return Cell(counted, units, (of,) if counted else ())


def city(*districts: int) -> Area:
    """A city with so many neighbourhoods in each district."""
    return municipality(
        "0935",
        "Voorbeeldstad",
        [
            (f"B{place}{number}", f"buurt {place}{number}", f"W{place}", f"wijk {place}")
            for place, many in enumerate(districts)
            for number in range(many)
        ],
    )


@st.composite
def tables(draw: st.DrawFn) -> tuple[Area, dict[str, Cell]]:
    area = city(*draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)))
    cells = {}
    for code in sorted(area.leaves):
        units = draw(st.one_of(st.integers(0, 30), st.integers(0, 400)))
        counted = draw(st.integers(0, units)) if draw(st.booleans()) else draw(st.integers(0, min(units, 25)))
        owners = draw(st.lists(st.sampled_from(MANY[:6]), min_size=1, max_size=6))
        cells[code] = cell(counted, units, *owners)
    return area, cells


def blocks(area: Area, cells: Mapping[str, Cell]) -> Blocks:
    return Blocks(area, cells)


def bounds(area: Area, cells: Mapping[str, Cell], told: frozenset[str], wanted: Area) -> tuple[float, float]:
    """Between which numbers the count of an area lies for who knows the told totals and all numbers of units."""
    leaves = sorted(area.leaves)
    known = [each for each in area if each.code in told]
    rows = np.array([[leaf in each.leaves for leaf in leaves] for each in known], dtype=float)
    totals = np.array([together(cells[leaf] for leaf in each.leaves).counted for each in known], dtype=float)
    aim = np.array([leaf in wanted.leaves for leaf in leaves], dtype=float)
    limits = [(0, cells[leaf].units) for leaf in leaves]
    equal = {"A_eq": rows, "b_eq": totals} if known else {}
    low = linprog(aim, bounds=limits, **equal)
    high = linprog(-aim, bounds=limits, **equal)
    assert low.success
    assert high.success
    return low.fun, -high.fun


@given(tables())
def test_what_is_not_told_may_be_anything_in_a_range_of_ten(table: tuple[Area, dict[str, Cell]]) -> None:
    area, cells = table
    told = blocks(area, cells).told
    for each in area:
        if each.code not in told:
            low, high = bounds(area, cells, told, each)
            secret = each.leaves.difference(*(part.leaves for part in each if part.code in told))
            units = together(cells[leaf] for leaf in secret).units
            assert high - low >= min(units, LEAST_UNITS) - 1e-6, each.code


@given(tables())
def test_every_total_that_follows_by_subtraction_is_of_many_units_and_holders(
    table: tuple[Area, dict[str, Cell]],
) -> None:
    area, cells = table
    told = blocks(area, cells).told
    known = [each for each in area if each.code in told]
    for outer in known:
        inner = [each for each in known if each.leaves < outer.leaves]
        rest = outer.leaves.difference(*(each.leaves for each in inner))
        for leaves in filter(lambda leaves: sum(cells[leaf].units for leaf in leaves), (outer.leaves, rest)):
            found = together(cells[leaf] for leaf in leaves)
            assert found.counted >= LEAST_UNITS
            assert found.units - found.counted >= LEAST_UNITS
            assert all(len(of) >= LEAST_HOLDERS for of in found.holders)
            assert all(2 * max(of.values()) <= found.counted for of in found.holders)


@given(tables(), st.data())
def test_what_follows_from_told_areas_by_any_sum_or_difference_is_told_or_no_single_area(
    table: tuple[Area, dict[str, Cell]], data: st.DataObject
) -> None:
    area, cells = table
    told = blocks(area, cells).told
    leaves = sorted(area.leaves)
    rows = np.array([[leaf in each.leaves for leaf in leaves] for each in area if each.code in told], dtype=float)
    in_use = [each for each in area if together(cells[leaf] for leaf in each.leaves).units]
    assume(in_use)
    wanted = data.draw(st.sampled_from(in_use))
    aim = np.array([leaf in wanted.leaves for leaf in leaves], dtype=float)
    if len(rows) and np.linalg.matrix_rank(np.vstack([rows, aim])) == np.linalg.matrix_rank(rows):
        assert wanted.code in told


def test_a_city_of_large_neighbourhoods_is_told_whole() -> None:
    area = city(2, 2)
    cells = {leaf: cell(40, 400, *MANY) for leaf in area.leaves}
    assert blocks(area, cells).told == {each.code for each in area}


def test_one_small_neighbourhood_takes_another_of_its_district_along() -> None:
    area = city(3)
    cells = {"B00": cell(4, 300, *MANY), "B01": cell(40, 200, *MANY), "B02": cell(40, 400, *MANY)}
    assert blocks(area, cells).told == {"GM0935", "W0", "B02"}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (cell(10, 100, *MANY), True),
        (cell(9, 100, *MANY), False),
        (cell(90, 100, *MANY), True),
        (cell(91, 100, *MANY), False),
        (cell(12, 100, "A", "B", "C"), True),
        (cell(12, 100, "A", "B"), False),
        (cell(12, 100, "A", "A", "B", "C"), True),
        (cell(13, 100, "A", "B", "A", "C"), False),
    ],
)
def test_ten_that_count_and_ten_that_do_not_of_three_holders_of_whom_none_has_more_than_half(
    found: Cell,
    told: bool,  # noqa: FBT001 - the answer
) -> None:
    area = city(1)
    assert ("B00" in blocks(area, {"B00": found}).told) is told


def test_in_every_role_there_are_enough_holders() -> None:
    many, two = Counter(MANY[:12]), Counter({"A": 6, "B": 6})
    area = city(1)
    assert "B00" in blocks(area, {"B00": Cell(12, 100, (many, many))}).told
    assert "B00" not in blocks(area, {"B00": Cell(12, 100, (many, two))}).told


def test_of_whom_it_may_be_known_who_they_are_only_the_units_count() -> None:
    area = city(2)
    cells = {"B00": cell(20, 400, "C"), "B01": cell(40, 400, *MANY)}
    assert "B00" not in blocks(area, cells).told
    assert Blocks(area, cells, traceable=frozenset(("B00",))).told >= {"B00", "B01", "GM0935"}
