from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.dates import PartialDate, optional_date, parse_date, serial_day, whole_day

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
LENGTHS = {"jaar": 4, "maand": 7, "dag": 10}  # of what is written, by how much is known


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2023-02-14", date(2023, 2, 14), "dag"),
        ("2017-02-08T09:00:00", date(2017, 2, 8), "dag"),
        ("2017-02-08T23:59:59.999+01:00", date(2017, 2, 8), "dag"),
        ("2017-02-08 09:00", date(2017, 2, 8), "dag"),
        ("2021-11-02Z", date(2021, 11, 2), "dag"),
        ("20170519", date(2017, 5, 19), "dag"),
        (" 1-9-1970 ", date(1970, 9, 1), "dag"),
        ("31-12-1999", date(1999, 12, 31), "dag"),
        ("31/12/1999", date(1999, 12, 31), "dag"),
        ("31.12.1999 00:00:00", date(1999, 12, 31), "dag"),
        ("1 januari 2022", date(2022, 1, 1), "dag"),
        ("Zaterdag 1 Mrt. 2022", date(2022, 3, 1), "dag"),
        ("2024-02-29", date(2024, 2, 29), "dag"),
        ("2023-05", date(2023, 5, 1), "maand"),
        ("20230500", date(2023, 5, 1), "maand"),
        ("2023-05-00", date(2023, 5, 1), "maand"),
        ("00-05-1950", date(1950, 5, 1), "maand"),
        ("1950", date(1950, 1, 1), "jaar"),
        ("19500000", date(1950, 1, 1), "jaar"),
        ("00-00-1950", date(1950, 1, 1), "jaar"),
    ],
)
def test_every_known_form_gives_the_lower_bound_and_its_precision(text: str, day: date, precision: str) -> None:
    assert parse_date(text) == PartialDate(day, precision)


@pytest.mark.parametrize(
    "text",
    [
        "00-00-0000",
        "0000-00-00",
        "29-02-2023",
        "2023-02-29",
        "20231301",
        "2023-00-12",
        "1-1-70",
        "0999",
        "3000-01-01",
        "0001-01-01",
        "9999-12-31",
        "vandaag",
        "",
        "2023-2",
        "2023/05/01",
        "2023-05-01 bijna",
        "\u0662\u0660\u0662\u0663-05-01",
        "202305",
    ],
)
def test_what_is_no_day_of_a_register_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(is|has) ") as refusal:
        parse_date(text)
    assert not text or text not in str(refusal.value)


def test_an_absent_date_is_none_and_a_wrong_one_is_not() -> None:
    assert optional_date(None) is None
    assert optional_date("  ") is None
    assert optional_date("2024-01") == date(2024, 1, 1)
    with pytest.raises(ValueError, match="known form"):
        optional_date("onbekend")


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d-%m-%Y", "%Y-%m-%dT12:00:00Z"]))
def test_a_day_written_in_any_form_is_read_back(day: date, form: str) -> None:
    assert parse_date(day.strftime(form)) == PartialDate(day, "dag")


@given(DAYS)
def test_less_precision_never_gives_a_later_day(day: date) -> None:
    month, year = parse_date(day.strftime("%Y-%m")), parse_date(day.strftime("%Y"))
    assert year.day <= month.day <= day
    assert (month.precision, year.precision) == ("maand", "jaar")


@given(st.text() | st.from_regex(r"[0-9]{1,8}-?[0-9]{0,2}-?[0-9]{0,4}", fullmatch=True))
def test_any_text_gives_a_date_or_a_value_error(text: str) -> None:
    try:
        found = parse_date(text)
    except ValueError:
        return
    assert 1000 <= found.day.year <= 2999
    assert parse_date(found.day.isoformat()[: LENGTHS[found.precision]]) == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028-06-30T22:00:00.0000000Z", date(2028, 7, 1)),
        ("2024-06-30T21:59:59Z", date(2024, 6, 30)),
        ("2024-01-31T22:00:00Z", date(2024, 1, 31)),
        ("2024-01-31T23:00:00+00:00", date(2024, 2, 1)),
        ("2024-12-31T23:30Z", date(2025, 1, 1)),
        ("2024-05-27T00:00:00.000Z", date(2024, 5, 27)),
        ("2024-06-30T22:00:00+02:00", date(2024, 6, 30)),
        ("2024-06-30T22:00:00", date(2024, 6, 30)),
        ("2024-06-30Z", date(2024, 6, 30)),
        ("2024-01-31T24:00:00Z", date(2024, 2, 1)),
    ],
)
def test_a_moment_in_utc_falls_in_the_day_that_it_is_here(text: str, day: date) -> None:
    assert parse_date(text) == PartialDate(day, "dag")


@pytest.mark.parametrize("text", ["2024-01-31T25:00Z", "2024-01-31T12:60Z", "2999-12-31T23:30Z", "9999-12-31T23:30Z"])
def test_a_moment_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^has "):
        parse_date(text)


@given(st.integers(0, 2**31))
def test_the_day_here_is_that_of_the_clock_in_amsterdam(seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    here = moment.astimezone(ZoneInfo("Europe/Amsterdam")).date()
    assert parse_date(moment.strftime("%Y-%m-%dT%H:%M:%SZ")).day == here


@given(st.dates(date(1000, 1, 1), date(2998, 12, 31)), st.sampled_from(["dag", "maand", "jaar"]))
def test_a_date_is_the_first_day_of_what_is_known_of_it(day: date, precision: str) -> None:
    first = {"dag": day, "maand": day.replace(day=1), "jaar": day.replace(month=1, day=1)}[precision]
    assert parse_date(day.isoformat()[: LENGTHS[precision]]) == PartialDate(first, precision)


@pytest.mark.parametrize(
    ("text", "day"), [("44562", date(2022, 1, 1)), ("10000", date(1927, 5, 18)), ("73050", date(2099, 12, 31))]
)
def test_a_spreadsheet_counts_days_as_numbers(text: str, day: date) -> None:
    assert serial_day(text) == day


@pytest.mark.parametrize("text", ["9999", "73051", "445620", "2022-01-01", "44562.5", ""])
def test_another_number_is_no_day_of_a_spreadsheet(text: str) -> None:
    with pytest.raises(ValueError, match="known form"):
        serial_day(text)


def test_a_whole_day_is_one_of_which_the_day_is_known() -> None:
    assert whole_day("31-1-2024") == date(2024, 1, 31)
    for partial in ("2024", "2024-01", "20240100"):
        with pytest.raises(ValueError, match="no whole date"):
            whole_day(partial)
