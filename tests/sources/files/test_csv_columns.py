"""The column path of the CSV reader: taken where a block is clean, and never to be told from the strict parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ondermijning.errors import DeliveryError
from ondermijning.sources.door import Door
from ondermijning.sources.files import text_blocks
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.files.csv_clean import CleanBlocks
from ondermijning.sources.files.csv_gate import Proof
from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import RowRejected
from tests.support.reading import pseudonym

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.sources.files.csv_pieces import CsvBatch
    from ondermijning.sources.files.input_files import InputFile

LONGEST = 131_072  # signs in a cell


def reader(**changes: Any) -> CsvReader:
    fields: dict[str, Any] = {
        "format": "test",
        "scope": Scope.FULL,
        "columns": frozenset({"id", "naam", "soort"}),
        "required": frozenset({"id"}),
        "records": lambda _row: (),
        "subject": lambda _row: "",
    }
    return CsvReader(**{**fields, **changes})


PARTIES = reader(pseudonymised=frozenset({"naam"}), clear_when={"naam": Proof("soort", lambda kind: kind == "bedrijf")})


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write_file(text: str) -> InputFile:
        path = tmp_path / "levering.csv"
        path.write_bytes(text.encode())
        (file,) = input_files([path])
        return file

    return write_file


def door_of(table: CsvReader) -> Door:
    return Door(table.allowed, table.pseudonymised, pseudonym)


def batches(file: InputFile) -> list[CsvBatch]:
    return list(reader().batches(file, door_of(reader())))


def cells(block: str, *, delimiter: str = ";", width: int = 2) -> list[list[str | None]] | None:
    """The rows of a block if it is clean."""
    found = CleanBlocks(delimiter, width, range(width)).columns(block)
    return None if found is None else [list(row) for row in zip(*(found[at].to_pylist() for at in found), strict=True)]


@pytest.mark.parametrize(
    ("block", "rows"),
    [
        ("1;a\n2;b\n", [["1", "a"], ["2", "b"]]),
        ("1;a\r\n2;b", [["1", "a"], ["2", "b"]]),
        ("1; a\t\n2;\x1c\n", [["1", "a"], ["2", None]]),
        ("1;é\u2003\n2;\xa0\n", [["1", "é"], ["2", None]]),
        ('"1";"a"\n"2";"b"\n', [["1", "a"], ["2", "b"]]),
        ('1;"a;b"\r\n2;" c "', [["1", "a;b"], ["2", "c"]]),
        ('1;";"\n2;""\n', [["1", ";"], ["2", None]]),
        ('1;"a ""b"""\n2;""""\n', [["1", 'a "b"'], ["2", '"']]),
        ("1;" + "x" * (LONGEST // 2 - 3) + "\n", [["1", "x" * (LONGEST // 2 - 3)]]),
    ],
)
def test_a_block_of_plain_or_tidily_quoted_lines_is_read_in_columns(block: str, rows: list[list[str | None]]) -> None:
    assert cells(block) == rows


@pytest.mark.parametrize(
    "block",
    [
        "1;a\r2;b\n",
        "1;a\n\n2;b\n",
        "1;a\n\n",
        "\n1;a\n",
        "1\n",
        "1;a;b\n",
        "\ufeff1;a\n",
        "1;" + "x" * LONGEST + "\n",
        '1;"a\nb"\n',
        '1;"a\n2;b\n',
        '1;a"b\n',
        '1;"a"b\n',
        '1; "a"\n',
        '1;"a" \n',
        '"a;"b";x"\n',
        '1;""a""\n',
        '1;a"\n',
    ],
)
def test_a_block_that_a_parser_may_read_in_two_ways_is_left_to_the_strict_one(block: str) -> None:
    assert cells(block) is None


def test_a_block_of_which_nothing_is_wanted_is_left_to_the_strict_parser() -> None:
    assert CleanBlocks(";", 2, ()).columns("1;a\n") is None


PIECE = st.sampled_from(
    [
        ";",
        ",",
        '"',
        "\r",
        "\n",
        "\r\n",
        " ",
        "-",
        "a",
        "é",
        "\u2003",
        "\x1c",
        "\x85",
        "\ufeff",
        '";"',
        '""',
        "a;b\n",
        " 1 ;é\r\n",
        '"a";"b"\n',
        '"a;""b""";" c "\n',
        "-;-\n",
        "a;b;c\n",
        "a\n",
        '"a"\n',
        '"a;\nb";c\n',
        '"a"b;c\n',
    ]
)


