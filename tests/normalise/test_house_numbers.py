from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.places.addresses import addition
from ondermijning.normalise.places.house_numbers import HouseNumber, parse_house_number

NUMBERS = st.integers(1, 99999)
LETTERS = st.from_regex(r"[A-Za-z]", fullmatch=True)
DIGITS = st.integers(1, 9999).map(str)


@pytest.mark.parametrize("text", ["16K298", "16-K298", "16 K 298", "16 k-298", " 16K 298", "16/K298"])
def test_a_letter_with_an_addition_is_one_suffix_in_every_spelling(text: str) -> None:
    assert parse_house_number(text) == HouseNumber(16, "K298")
    assert addition("K", "298") == addition(None, "K298") == "K298"


@pytest.mark.parametrize(
    ("text", "number", "suffix"),
    [
        ("12", 12, None),
        ("12 bis", 12, "BIS"),
        ("12 bis A", 12, "BISA"),
        ("12-hs", 12, "HS"),
        ("12 zw", 12, "ZW"),
        ("12 rood", 12, "ROOD"),
        ("12-14", 12, "14"),
        ("12A", 12, "A"),
        ("12 a 02", 12, "A02"),
        ("99999", 99999, None),
    ],
)
def test_a_number_is_taken_apart(text: str, number: int, suffix: str | None) -> None:
    assert parse_house_number(text) == HouseNumber(number, suffix)


@pytest.mark.parametrize(
    "text", ["", "0", "A12", "123456", "12 t/m 16", "12, 14", "12 en 14", "twaalf", "-12", "12\u0662"]
)
def test_what_is_no_single_house_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^is no house number$"):
        parse_house_number(text)


@given(NUMBERS, LETTERS, DIGITS, st.sampled_from(["", " ", "-", " - "]), st.sampled_from(["", " ", "-"]))
def test_blanks_hyphens_and_case_change_nothing(number: int, letter: str, digits: str, first: str, second: str) -> None:
    found = parse_house_number(f"{number}{first}{letter}{second}{digits}")
    assert found == HouseNumber(number, f"{letter}{digits}".upper())
    assert parse_house_number(f"{found.number} {found.suffix}") == found
