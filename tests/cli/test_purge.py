"""``purge`` on the command line: what it shows, removes, tells and keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import done, run

if TYPE_CHECKING:
    from pathlib import Path


def terms(workspace: Path, **months: int) -> None:
    settings = workspace / "gemeente.toml"
    lines = "".join(f'{source} = "{number} maanden"\n' for source, number in months.items())
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[retention]\n", f"[retention]\n{lines}"), encoding="utf-8")


def files(workspace: Path) -> list[str]:
    return sorted(str(path) for name in ("deliveries", "graph", "export") for path in (workspace / name).rglob("*"))


def test_a_dry_run_shows_what_is_over_its_term_and_removes_nothing(workspace: Path) -> None:
    terms(workspace, kik=1, woz=1)
    before = files(workspace)
    said = done("purge", "--dry-run", "-w", workspace, "--format", "json")
    rows = said.json()
    assert said.notes() == ["Would be removed: 2 deliveries, with the graphs and exports made from them."]
    assert {(row["bron"], row["termijn_maanden"]) for row in rows} == {("kik", 1), ("woz", 1)}
    assert files(workspace) == before


def test_it_removes_them_with_the_graph_says_so_and_keeps_a_sealed_line(workspace: Path) -> None:
    terms(workspace, kik=1)
    said = done("purge", "-w", workspace, "--format", "json")
    assert [row["bron"] for row in said.json()] == ["kik"]
    assert not list((workspace / "deliveries" / "kik").iterdir())
    assert "Run ondermijning build to make the graph anew." in said.notes()
    assert run("signals", "list", "-w", workspace).code == 1
    done("build", "--on", "2024-12-31", "-w", workspace)
    assert done("detect", "-w", workspace).out
    (line,) = done("purge", "--records", "-w", workspace, "--format", "json").json()
    assert (line["bron"], line["termijn_maanden"], line["zegel"]) == ("kik", 1, "klopt")


def test_nothing_over_its_term_changes_nothing(workspace: Path) -> None:
    before = files(workspace)
    assert done("purge", "-w", workspace, "--format", "json").json() == []
    assert files(workspace) == before


def test_a_term_that_has_not_passed_can_only_be_shown(workspace: Path) -> None:
    assert run("purge", "--on", "2999-01-01", "-w", workspace).code == 2
    assert len(done("purge", "--on", "2999-01-01", "--dry-run", "-w", workspace, "--format", "json").json()) > 10


@pytest.mark.parametrize("source", ["kik"])
def test_a_longer_term_than_the_source_allows_stops_it_with_both_terms(workspace: Path, source: str) -> None:
    terms(workspace, **{source: 25})
    said = run("purge", "-w", workspace)
    assert (said.code, said.out) == (1, "")
    assert "retention.kik: is 25 months, where the source allows at most 24." in said.err


@pytest.mark.parametrize("words", [("--dry-run",), ("--on", "2024-12-31")])
def test_what_was_removed_before_is_asked_alone(workspace: Path, words: tuple[str, ...]) -> None:
    said = run("purge", "--records", *words, "-w", workspace)
    assert (said.code, "leave out --on and --dry-run" in said.err) == (2, True)
