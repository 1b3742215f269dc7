from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.normalise.text import clean, counted


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Voorbeeld \t\r\n  Vastgoed  ", "Voorbeeld Vastgoed"),
        ("Jose\u0301", "José"),
        ("Naam\x1b[2J\x07", "Naam[2J"),
        ("A\u202eB\u200bC\ufeffD\u2066E", "ABCDE"),
        ("e\u200b\u0301", "é"),
        ("regel\u2028twee", "regel twee"),
        ("half\ud800", "half"),
        (" \u200b\x00 ", None),
        ("", None),
        (None, None),
    ],
)
def test_signs_that_nobody_sees_are_taken_out(text: str | None, cleaned: str | None) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text())
def test_composed_and_decomposed_letters_become_one_text(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))


@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zs", "Lu"])))
def test_no_control_or_format_sign_passes(text: str) -> None:
    assert not any(unicodedata.category(sign).startswith("C") for sign in clean(text) or "")


def test_a_number_goes_with_its_word() -> None:
    assert [counted(number, "row") for number in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
    assert [counted(number, "geval", "gevallen") for number in (1, 2)] == ["1 geval", "2 gevallen"]
