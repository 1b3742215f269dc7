"""Workbooks: every cell as the text that a CSV export would hold, or the row among the rejects; never a guess."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.errors import DeliveryError
from ondermijning.sources.door import Door
from ondermijning.sources.files import workbook as parts
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.files.xlsx_values import is_date_format, number_text
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Remark, RowRejected
from tests.support.csv_forms import CsvForm
from tests.support.reading import read
from tests.support.workbooks import FIRST_SHEET, with_cells, with_parts, workbook
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.sources.rows import Row

HEADER = ("id", "naam", "datum")
MOMENT = datetime(2024, 12, 31, 13, 5, 9)  # noqa: DTZ001 - a cell has no zone
READER = CsvReader(
    format="toets",
    scope=Scope.FULL,
    columns=frozenset(HEADER),
    required=frozenset({"id"}),
    records=lambda row: [(row.data["id"],)],
    subject=lambda _row: "",
)


def rows_of(path: Path) -> list[Row[Any]]:
    (file,) = input_files([path])
    assert READER.recognises(file)
    return list(READER.rows(file, Door(READER.allowed, frozenset(), lambda _text: None)))


def cells_of(path: Path) -> list[Any]:
    """The cells of every row, or the field and reason of its refusal."""
    return [
        (row.data.field, row.data.reason) if isinstance(row.data, RowRejected) else row.data for row in rows_of(path)
    ]


def test_a_workbook_is_one_file_and_gives_what_the_csv_gives(tmp_path: Path) -> None:
    form = CsvForm("prijsindex", {"kwartaal": "2024K1", "index": "138.4"})
    as_csv = form.read(tmp_path, {}, {"kwartaal": "2024K2"})
    path = workbook(tmp_path / "index.xlsx", {"Blad1": [("Kwartaal", "Index"), ("2024K1", 138.4), ("2024K2", 138.4)]})
    as_book = read(shipped_loaders()["prijsindex"], path)
    assert as_book.records == as_csv.records != []
    assert (as_book.recognised, as_book.positions) == (["index.xlsx"], ["blad Blad1, rij 2", "blad Blad1, rij 3"])


def test_a_delivery_in_a_workbook_is_loaded_and_known_again(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    path = workbook(tmp_path / "index.xlsx", {"Blad1": [("kwartaal", "index"), ("2024K1", 138)]})
    (first,) = load_into(workspace, "prijsindex", [path], reference_date=date(2024, 12, 31))
    (again,) = load_into(workspace, "prijsindex", [path], reference_date=date(2024, 12, 31))
    assert (first.rows, first.rejected, again.already_known) == (1, 0, True)
    assert [row["_positie"] for row in state_of(workspace)["Prijsindex"]] == ["blad Blad1, rij 2"]


def test_texts_that_stand_in_the_cells_themselves_are_read_as_well(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, ("0012", "a & b", date(2024, 12, 31)), (12.5, "=1+1", None)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    assert cells_of(tmp_path / "a.xlsx") == [
        {"id": "0012", "naam": "a & b", "datum": "2024-12-31"},
        ("naam", "holds a formula without its outcome"),
    ]


def test_a_workbook_inside_a_zip_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, ("1", "a", None)]})
    with zipfile.ZipFile(tmp_path / "levering.zip", "w") as archive:
        archive.write(path, "a.xlsx")
    assert cells_of(tmp_path / "levering.zip") == [{"id": "1", "naam": "a"}]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0012", "0012"),
        (12, "12"),
        (12.0, "12"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (-5, "-5"),
        (1e14, "100000000000000"),
        (1e-7, "0.0000001"),
        (0, "0"),
        (True, "true"),
        (False, "false"),
        ("  a  ", "a"),
        ("€ 1.000,-", "€ 1.000,-"),
        (date(2024, 12, 31), "2024-12-31"),
        (MOMENT, "2024-12-31 13:05:09"),
        (time(8, 30), "08:30:00"),
        ("=tekst", "=tekst"),
        ("regel 1\nregel 2", "regel 1\nregel 2"),
        ('a & <b> "c"', 'a & <b> "c"'),
    ],
)
def test_a_cell_is_the_text_that_people_see(tmp_path: Path, value: object, text: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        if isinstance(value, date | time):
            shown = {date: "dd-mm-yyyy", datetime: "yyyy/mm/dd hh:mm:ss", time: "hh:mm"}[type(value)]
            sheet.write_datetime(1, 0, value, book.add_format({"num_format": shown}))
        elif isinstance(value, str):
            sheet.write_string(1, 0, value)
        else:
            sheet.write(1, 0, value)
    assert cells_of(tmp_path / "a.xlsx") == [{"id": text}]


def test_days_counted_from_1904_and_the_day_that_1900_never_had(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_datetime(1, 0, date(2024, 2, 29), book.add_format({"num_format": "d-m-yyyy"}))
    assert cells_of(tmp_path / "a.xlsx") == [{"id": "2024-02-29"}]
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for place, serial in enumerate((1, 59, 61), start=1):
            sheet.write_number(place, 0, serial, book.add_format({"num_format": "d-m-yyyy"}))
    assert [row["id"] for row in cells_of(tmp_path / "b.xlsx")] == ["1900-01-01", "1900-02-28", "1900-03-01"]


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("General", False),
        ("0.00", False),
        ('"maand" 0', False),
        ("[Red]0.00", False),
        ("#,##0\\d", False),
        ("_-€* #,##0", False),
        ("yyyy-mm-dd", True),
        ("[$-413]d mmmm yyyy;@", True),
        ("hh:mm", True),
        ("0;[Red]dd", False),
    ],
)
def test_a_format_shows_a_date_when_its_signs_say_so(code: str, *, is_date: bool) -> None:
    assert is_date_format(200, code) is is_date


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ('<c t="e"><v>#N/A</v></c>', "holds an error of the spreadsheet"),
        ("<c><f>A1+1</f></c>", "holds a formula without its outcome"),
        ("<c><f>A1+1</f><v></v></c>", "holds a formula without its outcome"),
        (
            "<c><v>9350100000000120</v></c>",
            "is a number of more digits than a spreadsheet keeps; give the column the type text",
        ),
        ("<c><v>1E+400</v></c>", "is a number of more digits than a spreadsheet keeps; give the column the type text"),
        ("<c><v>NaN</v></c>", "is no number"),
        ("<c><v>geheim</v></c>", "is no number"),
        ('<c t="s"><v>99</v></c>', "refers to a text that the workbook does not hold"),
        ('<c t="s"><v>-1</v></c>', "refers to a text that the workbook does not hold"),
        ('<c t="x"><v>1</v></c>', "is of an unknown type of cell"),
        ('<c t="str"><v>a_x0000_b</v></c>', "holds a control sign"),
    ],
)
def test_a_cell_that_cannot_be_told_exactly_refuses_its_row_under_its_column(
    tmp_path: Path, cell: str, reason: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, ("1",)]})
    assert cells_of(with_cells(path, cell)) == [{"id": "1"}, ("id", reason)]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c t="str"><f>A1</f><v>uitkomst</v></c>', [{"id": "uitkomst"}]),
        ("<c><f>1+1</f><v>2</v></c>", [{"id": "2"}]),
        ('<c t="str"><f>""</f><v></v></c>', [{}]),
        ('<c t="d"><v>2024-12-31T00:00:00</v></c>', [{"id": "2024-12-31"}]),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>', [{"id": "ab"}]),
        ('<c t="str"><v>a_x000D_</v></c>', [{"id": "a"}]),
        ('<c s="0"/>', []),
        ('<c t="str"/><c t="e"/><c r="D9" t="str"/>', []),
    ],
)
def test_a_cell_of_any_other_type_is_its_text_and_a_row_of_empty_cells_is_none(
    tmp_path: Path, cell: str, found: list[dict[str, str]]
) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER]})
    assert cells_of(with_cells(path, cell)) == found


def test_what_stands_in_a_column_that_is_not_used_is_not_even_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [("id", "nationaliteit")]})
    (file,) = input_files([with_cells(path, '<c t="str"><v>1</v></c><c t="e"><v>#N/A</v></c>')])
    door = Door(READER.allowed, frozenset(), lambda _text: None)
    assert [row.data for row in READER.rows(file, door)] == [{"id": "1"}]
    assert door.forbidden() == {"nationaliteit": 1}


def test_a_cell_beyond_the_header_refuses_its_row_and_styles_there_do_not(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, ("1", "a", None, "x")]})
    assert cells_of(with_cells(path, '<c t="str"><v>2</v></c><c r="F9" s="1"/>')) == [
        ("rij", "has a cell beyond the 3 columns of the header"),
        {"id": "2"},
    ]


def test_titles_above_the_header_and_empty_rows_do_not_count_and_rows_keep_their_number(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [("Subsidies 2024",), (), HEADER, (), ("1", "a")]})
    assert [(row.data, row.position) for row in rows_of(path)] == [({"id": "1", "naam": "a"}, "blad Blad1, rij 5")]


def test_the_first_sheet_that_people_see_is_read_and_the_others_are_told(tmp_path: Path) -> None:
    sheets: dict[str, list[tuple[str, ...]]] = {
        "Oud": [HEADER, ("9",)],
        "Nu": [HEADER, ("1",), ("2",)],
        "Toelichting": [("Uitleg",)],
    }
    path = workbook(tmp_path / "a.xlsx", sheets, hidden=["Oud"])
    first, second = rows_of(path)
    assert [first.data, second.data] == [{"id": "1"}, {"id": "2"}]
    told = Remark("blad", "is one of several sheets; the others were not read")
    assert told in list(READER.shape(first))
    assert told not in list(READER.shape(second))


def test_a_workbook_of_which_people_see_one_sheet_has_no_remark(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Nu": [HEADER, ("1",)], "Lijsten": [("x",)]}, hidden=["Lijsten"])
    (row,) = rows_of(path)
    assert list(READER.shape(row)) == [("1",)]


def test_a_workbook_without_a_visible_sheet_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Nu": [HEADER, ("1",)]})
    hidden = b'<sheet state="veryHidden" '
    with_parts(path, lambda name, data: data.replace(b"<sheet ", hidden) if name == parts.BOOK else data)
    with pytest.raises(DeliveryError, match="has no visible sheet"):
        rows_of(path)


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="blad Blad1: has two columns of one name"):
        rows_of(workbook(tmp_path / "a.xlsx", {"Blad1": [("id", "naam", "Naam"), ("1", "a", "b")]}))


@pytest.mark.parametrize("name", ["oud.xls", "met wachtwoord.xlsx"])
def test_an_old_workbook_and_one_with_a_password_are_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(DeliveryError, match=r"Save it without a password as \.xlsx or CSV"):
        read(shipped_loaders()["prijsindex"], tmp_path / name)


def test_a_binary_workbook_is_refused_and_another_office_file_is_no_table(tmp_path: Path) -> None:
    for name, part in (("a.xlsb", "xl/workbook.bin"), ("b.docx", "word/document.xml")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(part, "x")
    with pytest.raises(DeliveryError, match="is a binary workbook"):
        rows_of(tmp_path / "a.xlsb")
    assert read(shipped_loaders()["prijsindex"], tmp_path / "b.docx").skipped == ["b.docx"]


@pytest.mark.parametrize("part", [FIRST_SHEET, parts.BOOK, "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_dtd_in_any_part_is_refused(tmp_path: Path, part: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "geheim"><!ENTITY b "&a;&a;">]>'
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, ("1", "a")]})

    def spoiled(name: str, data: bytes) -> bytes:
        at = data.index(b"<", data.index(b"?>") if b"?>" in data else 0)
        return data[:at] + bomb + data[at:] if name == part else data

    with pytest.raises(DeliveryError, match="has a DTD") as refusal:
        rows_of(with_parts(path, spoiled))
    assert "geheim" not in str(refusal.value)


@pytest.mark.parametrize(
    "cells",
    ['<c r="B9" t="str"><v>1</v></c><c r="A9" t="str"><v>2</v></c>', '<c r="ZZZ9" t="str"><v>1</v></c>'],
)
def test_cells_in_no_order_or_beyond_the_last_column_are_damage(tmp_path: Path, cells: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, ("1",)]})
    with pytest.raises(DeliveryError, match="is a damaged workbook"):
        rows_of(with_cells(path, cells))


@pytest.mark.parametrize("number", ["2", "1", "1048577", "99999999"])
def test_rows_in_no_order_or_beyond_the_last_row_are_damage(tmp_path: Path, number: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, ("1",)]})
    row = f'<row r="{number}"><c t="str"><v>1</v></c></row></sheetData>'.encode()
    with_parts(path, lambda name, data: data.replace(b"</sheetData>", row) if name == FIRST_SHEET else data)
    with pytest.raises(DeliveryError, match="is a damaged workbook"):
        rows_of(path)


def test_a_workbook_that_is_cut_off_or_lacks_a_part_is_refused(tmp_path: Path) -> None:
    rows = [HEADER, *((str(number), "naam", "2024-12-31") for number in range(50))]
    whole = workbook(tmp_path / "a.xlsx", {"Blad1": rows}).read_bytes()
    for place, size in enumerate(range(10, len(whole), 503)):
        path = tmp_path / f"{place}.xlsx"
        path.write_bytes(whole[:size])
        with pytest.raises(DeliveryError):
            rows_of(path)
    for part in (FIRST_SHEET, "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"):
        path = tmp_path / "zonder.xlsx"
        path.write_bytes(whole)
        with pytest.raises(DeliveryError, match="lacks a part"):
            rows_of(with_parts(path, lambda name, data, part=part: None if name == part else data))  # type: ignore[misc]


def test_a_sheet_that_is_cut_off_inside_a_whole_zip_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, *((str(number),) for number in range(50))]})
    with_parts(path, lambda name, data: data[: len(data) // 2] if name == FIRST_SHEET else data)
    with pytest.raises(DeliveryError, match="is a damaged workbook"):
        rows_of(path)


def test_a_workbook_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, ("1",)]})
    with_parts(path, lambda name, data: data + b" " * 60_000_000 if name == FIRST_SHEET else data)
    with pytest.raises(DeliveryError, match="implausible size"):
        rows_of(path)


def test_a_workbook_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_BYTES", 100)
    with pytest.raises(DeliveryError, match="over 200 MB"):
        rows_of(workbook(tmp_path / "a.xlsx", {"Blad1": [HEADER, ("1",)]}))


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_a_number_has_no_exponent_and_is_the_one_that_fifteen_digits_show(number: float) -> None:
    text = number_text(repr(number))
    assert set(text) <= set("-0123456789.")
    assert not text.endswith((".", ".0"))
    exact = Decimal(repr(number))
    assert abs(Decimal(text) - exact) <= max(abs(exact) * Decimal("5e-15"), Decimal("1e-15"))
    assert len(text.lstrip("-0.").replace(".", "")) <= 15


@given(st.text(max_size=20))
def test_what_is_no_number_is_told_without_repeating_it(text: str) -> None:
    try:
        number_text(text)
    except ValueError as problem:
        assert str(problem).startswith("is ")
