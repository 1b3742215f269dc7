"""Whatever text comes in, no program that reads the CSV finds a formula in it, and nothing is lost."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondermijning.report.cells import plain, write_csv
from tests.report.test_cells import is_executed, parsed, read_back

AWKWARD = st.text(st.sampled_from("=+-@'\";,| \t\r\n\x00\x1b\u00a0\u200b\ufeff\u202e＝－ab1é\\"), max_size=12)
SHORT = st.text(st.sampled_from("=,;\"' a"), max_size=8)
TEXT = st.one_of(SHORT, AWKWARD, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
ROWS = st.lists(st.lists(st.one_of(TEXT, st.integers(0, 10**9)), min_size=3, max_size=3), min_size=1, max_size=4)
WIDE = list(range(99))


def text_of(rows: list[list[str | int]]) -> str:
    stream = io.StringIO(newline="")
    write_csv(stream, ("a", "b", "c"), rows)
    return stream.getvalue()


@settings(deadline=None)  # a busy machine is no fault
@given(ROWS)
@pytest.mark.parametrize("separator", [";", ",", "|", "\t"])
def test_no_cell_is_a_formula_for_the_csv_module_whatever_it_splits_on(
    separator: str, rows: list[list[str | int]]
) -> None:
    assert [cell for cell in parsed(text_of(rows), separator) if is_executed(cell)] == []


@settings(deadline=None)  # a busy machine is no fault
@given(ROWS)
@pytest.mark.parametrize("separator", [";", ","])
def test_no_cell_is_a_formula_for_pandas_whatever_it_splits_on(separator: str, rows: list[list[str | int]]) -> None:
    table = pd.read_csv(
        io.StringIO(text_of(rows)),
        sep=separator,
        header=None,
        names=WIDE,
        dtype=str,
        keep_default_na=False,
        engine="python",
        on_bad_lines="skip",
    )
    assert [cell for cell in table.to_numpy().ravel() if isinstance(cell, str) and is_executed(cell)] == []


@settings(deadline=None)  # a busy machine is no fault
@given(ROWS)
def test_every_text_can_be_read_back(rows: list[list[str | int]]) -> None:
    _, *seen = csv.reader(io.StringIO(text_of(rows), newline=""), delimiter=";")
    assert [[read_back(cell) for cell in row] for row in seen] == [
        [plain(cell) if isinstance(cell, str) else str(cell) for cell in row] for row in rows
    ]
