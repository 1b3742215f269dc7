from __future__ import annotations

import numpy as np
import pytest

from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.persons.sales import SALE, sale_levels, sales_of

BRK, LIST = "brk", "transacties"
Told = tuple[str, list[str]]


def level(one: Told, other: Told) -> str | None:
    """What comes out, whichever of the two is left."""
    sales = sales_of([one, (BRK, []), other])
    found = {int(sale_levels(sales, np.array([left]), np.array([right]))[0]) for left, right in ((0, 2), (2, 0))}
    (place,) = found
    return None if place == UNKNOWN else SALE.levels[place].name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("koper|huis|2020-01-02|", "koper|huis|2020-01-02|akte 1", "zelfde_kant"),
        ("koper|huis|2020-01-02|", "koper|huis|2020-01-09|akte 1", "zelfde_kant"),
        ("koper|huis|2020-01-02|", "koper|huis|2020-01-10|akte 1", None),
        ("koper|huis|2019-12-30|", "koper|huis|2020-01-02|akte 1", "zelfde_kant"),
        ("verkoper|huis|2020-01-02|", "verkoper|huis|2020-01-03|akte 1", "zelfde_kant"),
        ("verkoper|huis|2020-01-02|", "koper|huis|2020-01-02|akte 1", None),
        ("koper|schuur|2020-01-02|", "koper|huis|2020-01-02|akte 1", None),
        ("koper|huis|2020-01-02|", "eerder|huis|2020-01-02|akte 1", "kocht_en_verkocht"),
        ("eerder|huis|2020-01-02|akte 2", "eerder|huis|2020-01-02|akte 1", None),
    ],
)
def test_a_transfer_of_one_object_around_one_day(one: str, other: str, expected: str | None) -> None:
    assert level((BRK, [one]), (LIST, [other])) == expected


def test_two_on_one_side_of_a_transfer_of_one_register_are_two() -> None:
    assert level((LIST, ["koper|huis|2020-01-02|akte 1"]), (LIST, ["koper|huis|2020-01-02|akte 1"])) is None


def test_who_bought_by_the_transfer_before_may_be_who_sold_and_the_buyer_in_that_sale_is_not() -> None:
    bought, sold = "koper|huis|2020-01-02|akte 1", "eerder|huis|2020-01-02|akte 2"
    assert level((LIST, [bought]), (LIST, [sold])) == "kocht_en_verkocht"
    assert level((LIST, ["koper|huis|2020-01-02|akte 2"]), (LIST, [sold])) is None


def test_one_of_many_transfers_is_enough() -> None:
    others = [f"koper|flat {at}|2020-01-02|" for at in range(5)]
    assert level((BRK, [*others, "koper|huis|2020-01-02|"]), (LIST, ["koper|huis|2020-01-02|akte 1"])) == "zelfde_kant"


def test_without_transfers_nothing_is_told() -> None:
    assert level((BRK, []), (LIST, ["koper|huis|2020-01-02|akte 1"])) is None
    assert level((BRK, []), (LIST, [])) is None
