"""``evaluate``: only fictitious cities, only those with a key, and nothing is written in a workspace that it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.running import done, run
from tests.cli.test_lawful import fill_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Demo


def test_a_workspace_for_real_data_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "werkmap"
    done("init", "--mode", "proef", "-w", root)
    fill_in(root)
    said = run("evaluate", "-w", root)
    assert (said.code, said.out) == (1, "")
    assert "does not hold fictitious data alone" in said.err


def test_a_city_too_small_to_measure_in_is_refused_with_what_to_do(demo: Demo) -> None:
    said = run("evaluate", "-w", demo.workspace)
    assert said.code == 1
    assert "no stories to measure with" in said.err
    assert "--dwellings 3000" in said.err


def test_a_city_below_the_size_is_a_wrong_use(tmp_path: Path) -> None:
    said = run("evaluate", "--dwellings", 2999, "--folder", tmp_path / "steden")
    assert said.code == 2
    assert not (tmp_path / "steden").exists()
