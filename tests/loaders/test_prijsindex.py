from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model.records_other import Prijsindex
from ondermijning.sources.loader import load_loaders
from tests.support.reading import Reading, read

if TYPE_CHECKING:
    from pathlib import Path

LOADER = load_loaders()["prijsindex"]


def run(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "prijsindex.csv"
    path.write_text(text, encoding="utf-8")
    return read(LOADER, path)


def test_a_quarter_has_its_index_in_promille(tmp_path: Path) -> None:
    result = run(tmp_path, "kwartaal;index\n2023K1;140.3\n2023K2;138,9\n2023K3;100\n")
    assert result.of(Prijsindex) == [
        Prijsindex("2023K1", "", "", 140300),
        Prijsindex("2023K2", "", "", 138900),
        Prijsindex("2023K3", "", "", 100000),
    ]
    assert set(result.subjects) == {""}


def test_area_and_type_of_dwelling_are_kept_where_the_file_has_them(tmp_path: Path) -> None:
    result = run(tmp_path, "kwartaal,index,gebied,woningtype\n2023Q1,1.2345,Limburg,appartement\n2023Q1,2,,\n")
    assert result.of(Prijsindex) == [
        Prijsindex("2023K1", "Limburg", "appartement", 1235),
        Prijsindex("2023K1", "", "", 2000),
    ]


def test_a_lone_separator_before_three_digits_is_the_decimal_one(tmp_path: Path) -> None:
    assert run(tmp_path, "kwartaal;index\n2023K1;1.143\n").of(Prijsindex)[0].index_promille == 1143


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("2023;140", "kwartaal"),
        (";140", "kwartaal"),
        ("2023K5;140", "kwartaal"),
        ("2023K1;", "index"),
        ("2023K1;hoog", "index"),
        ("2023K1;-3", "index"),
        ("2023K1;0", "index"),
        ("2023K1;1.000.000", "index"),
        ("2023K1", "regel"),
    ],
)
def test_a_line_without_quarter_or_index_is_a_reject_with_its_line(tmp_path: Path, line: str, field: str) -> None:
    result = run(tmp_path, f"kwartaal;index\n2022K4;139\n{line}\n")
    assert (len(result.records), result.refused_at) == (1, ["regel 3"])
    assert [reject.field for reject in result.rejects] == [field]


def test_a_last_line_that_is_cut_off_at_its_separator_is_a_reject(tmp_path: Path) -> None:
    assert run(tmp_path, "kwartaal;index\n2023K1;140.3\n2023K2").refused_at == ["regel 3"]


def test_a_file_that_ends_inside_a_quote_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError):
        run(tmp_path, 'kwartaal;index\n"2023K1";"140.3\n')


def test_another_csv_is_not_recognised(tmp_path: Path) -> None:
    assert run(tmp_path, "jaar;index\n2023;140\n").skipped == ["prijsindex.csv"]


def test_the_example_of_the_loader_is_read_without_a_complaint(tmp_path: Path) -> None:
    result = run(tmp_path, LOADER.example)
    assert len(result.of(Prijsindex)) == 4
    assert (result.rejects, result.remarks) == ([], [])
