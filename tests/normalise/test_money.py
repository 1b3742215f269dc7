from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.money import parse_euro


@pytest.mark.parametrize(
    ("text", "euro"),
    [
        ("1.234,56", 1235),
        ("1,234.56", 1235),
        ("1234.56", 1235),
        ("1234,49", 1234),
        (" 1234", 1234),
        ("€ 15.000", 15000),
        ("€15.000,00", 15000),
        ("EUR 15000", 15000),
        ("15.000,-", 15000),
        ("15.000,--", 15000),
        ("254500.0", 254500),
        ("254500.000", 254500),
        ("-5", -5),
        ("€ -5,50", -6),
        ("0", 0),
        ("0.500", 1),
        ("0,49", 0),
        ("1.234", 1234),
        ("1,234", 1234),
        ("1.234.567", 1234567),
        ("1.234.567,5", 1234568),
        ("12.345", 12345),
        ("1.2345", 1),
        ("1234.567", 1235),
        ("000285661", 285661),
        ("0,5", 1),
        ("2,5", 3),
    ],
)
def test_sums_are_read_in_every_form_and_rounded_half_up(text: str, euro: int) -> None:
    assert parse_euro(text) == euro


@pytest.mark.parametrize(
    "text",
    [
        "",
        "€",
        "-",
        "1.234.56",
        "1,23,456",
        "1.23.456",
        "12.34,567,8",
        "1e5",
        "NaN",
        "Infinity",
        "0x10",
        "1 234",
        "1..5",
        "1.",
        ".5",
        "--5",
        "$ 5",
        "vijf",
        "1234567890123456",
        "\u0661\u0662",
        "5 euro",
    ],
)
def test_what_is_no_sum_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"^is not in a known form of a sum of money \(1\.234,56, 1234\.56, € 15\.000, 15\.000,-\)$"
    ):
        parse_euro(text)


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_whole_euros_are_read_back_from_dutch_and_from_plain_notation(euro: int) -> None:
    dutch = f"{abs(euro):,}".replace(",", ".")
    sign = "-" if euro < 0 else ""
    assert parse_euro(f"€ {sign}{dutch},00") == euro
    assert parse_euro(f"{euro}.0") == euro
    assert parse_euro(str(euro)) == euro


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_cents_round_to_the_nearest_euro_and_halves_up(euro: int, cents: int) -> None:
    assert parse_euro(f"{euro},{cents:02}") == euro + (cents >= 50)


@given(st.text() | st.text("0123456789.,-€ "))
def test_any_text_gives_a_sum_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert abs(parse_euro(text)) <= 10**15


@pytest.mark.parametrize(
    ("text", "euro"),
    [
        ("1.234,56-", -1235),
        ("15.000,=", 15000),
        ("- € 5", -5),
        ("\u22125", -5),
        ("Eur 5", 5),
        ("euro 5", 5),
        ("EUR15", 15),
        ("-0,50", -1),
        ("€\u00a05", 5),
    ],
)
def test_the_minus_is_read_where_systems_put_it(text: str, euro: int) -> None:
    assert parse_euro(text) == euro


@pytest.mark.parametrize("text", ["15.000-", "15-", "-1,50-", "- -5", "(5)", "5,-- -", "EURO"])
def test_a_minus_that_may_mean_something_else_is_refused(text: str) -> None:
    with pytest.raises(
        ValueError, match=r"^is not in a known form of a sum of money \(1\.234,56, 1234\.56, € 15\.000, 15\.000,-\)$"
    ):
        parse_euro(text)


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from(["{s}{w}.{c:02}", "€ {s}{w},{c:02}", "{s}€{w},{c:02}", "{w},{c:02}{s}"]),
)
def test_every_notation_is_rounded_away_from_zero_at_the_half(cents: int, notation: str) -> None:
    whole, part = divmod(abs(cents), 100)
    euro = parse_euro(notation.format(s="-" if cents < 0 else "", w=whole, c=part))
    assert abs(euro) == (abs(cents) + 50) // 100
    assert euro == 0 or (euro < 0) == (cents < 0)
