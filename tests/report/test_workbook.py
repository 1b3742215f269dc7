"""A spreadsheet has typed cells, nothing in it is executed, and every sheet carries the warning."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from ondermijning.report.workbook import Sheet, write_workbook

if TYPE_CHECKING:
    from pathlib import Path


def written(path: Path, *values: Any, warning: str = "Let op") -> list[Any]:
    """The cells of one row, read back."""
    sheet = Sheet("blad", [f"k{number}" for number in range(len(values))], [values])
    write_workbook(path / "boek.xlsx", [sheet], warning)
    with closing(openpyxl.load_workbook(path / "boek.xlsx")) as book:
        return list(book["blad"][4])


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (7, 7), (2.5, 2.5), (True, True), (False, False), ("tekst", "tekst"), ("0012", "0012"), (None, None),
        (date(2024, 12, 31), datetime(2024, 12, 31)), (["a", "b"], "a | b"),  # noqa: DTZ001 - as the reader gives it
    ],
)  # fmt: skip
def test_a_value_keeps_its_type(tmp_path: Path, value: Any, read: Any) -> None:
    (cell,) = written(tmp_path, value)
    assert (cell.value, type(cell.value)) == (read, type(read))


def test_a_date_is_shown_as_one(tmp_path: Path) -> None:
    (cell,) = written(tmp_path, date(2024, 12, 31))
    assert (cell.is_date, cell.number_format) == (True, "yyyy-mm-dd")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "http://voorbeeld.nl", "a;=1"]
)
def test_nothing_is_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    (cell,) = written(tmp_path, text)
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.value.replace("'", "") == text


def test_lists_of_dangerous_texts_are_harmless_too(tmp_path: Path) -> None:
    (cell,) = written(tmp_path, ["a", "=1+1"])
    assert cell.value == "a | '=1+1"


def test_every_sheet_and_every_page_carries_the_warning(tmp_path: Path) -> None:
    sheets = [Sheet("een", ("a",), []), Sheet("twee", ("a", "b"), [(1, 2)])]
    write_workbook(tmp_path / "boek.xlsx", sheets, "DEMO & meer")
    with closing(openpyxl.load_workbook(tmp_path / "boek.xlsx")) as book:
        assert book.sheetnames == ["een", "twee"]
        assert [page["A1"].value for page in book] == ["DEMO & meer"] * 2
        assert [page.oddHeader.center.text for page in book if page.oddHeader] == ["DEMO && meer"] * 2
        assert [page.freeze_panes for page in book] == ["A4", "A4"]
