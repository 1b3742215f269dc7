"""Quarters, yes and no, whole numbers, and values that a record can do without."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.faults import Faults
from ondermijning.normalise.flags import yes_no
from ondermijning.normalise.identifiers import kvk_number, vestigingsnummer
from ondermijning.normalise.numbers import house_number, whole_number
from ondermijning.normalise.quarters import parse_quarter

if TYPE_CHECKING:
    from collections.abc import Callable

PARSERS: tuple[Callable[[str], Any], ...] = (yes_no, house_number, whole_number, parse_quarter)


@pytest.mark.parametrize("text", [" 2024K1 ", "2024k1", "2024Q1", "2024-K1", "2024 K1"])
def test_a_quarter_is_read_in_the_usual_spellings(text: str) -> None:
    assert parse_quarter(text) == "2024K1"


@pytest.mark.parametrize("text", ["2024", "2024K5", "2024K0", "24K1", "K1 2024", ""])
def test_another_spelling_of_a_quarter_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="2024K1"):
        parse_quarter(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Ja", True), ("nee", False), (" J ", True), ("true", True), ("0", False), ("T", True), ("f", False)],
)
def test_yes_and_no_are_read(text: str, answer: bool) -> None:  # noqa: FBT001
    assert yes_no(text) is answer


def test_whole_numbers_have_no_sign_and_no_separator() -> None:
    assert whole_number(" 0120 ") == 120
    for text in ("-1", "1.0", "1e3", "", "1234567890123456", "²"):
        with pytest.raises(ValueError, match="whole number"):
            whole_number(text)


def test_a_house_number_lies_between_1_and_99999() -> None:
    assert house_number("99999") == 99999
    for text in ("0", "100000"):
        with pytest.raises(ValueError, match="house number"):
            house_number(text)


@given(st.sampled_from(PARSERS), st.text())
def test_any_text_is_read_or_gives_a_value_error(parse: Callable[[str], Any], text: str) -> None:
    with contextlib.suppress(ValueError):
        parse(text)


def test_a_wrong_value_counts_as_absent_and_is_remembered_without_the_value() -> None:
    faults = Faults()
    assert faults.read("huisnummer", house_number, "12") == 12
    assert faults.read("huisnummer", house_number, None) is None
    assert faults.read("huisnummer", house_number, " ") is None
    assert faults == []
    assert faults.read("huisnummer", house_number, "twaalf") is None
    assert faults == [("huisnummer", "is no whole number of zero or more")]


def test_a_number_that_lost_zeros_is_kept_and_told() -> None:
    faults = Faults()
    assert faults.read("kvk", kvk_number, "1163452") == "01163452"
    assert faults.read("vestiging", vestigingsnummer, "37178598") == "000037178598"
    assert faults == [
        ("kvk", "lost zeros in front, which were put back"),
        ("vestiging", "lost zeros in front, which were put back"),
    ]


def test_a_whole_number_tells_nothing() -> None:
    faults = Faults()
    assert faults.read("kvk", kvk_number, " 0116 3452 ") == "01163452"
    assert faults == []
