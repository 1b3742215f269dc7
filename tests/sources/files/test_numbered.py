from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ondermijning.sources.files.input_files import input_files
from ondermijning.sources.files.numbered import NumberedCsv, new_parts, occurrence, repeated
from ondermijning.sources.loader import Scope
from ondermijning.sources.rows import Outcome, Row, RowRejected
from tests.support.reading import Reading, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.sources.files.csv import Cells


def numbered(row: Row[Cells]) -> Iterator[Outcome]:
    yield (row.data["id"], occurrence(row))
    yield from repeated(row, "id")


def key(row: Row[Cells]) -> str:
    if "id" not in row.data:
        raise RowRejected("id", "is missing")
    return row.data["id"]


READER = NumberedCsv(
    format="test",
    scope=Scope.FULL,
    columns=frozenset({"id", "naam"}),
    required=frozenset({"id"}),
    records=numbered,
    subject=lambda _row: "",
    identity=key,
)


def run(tmp_path: Path, text: str, reader: NumberedCsv = READER) -> Reading:
    (tmp_path / "levering.csv").write_text(text, encoding="utf-8")
    (file,) = input_files([tmp_path])
    result = Reading()
    read_file(reader, file, result)
    return result


def test_rows_of_one_identity_are_numbered_in_order_of_the_file_and_told(tmp_path: Path) -> None:
    result = run(tmp_path, "id;naam\na;1\nb;2\na;3\na;1\n")
    assert result.records == [("a", 1), ("b", 1), ("a", 2), ("a", 3)]
    assert [remark.field for remark in result.remarks] == ["id", "id"]


def test_a_row_that_is_refused_already_or_has_no_identity_is_refused_and_not_counted(tmp_path: Path) -> None:
    result = run(tmp_path, "id;naam\na\n;1\na;1\n")
    assert ([reject.field for reject in result.rejects], result.refused_at) == (["regel", "id"], ["regel 2", "regel 3"])
    assert result.records == [("a", 1)]


def test_the_parts_that_no_earlier_row_of_an_identity_has_are_told(tmp_path: Path) -> None:
    reader = replace(
        READER,
        records=lambda row: [(row.data["id"], tuple(new_parts(row)))],
        parts=lambda row: {f"deel{number}": name for number, name in enumerate(row.data.get("naam", "").split())},
    )
    result = run(tmp_path, "id;naam\na;x y\nb;x\na;x z\na\na;x z v\na;\n", reader)
    assert result.records == [
        ("a", ("deel0", "deel1")),
        ("b", ("deel0",)),
        ("a", ("deel1",)),
        ("a", ("deel2",)),
        ("a", ()),
    ]
    assert result.refused_at == ["regel 5"]


def test_reading_again_begins_to_count_again(tmp_path: Path) -> None:
    text = "id;naam\na;1\na;2\n"
    assert run(tmp_path, text).records == run(tmp_path, text).records == [("a", 1), ("a", 2)]
