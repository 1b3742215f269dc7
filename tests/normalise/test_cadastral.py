from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.places.cadastral import Designation, designation, parse_designation

CODES = st.from_regex(r"[A-Z]{3}[0-9]{2}", fullmatch=True)
SECTIONS = st.from_regex(r"[A-IK-Z]{1,2}", fullmatch=True)
APARTMENTS = st.none() | st.integers(1, 9999)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("MTT00", "C", "1277", "3"), "MTT00 C 1277 A3"),
        (("MTT00", "C", "01277", "A0003"), "MTT00 C 1277 A3"),
        (("MTT00", "C", 1277, None), "MTT00 C 1277"),
        (("mtt00", " c ", 1277, "0000"), "MTT00 C 1277"),
        (("ASN00", "AD", 371, ""), "ASN00 AD 371"),
    ],
)
def test_parts_are_put_together(parts: tuple[str, str, int | str, int | str | None], text: str) -> None:
    assert designation(*parts) == text


@pytest.mark.parametrize(
    "parts",
    [
        ("MTT", "C", 1, None),
        ("MTT00", "J", 1, None),
        ("MTT00", "ABC", 1, None),
        ("MTT00", "C", 0, None),
        ("MTT00", "C", 100000, None),
        ("MTT00", "C", "x", None),
        ("MTT00", "C", -1, None),
        ("MTT00", "C", 1, 10000),
        ("MTT00", "C", 1, "B3"),
        ("MTT00", "C", "", None),
    ],
)
def test_parts_that_no_designation_has_are_refused(parts: tuple[str, str, int | str, int | str | None]) -> None:
    with pytest.raises(ValueError, match=r"^is no "):
        designation(*parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("GVH00 C 1277 A3", Designation("GVH00", "C", 1277, 3)),
        ("ADB00 E 2479", Designation("ADB00", "E", 2479, None)),
        ("ADB00E02479G0000", Designation("ADB00", "E", 2479, None)),
        ("adb00e02479a0001", Designation("ADB00", "E", 2479, 1)),
        ("ASN00AD00371G0000", Designation("ASN00", "AD", 371, None)),
    ],
)
def test_spoken_and_packed_forms_are_taken_apart(text: str, parts: Designation) -> None:
    assert parse_designation(text) == parts


@pytest.mark.parametrize(
    "text", ["", "MTT00 J 12", "MTT00 C 0", "ADB00E02479A0000", "ADB00E2479G0000", "Beekbergen K 4879"]
)
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="known form"):
        parse_designation(text)


@given(CODES, SECTIONS, st.integers(1, 99999), APARTMENTS)
def test_a_designation_survives_both_forms(code: str, section: str, number: int, apartment: int | None) -> None:
    packed = f"{code}{section}{number:05}" + (f"A{apartment:04}" if apartment else "G0000")
    parts = Designation(code, section, number, apartment)
    assert parse_designation(designation(*parts)) == parts
    assert parse_designation(packed) == parts


@given(st.text())
def test_any_text_gives_a_designation_or_a_value_error(text: str) -> None:
    try:
        parts = parse_designation(text)
    except ValueError:
        return
    assert parse_designation(designation(*parts)) == parts