def read(file: InputFile, size: int, *, strict: bool) -> tuple[list[Any], str]:
    """What comes out of a file in blocks of a size, and the error that ended it."""
    found: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_blocks, "_CHUNK", size)
        if strict:
            patch.setattr(CleanBlocks, "columns", lambda _self, _block: None)
        try:
            for row in PARTIES.rows(file, door_of(PARTIES)):
                data = (
                    (row.data.field, row.data.reason) if isinstance(row.data, RowRejected) else list(row.data.items())
                )
                found.append((row.position, data, row.header))
        except DeliveryError as problem:
            return found, str(problem)
    return found, ""


@given(
    st.lists(PIECE, max_size=24).map("".join), st.sampled_from(["id", "id;naam", "soort;id;naam"]), st.integers(1, 64)
)
@example('"a;"b";x"\n', "id;naam", 64)
@example("a;b\n\ufeffc;d\n", "id;naam", 4)
@example("--;--\na;b\n", "id;naam", 64)
@example('"--";--\na;b\n', "id;naam", 64)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_columns_and_the_strict_parser_give_the_same_rows_rejects_places_and_errors(
    write: Any, text: str, header: str, size: int
) -> None:
    file = write(f"{header}\n{text}")
    assert read(file, size, strict=False) == read(file, size, strict=True)


def test_batches_hold_the_admitted_columns_with_nulls_and_the_lines_of_the_rows(write: Any) -> None:
    (batch,) = batches(write("id;geslacht;naam\n1;v;a\n2;m;\n"))
    assert batch.columns.to_pydict() == {"id": ["1", "2"], "naam": ["a", None]}
    assert (list(batch.positions), batch.refused) == (["regel 2", "regel 3"], ())


def test_batches_tell_which_rows_are_refused_and_rows_keep_them_in_their_place(write: Any) -> None:
    file = write("id;naam\n1;a\n2\n\n3;c;d\n4;d\n5\n")
    (batch,) = batches(file)
    assert batch.columns.column("id").to_pylist() == ["1", "4"]
    assert [(each.before, each.position) for each in batch.refused] == [(1, "regel 3"), (1, "regel 5"), (2, "regel 7")]
    assert [row.position for row in batch.rows()] == [f"regel {number}" for number in (2, 3, 5, 6, 7)]


def test_a_row_of_which_nothing_passes_is_still_a_row(write: Any) -> None:
    rows = list(reader().rows(write("id;naam\n1;a\n;\n"), Door(frozenset(), frozenset(), pseudonym)))
    assert [(row.position, row.data) for row in rows] == [("regel 2", {}), ("regel 3", {})]


def test_a_number_that_comes_back_is_replaced_once_for_all_its_rows(write: Any) -> None:
    asked: list[str] = []

    def replaced(text: str) -> str | None:
        asked.append(text)
        return pseudonym(text)

    lines = ["1;persoon;999993653", "2;bedrijf;857587973", "3;persoon;999993653", "4;;999990019"] * 500
    file = write("\n".join(("id;soort;naam", *lines, "")))
    rows = list(PARTIES.rows(file, Door(PARTIES.allowed, PARTIES.pseudonymised, replaced)))
    assert sorted(asked) == ["999990019", "999993653"]
    assert [row.data for row in rows[-4:]] == [
        {"id": "1", "soort": "persoon", "naam": pseudonym("999993653")},
        {"id": "2", "soort": "bedrijf", "naam": "857587973"},
        {"id": "3", "soort": "persoon", "naam": pseudonym("999993653")},
        {"id": "4", "naam": pseudonym("999990019")},
    ]


@pytest.mark.parametrize("quote", ["", '"'])
def test_rows_of_many_blocks_keep_their_lines_also_where_one_of_them_is_not_clean(write: Any, quote: str) -> None:
    line = ";".join(f"{quote}{cell}{quote}" for cell in ("{}", "naam", "soort"))
    lines = [line.format(number) for number in range(2, 200_000)]
    lines[100_000] = "te;kort"
    rows = list(reader().rows(write("\n".join(("id;naam;soort", *lines))), door_of(reader())))
    assert len(rows) == len(lines)
    assert [row.position for row in rows if isinstance(row.data, RowRejected)] == ["regel 100002"]
    assert all(isinstance(row.data, RowRejected) or row.position == f"regel {row.data['id']}" for row in rows)
