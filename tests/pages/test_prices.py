"""The price chart shows what is known of one object, and its form is made once for all objects of which the same is known."""

from __future__ import annotations

from datetime import date

import pytest

from ondermijning.pages.figures import prices
from ondermijning.pages.figures.prices import Grown, Price, Prices, Value, chart

PAID = [Price(date(2019, 3, 1), 213_000), Price(date(2021, 5, 1), 398_000)]
WORTH = [Value(date(year, 1, 1), 180_000 + year) for year in range(2018, 2024)]
GROWN = [Grown("2019-03-01", date(2019, 3, 1), 213_000), Grown("2019-03-01", date(2020, 3, 1), 226_000)]


@pytest.mark.parametrize(
    "known", [Prices(PAID, WORTH, GROWN), Prices(PAID, [], GROWN), Prices(PAID, WORTH, []), Prices(PAID[:1], [], [])]
)
def test_each_price_stands_in_the_chart_whatever_else_is_known(known: Prices) -> None:
    text = str(chart(known)).replace("\u00a0", " ")
    assert [price for price in PAID if f"€ {price.euro:,}".replace(",", ".") in text] == known.paid


def test_a_chart_shows_its_own_object_and_nothing_of_the_one_before() -> None:
    first, second = Prices(PAID, WORTH, GROWN), Prices(PAID[1:], WORTH[:2], GROWN)
    drawn = chart(second)
    chart(first)
    assert chart(second) == drawn
    assert "213.000" not in drawn


def test_the_form_is_made_once_for_objects_of_which_the_same_is_known() -> None:
    prices._form.cache_clear()
    for price in PAID * 2:
        chart(Prices([price], WORTH, []))
    assert prices._form.cache_info().misses == 1
