from __future__ import annotations

import pytest

from ondermijning.normalise.faults import Faults
from ondermijning.normalise.remember import LONGEST, remembered


def test_a_short_text_is_read_once_a_long_one_and_a_refused_one_every_time() -> None:
    seen: list[str] = []

    @remembered
    def length(text: str) -> int:
        seen.append(text)
        if not text.isalpha():
            raise ValueError("is no word")
        return len(text)

    long = "a" * (LONGEST + 1)
    assert [length(text) for text in ("abc", "abc", long, long)] == [3, 3, LONGEST + 1, LONGEST + 1]
    for _ in range(2):
        with pytest.raises(ValueError, match="is no word"):
            length("1")
    assert seen == ["abc", long, long, "1", "1"]


def test_a_fault_is_told_for_every_row_it_stands_in_under_the_name_of_its_field_there() -> None:
    first, second = Faults(), Faults()
    assert (first.read("kvk", int, "x"), second.read("nummer", int, "x")) == (None, None)
    assert [[field for field, _ in each] for each in (first, second)] == [["kvk"], ["nummer"]]
