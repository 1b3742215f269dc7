from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

from ondermijning.sources.files import input_files
from ondermijning.sources.loader import Scope
from ondermijning.sources.numbered import NumberedCsv, Tally, occurrence, repeated
from ondermijning.sources.rows import Outcome, Row, RowRejected
from tests.support.reading import Reading, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.sources.csv import Cells


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


def run(tmp_path: Path, text: str) -> Reading:
    (tmp_path / "levering.csv").write_text(text, encoding="utf-8")
    (file,) = input_files([tmp_path])
    result = Reading()
    read_file(READER, file, result)
    return result


def test_rows_of_one_identity_are_numbered_in_order_of_the_file_and_told(tmp_path: Path) -> None:
    result = run(tmp_path, "id;naam\na;1\nb;2\na;3\na;1\n")
    assert result.records == [("a", 1), ("b", 1), ("a", 2), ("a", 3)]
    assert [remark.field for remark in result.remarks] == ["id", "id"]


def test_a_row_that_is_refused_already_or_has_no_identity_is_refused_and_not_counted(tmp_path: Path) -> None:
    result = run(tmp_path, "id;naam\na\n;1\na;1\n")
    assert ([reject.field for reject in result.rejects], result.refused_at) == (["regel", "id"], ["regel 2", "regel 3"])
    assert result.records == [("a", 1)]


def test_reading_again_begins_to_count_again(tmp_path: Path) -> None:
    text = "id;naam\na;1\na;2\n"
    assert run(tmp_path, text).records == run(tmp_path, text).records == [("a", 1), ("a", 2)]


def test_a_key_is_counted_each_time_it_comes_by_in_about_ten_bytes_for_every_key_that_comes_once() -> None:
    tally, keys = Tally(), [f"Z2024-{number}" for number in range(200_000)]
    assert {tally.count(key) for key in keys} == {1}
    assert [tally.count(keys[7]), tally.count(keys[7]), tally.count(keys[8])] == [2, 3, 2]
    tracemalloc.start()
    try:
        for number in range(200_000):
            tally.count(f"Z2025-{number}")
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert taken < 200_000 * 20
