"""Keys that stand in one delivery more than once: told where their contents differ, without changing which one counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.stands import Obj, message, stand
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

AGAIN = (
    "stands there again with other contents; what counts is the newest statement, then the first by name of file, then by"
    " place as text"
)
HEADER = "wozobjectnummer;waardepeildatum;vastgestelde_waarde;gebruikscode"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


def worth(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    return path


def values(workspace: Workspace) -> list[int]:
    return [row["waarde_euro"] for row in state_of(workspace)["WozWaarde"]]


def test_two_values_of_one_object_and_date_are_told_and_the_first_line_counts(
    tmp_path: Path, workspace: Workspace
) -> None:
    lines = ("093500000012;2023-01-01;300000;10", "093500000012;2023-01-01;310000;10", "093500000013;2023-01-01;1;10")
    (report,) = load_into(workspace, "woz", [worth(tmp_path / "a.csv", *lines)])
    assert report.remarks == {f"WozWaarde: {AGAIN}": 1}
    assert (report.records["WozWaarde"], report.rejected) == (2, 0)
    assert sorted(values(workspace)) == [1, 300_000]


def test_places_are_in_order_of_text(tmp_path: Path, workspace: Workspace) -> None:
    others = [f"09350000{place:04d};2023-01-01;1;10" for place in range(100, 107)]
    twice = [f"093500000012;2023-01-01;{value};10" for value in (300_000, 310_000)]  # on lines 9 and 10
    (report,) = load_into(workspace, "woz", [worth(tmp_path / "a.csv", *others, *twice)])
    assert report.remarks == {f"WozWaarde: {AGAIN}": 1}
    assert max(values(workspace)) == 310_000


def test_it_is_told_across_the_files_of_a_delivery(tmp_path: Path, workspace: Workspace) -> None:
    for name, value in (("b.csv", 300_000), ("a.csv", 310_000)):
        worth(tmp_path / name, f"093500000012;2023-01-01;{value};10")
    given = [tmp_path / "b.csv", tmp_path / "a.csv"]
    (report,) = load_into(workspace, "woz", given, reference_date=date(2024, 1, 1))
    assert report.remarks == {f"WozWaarde: {AGAIN}": 1}
    assert values(workspace) == [310_000]


def test_lines_that_say_the_same_are_no_remark(tmp_path: Path, workspace: Workspace) -> None:
    line = "093500000012;2023-01-01;300000;10"
    (report,) = load_into(workspace, "woz", [worth(tmp_path / "a.csv", line, line)])
    assert (report.rows, report.records, report.remarks) == (2, {"WozObject": 1, "WozWaarde": 1}, {})


def test_what_differs_in_being_empty_is_told(tmp_path: Path, workspace: Workspace) -> None:
    lines = ("093500000012;2023-01-01;300000;", "093500000012;2024-01-01;310000;10")
    (report,) = load_into(workspace, "woz", [worth(tmp_path / "a.csv", *lines)])
    assert report.remarks == {f"WozObject: {AGAIN}": 1}


def house(area_m2: int) -> Obj:
    return Obj("12300123170000", "MTT00 C 123", [], size=area_m2, reference=f"{area_m2}")


def test_changes_of_one_thing_in_one_delivery_each_count_in_their_turn(tmp_path: Path, workspace: Workspace) -> None:
    files = [
        message(tmp_path / f"m{number}.xml", "2024-03-05", number, house(before), house(after))
        for number, before, after in ((1, 100, 200), (2, 200, 300))
    ]
    (report,) = load_into(workspace, "brk", files)
    assert (report.rows, report.records["KadastraalObject"]) == (2, 1)
    assert [remark for remark in report.remarks if AGAIN in remark] == []


def test_two_states_of_one_thing_in_one_stand_are_told(tmp_path: Path, workspace: Workspace) -> None:
    (report,) = load_into(
        workspace, "brk", [stand(tmp_path / "s.xml", [house(100), house(200)], peildatum="2024-03-01")]
    )
    assert report.remarks[f"KadastraalObject: {AGAIN}"] == 1


@pytest.mark.parametrize("source", list(shipped_loaders()))
def test_an_example_repeats_no_key_with_other_contents(tmp_path: Path, workspace: Workspace, source: str) -> None:
    loader = shipped_loaders()[source]
    (tmp_path / loader.example_name).write_text(loader.example, encoding="utf-8")
    (report,) = load_into(workspace, loader, [tmp_path / loader.example_name])
    assert [remark for remark in report.remarks if AGAIN in remark] == []
