"""Loading deliveries with the command: what is new, what was known, and what a graph is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import DEMO_DAY, done, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo


def snapshots(workspace: Path) -> dict[str, int]:
    """Every file of every snapshot with the moment it was written."""
    return {str(path): path.stat().st_mtime_ns for path in sorted((workspace / "deliveries").rglob("*.parquet"))}


def test_the_same_delivery_twice_changes_nothing_and_says_so(demo: Demo, empty: Path) -> None:
    words = ("load", "brk", demo.deliveries / "brk" / DEMO_DAY, "-w", empty, "--format", "json")
    first = done(*words)
    before = snapshots(empty)
    again = done(*words)
    assert again.notes() == [f"brk {DEMO_DAY}: these files were loaded before; nothing changed."]
    assert again.json() == first.json()
    assert snapshots(empty) == before


def test_a_delivery_under_half_the_size_of_the_one_before_is_refused_unless_accepted(
    empty: Path, tmp_path: Path
) -> None:
    for year, quarters in ((2023, 8), (2024, 2)):
        lines = "".join(f"{2010 + number // 4}K{number % 4 + 1};{100 + number}\n" for number in range(quarters))
        (tmp_path / f"{year}.csv").write_text(f"kwartaal;index\n{lines}", encoding="utf-8")
    done("load", "prijsindex", tmp_path / "2023.csv", "--reference-date", "2023-12-31", "-w", empty)
    words = ("load", "prijsindex", tmp_path / "2024.csv", "--reference-date", "2024-12-31", "-w", empty)
    refused = run(*words)
    assert (refused.code, refused.out) == (1, "")
    assert "--accept-small" in refused.err
    done(*words, "--accept-small")


def test_too_many_refused_rows_name_the_file_that_says_why_and_not_what_stood_there(
    empty: Path, tmp_path: Path
) -> None:
    (tmp_path / "index.csv").write_text("kwartaal;index\n2024K1;100\ngeheim-kwartaal;101\n", encoding="utf-8")
    words = ("load", "prijsindex", tmp_path / "index.csv", "--reference-date", "2024-12-31", "-w", empty)
    refused = run(*words)
    assert refused.code == 1
    assert "1 of 2 rows refused, at most 1 % allowed." in refused.err
    assert "geheim-kwartaal" not in refused.err
    (rejects,) = (empty / "rejects").rglob("*.csv")
    assert str(rejects) in refused.err
    assert "geheim-kwartaal" not in rejects.read_text(encoding="utf-8")
    done(*words, "--max-rejects", "60")


def test_a_graph_older_than_the_deliveries_is_noticed(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text("kwartaal;index\n2015K1;100\n", encoding="utf-8")
    words = ("load", "prijsindex", tmp_path / "index.csv", "--reference-date", "2014-12-31", "-w", workspace)
    done(*words)
    (note,) = done("signals", "list", "-w", workspace).notes()
    assert note.startswith("The graph is older than the deliveries")


def test_a_loader_of_the_municipality_itself_is_found(empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "laders"
    folder.mkdir()
    said = run("load", "eigen", "x", "--loaders-dir", folder, "-w", empty)
    assert said.code == 2
    assert "No register eigen." in said.err
    (folder / "eigen.py").write_text("LOADER = 1\n", encoding="utf-8")
    said = run("load", "eigen", "x", "--loaders-dir", folder, "-w", empty)
    assert said.code == 1
    assert "defines no LOADER of type Loader." in said.err


@pytest.mark.parametrize("percentage", ["-1", "veel"])
def test_a_percentage_of_refused_rows_is_a_number_from_0_on(empty: Path, percentage: str) -> None:
    assert run("load", "brk", "x", "--max-rejects", percentage, "-w", empty).code == 2


def test_the_workspace_may_stand_in_the_environment(demo: Demo, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONDERMIJNING_HOME", str(empty))
    done("load", "prijsindex", demo.deliveries / "prijsindex", "--reference-date", DEMO_DAY)
    assert len(snapshots(empty)) > 0
