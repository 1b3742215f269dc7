"""Parameters: what is coerced, what is refused, and that every declared one gets a value."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.detect import DATE, INT64, TEXT, Parameter
from ondermijning.detect.parameters import bind
from ondermijning.errors import RuleError
from ondermijning.model import ColumnType

DAYS = Parameter("dagen", INT64, "dagen", 365, 30, 1825, "voorstel")
SINCE = Parameter("sinds", DATE, "", date(2020, 1, 1), date(2010, 1, 1), date(2030, 12, 31), "voorstel")
KIND = Parameter("soort", TEXT, "", "koop", "", "", "voorstel")


@given(st.integers(30, 1825))
def test_a_number_in_range_is_taken_as_number_and_as_text(number: int) -> None:
    assert DAYS.coerce(number) == DAYS.coerce(str(number)) == DAYS.coerce(f" {number} ") == number


@given(st.integers().filter(lambda number: not 30 <= number <= 1825))
def test_a_number_out_of_range_is_refused_with_the_range(number: int) -> None:
    for given_value in (number, str(number)):
        with pytest.raises(RuleError, match=r"^parameter dagen must lie between 30 and 1825 dagen\.$"):
            DAYS.coerce(given_value)


@given(st.dates(SINCE.low, SINCE.high))  # type: ignore[arg-type]
def test_a_date_is_taken_as_date_and_as_text(day: date) -> None:
    assert SINCE.coerce(day) == SINCE.coerce(day.isoformat()) == SINCE.coerce(f"{day:%d-%m-%Y}") == day


@given(st.one_of(st.dates(max_value=date(2009, 12, 31)), st.dates(min_value=date(2031, 1, 1))))
def test_a_date_out_of_range_is_refused_with_the_range(day: date) -> None:
    with pytest.raises(RuleError, match=r"^parameter sinds must lie between 2010-01-01 and 2030-12-31\.$"):
        SINCE.coerce(day)


@given(st.text())
def test_a_text_is_any_text(text: str) -> None:
    assert KIND.coerce(text) == text


@given(st.text(st.characters(categories=["L", "P", "Zs"]), min_size=1))
def test_a_text_without_a_number_is_refused_and_never_quoted(text: str) -> None:
    for parameter in (DAYS, SINCE):
        with pytest.raises(RuleError, match=rf"^parameter {parameter.name} takes {parameter.kind}\.$"):
            parameter.coerce(text)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        (DAYS, "een jaar"),
        (DAYS, "365,0"),
        (DAYS, "1.5"),
        (DAYS, 365.0),
        (DAYS, True),
        (DAYS, date(2020, 1, 1)),
        (DAYS, ""),
        (SINCE, "gisteren"),
        (SINCE, "2020-13-01"),
        (SINCE, 2020),
        (SINCE, "2020"),
        (SINCE, "2020-05"),
        (SINCE, datetime(2020, 1, 1, tzinfo=UTC)),
        (KIND, 5),
        (KIND, date(2020, 1, 1)),
        (KIND, None),
    ],
)
def test_a_value_of_another_kind_is_refused_with_the_kind(parameter: Parameter, value: Any) -> None:
    with pytest.raises(RuleError, match=rf"^parameter {parameter.name} takes {parameter.kind}\.$"):
        parameter.coerce(value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Dagen", INT64, "dagen", 365, 30, 1825, "x"), "parameter name 'Dagen' is not lower-case ASCII, or is taken."),
        (
            ("peildatum", DATE, "", "2020-01-01", "2010-01-01", "2030-01-01", "x"),
            "'peildatum' is not lower-case ASCII, or",
        ),
        (("dagen", ColumnType.BOOL, "", 1, 0, 1, "x"), "parameter dagen is of kind BOOL; use INT64, DATE or TEXT."),
        (("dagen", INT64, "dagen", 365, 30, 1825, " "), "parameter dagen does not say where its default comes from."),
        (("dagen", INT64, "dagen", 20, 30, 1825, "x"), "parameter dagen must lie between 30 and 1825 dagen."),
        (("dagen", INT64, "dagen", 20, "dertig", 1825, "x"), "parameter dagen takes INT64."),
        (("dagen", INT64, "dagen", "veel", 30, 1825, "x"), "parameter dagen takes INT64."),
    ],
)
def test_a_declaration_is_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(RuleError, match=re.escape(message)):
        Parameter(*arguments)


def test_a_range_of_dates_may_be_written_as_text() -> None:
    parameter = Parameter("sinds", DATE, "", "2020-01-01", "2010-01-01", "2030-12-31", "voorstel")

    assert bind((parameter,), {}) == {"sinds": date(2020, 1, 1)}


@given(st.dictionaries(st.sampled_from(["dagen", "sinds", "soort"]), st.none(), max_size=3))
def test_every_declared_parameter_gets_a_value_whatever_is_given(names: dict[str, None]) -> None:
    values: dict[str, Any] = {"dagen": "100", "sinds": "2015-06-01", "soort": "fusie"}
    bound = bind((DAYS, SINCE, KIND), {name: values[name] for name in names})

    expected: dict[str, Any] = {"dagen": 365, "sinds": date(2020, 1, 1), "soort": "koop"}
    changed: dict[str, Any] = {"dagen": 100, "sinds": date(2015, 6, 1), "soort": "fusie"}
    assert bound == expected | {name: changed[name] for name in names}


def test_a_name_that_is_not_declared_is_refused_with_those_that_are() -> None:
    with pytest.raises(RuleError, match=r"^no parameter jaren; known are dagen, soort\.$"):
        bind((KIND, DAYS), {"jaren": 2})
    with pytest.raises(RuleError, match=r"^no parameter jaren; known are none\.$"):
        bind((), {"jaren": 2})
