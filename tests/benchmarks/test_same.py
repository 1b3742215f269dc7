"""A difference in a column, a row or an order of tables, and in a byte of files, is told; what is the same is told the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.same_files import compare_files, compare_tables

if TYPE_CHECKING:
    from pathlib import Path

NAME = "nodes/Perceel.parquet"
TABLE: dict[str, list[Any]] = {
    "id": ["a", "b", "c"],
    "prijs": [1, None, 3],
    "deel": [0.5, float("nan"), 0.25],
    "bron": [["x"], [], ["y", "z"]],
}


def written(folder: Path, table: dict[str, list[Any]], name: str = NAME, compression: str = "zstd") -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(table), folder / name, compression=compression)
    return folder


def rows(*places: int) -> dict[str, list[Any]]:
    return {name: [values[place] for place in places] for name, values in TABLE.items()}


def told(tmp_path: Path, after: dict[str, list[Any]], shown: int = 10) -> list[str]:
    found = compare_tables(written(tmp_path / "voor", TABLE), written(tmp_path / "na", after), shown)
    return [line.removeprefix(f"{NAME}: ") for line in found.told]


@pytest.mark.parametrize("compression", ["zstd", "none"])
def test_the_same_tables_are_told_the_same_however_they_are_packed(tmp_path: Path, compression: str) -> None:
    before, after = written(tmp_path / "voor", TABLE), written(tmp_path / "na", TABLE, compression=compression)
    assert compare_tables(before, after, 10) == (1, 3, [])


def test_another_value_is_told_by_id_and_column(tmp_path: Path) -> None:
    assert told(tmp_path, TABLE | {"prijs": [1, 2, 3]}) == ["id 'b': prijs was None and is 2"]


def test_a_value_in_a_list_counts(tmp_path: Path) -> None:
    assert told(tmp_path, TABLE | {"bron": [["x"], [], ["z", "y"]]}) == [
        "id 'c': bron was ['y', 'z'] and is ['z', 'y']"
    ]


def test_a_row_that_is_gone_and_one_that_is_new_are_told(tmp_path: Path) -> None:
    gone, new = told(tmp_path / "weg", rows(0, 2)), told(tmp_path / "erbij", rows(0, 1, 2, 2))
    assert gone == ["3 rows before, 2 after", "gone: id 'b', prijs None, deel nan, bron []"]
    assert new == ["3 rows before, 4 after", "new: id 'c', prijs 3, deel 0.25, bron ['y', 'z']"]


def test_another_order_of_the_same_rows_is_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, rows(0, 2, 1))
    assert line.startswith("other order from row 1 on: 'b', ")


def test_the_order_of_the_rest_is_told_beside_a_row_that_changed(tmp_path: Path) -> None:
    changed, order = told(tmp_path, rows(2, 1, 0) | {"prijs": [3, 2, 1]})
    assert changed.startswith("id 'b'")
    assert order.startswith("other order from row 0 on: 'a', ")


def test_a_column_that_is_gone_new_or_of_another_type_is_told(tmp_path: Path) -> None:
    other = {"id": TABLE["id"], "deel": TABLE["deel"], "prijs": ["1", None, "3"], "soort": ["k", "k", "k"]}
    lines = told(tmp_path, other)
    assert lines[:4] == [
        "column bron is gone",
        "column soort is new",
        "column prijs was int64 and is string",
        "columns in another order: id, prijs, deel, bron became id, deel, prijs, soort",
    ]
    assert lines[4:] == ["id 'a': prijs was 1 and is '1'", "id 'c': prijs was 3 and is '3'"]


def test_another_type_without_rows_is_told(tmp_path: Path) -> None:
    before, after = tmp_path / "voor", tmp_path / "na"
    for folder, kind in ((before, pa.int64()), (after, pa.float64())):
        folder.mkdir()
        pq.write_table(pa.table({"id": pa.array([], kind)}), folder / "wezen.parquet")
    assert compare_tables(before, after, 10) == (1, 0, ["wezen.parquet: column id was int64 and is double"])


def test_no_more_rows_are_shown_than_asked(tmp_path: Path) -> None:
    lines = told(tmp_path, TABLE | {"prijs": [7, 8, 9]}, shown=1)
    assert lines == ["id 'a': prijs was 1 and is 7", "and more: 3 rows only before, 3 only after"]


def test_rows_without_an_id_are_counted(tmp_path: Path) -> None:
    before = written(tmp_path / "voor", {"element": ["e", "e", "f"]})
    after = written(tmp_path / "na", {"element": ["e", "f", "f"]})
    assert compare_tables(before, after, 10).told == [f"{NAME}: gone: element 'e'", f"{NAME}: new: element 'f'"]


def test_a_table_that_only_one_has_is_told(tmp_path: Path) -> None:
    before, after = written(tmp_path / "voor", TABLE), written(tmp_path / "na", TABLE, "edges/BEZIT.parquet")
    assert compare_tables(before, after, 10).told == [f"{NAME}: gone", "edges/BEZIT.parquet: new"]


def test_one_other_byte_in_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    folders = tmp_path / "voor", tmp_path / "na"
    for folder in folders:
        folder.mkdir()
        (folder / "koppelingen.csv").write_text("register;score\nkvk;1.000\n", encoding="utf-8")
        (folder / "signalen.json").write_text("{}", encoding="utf-8")
    assert compare_files(*folders, 10) == (2, 0, [])
    (folders[1] / "koppelingen.csv").write_text("register;score\nkvk;0.999\n", encoding="utf-8")
    (folders[1] / "signalen.json").write_text("{}\n", encoding="utf-8")
    assert compare_files(*folders, 10).told == [
        "koppelingen.csv: other bytes",
        "koppelingen.csv: @@ -2 +2 @@",
        "koppelingen.csv: -kvk;1.000",
        "koppelingen.csv: +kvk;0.999",
        "signalen.json: other bytes",
    ]
