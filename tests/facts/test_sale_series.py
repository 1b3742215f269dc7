from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.one_city import in_one_city
from tests.support.record_sales import FORCED, index
from tests.support.record_things import PARCEL, owners

if TYPE_CHECKING:
    from tests.support.one_city import Case, Reading
    from tests.support.records import Records

PRICE = 100_000


def sold(records: Records, *days: str) -> Reading[tuple[int | None, int | None]]:
    """Sales of one object in a row: most in 75 months, and in twenty years."""
    turns = [(f"P{at}", day, PRICE) for at, day in enumerate(("1990-01-15", *days))]
    owners(records, *turns)
    parcel = (yield).nodes("Perceel")[PARCEL]
    return parcel["verkopen_75_maanden"], parcel["verkopen_20_jaar"]


@in_one_city
def test_sales_are_counted_in_any_75_months_and_in_all(records: Records) -> Case:
    assert (yield from sold(records, "2006-02-01", "2015-01-15", "2018-01-15", "2021-04-15", "2024-01-15")) == (3, 5)


@in_one_city
def test_a_day_after_75_months_is_too_late(records: Records) -> Case:
    assert (yield from sold(records, "2015-01-15", "2018-01-15", "2021-04-16")) == (2, 3)


@in_one_city
def test_sales_of_over_twenty_years_ago_do_not_count(records: Records) -> Case:
    assert (yield from sold(records, "2003-01-15", "2004-12-30", "2006-01-15")) == (1, 1)


@in_one_city
def test_an_object_without_a_sale_has_no_number(records: Records) -> Case:
    owners(records, ("P1", "1990-01-15", None))
    assert (yield).nodes("Perceel")[PARCEL]["verkopen_75_maanden"] is None


@in_one_city
def test_purchases_at_auctions_of_one_buyer_count_up_to_each_of_them(records: Records) -> Case:
    for at, day in enumerate(("2020-01-01", "2021-06-01", "2022-01-01", "2022-01-02")):
        owners(records, ("P1", "2019-01-15", PRICE), ("P2", day, PRICE), parcel=f"O{at}", aard=FORCED)
    bought = {row["naar"]: row["veilingaankopen"] for row in (yield).edges("KOPER") if row["van"] == "P2"}
    assert bought == {"O0/1": 1, "O1/1": 2, "O2/1": 2, "O3/1": 3}


@in_one_city
def test_an_ordinary_purchase_is_none_at_an_auction(records: Records) -> Case:
    owners(records, ("P1", "2019-01-15", PRICE), ("P2", "2020-01-01", PRICE))
    assert [row["veilingaankopen"] for row in (yield).edges("KOPER") if row["van"] == "P2"] == [None]


def lost(records: Records, *sales: tuple[str, str, int]) -> Reading[list[int | None]]:
    """Resales of one party by (bought, sold, price); it bought for 100,000."""
    index(records, **{f"k{year}_{quarter}": 100_000 for year in range(2015, 2025) for quarter in range(1, 5)})
    for at, (bought, day, price) in enumerate(sales):
        owners(records, ("P1", "2014-01-15", PRICE), ("P2", bought, PRICE), ("P3", day, price), parcel=f"O{at}")
    edges = (yield).edges("VERKOPER")
    return [row["verliesverkopen"] for row in sorted(edges, key=lambda row: row["naar"]) if row["van"] == "P2"]


@in_one_city
def test_quick_sales_at_a_loss_of_one_seller_count_up_to_each_of_them(records: Records) -> Case:
    assert (
        yield from lost(
            records,
            ("2016-01-15", "2017-01-15", 85_000),
            ("2018-01-15", "2019-01-15", 80_000),
            ("2021-02-01", "2022-01-15", 50_000),
        )
    ) == [1, 2, 2]


@pytest.mark.parametrize(
    ("bought", "day", "price"),
    [("2018-01-15", "2019-01-15", 86_000), ("2018-01-15", "2020-02-01", 50_000), ("2018-01-15", "2019-01-15", 150_000)],
    ids=["a percent less", "held for over two years", "a gain"],
)
@in_one_city
def test_what_was_no_quick_sale_at_a_loss_does_not_count(records: Records, bought: str, day: str, price: int) -> Case:
    assert (yield from lost(records, (bought, day, price), ("2018-01-15", "2019-01-15", 50_000))) == [None, 1]


@pytest.mark.parametrize(
    ("day", "proceeds"), [("2020-05-31", None), ("2020-06-01", 250_000), ("2022-12-01", 250_000), ("2022-12-02", None)]
)
@in_one_city
def test_what_a_buyer_sold_for_counts_from_two_years_before_to_half_a_year_after(
    records: Records, day: str, proceeds: int | None
) -> Case:
    owners(records, ("P1", "2019-01-15", PRICE), ("P2", "2022-06-01", PRICE))
    owners(records, ("P2", "2015-01-15", PRICE), ("P3", day, 250_000), parcel="O2")
    assert (yield).edge("KOPER", "P2", f"{PARCEL}/1")["opbrengst_verkopen_euro"] == proceeds
