"""``purge`` on the command line: what it shows, removes, tells and keeps."""

from __future__ import annotations

import sqlite3
from contextlib import closing
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
    assert said.notes() == [
        "Would be removed: 2 deliveries, with the graphs and exports made from them.",
        "Would be forgotten: 0 signals.",
    ]
    assert {(row["bron"], row["termijn_maanden"]) for row in rows} == {("kik", 1), ("woz", 1)}
    assert files(workspace) == before


@pytest.mark.slow
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


@pytest.mark.parametrize(("where", "missing"), [("id = (SELECT max(id) FROM erasures)", "line 2"), ("true", "line 2")])
def test_lines_that_were_taken_out_at_the_end_are_missed(workspace: Path, where: str, missing: str) -> None:
    terms(workspace, kik=1, woz=1)
    done("purge", "-w", workspace)
    assert len(done("purge", "--records", "-w", workspace, "--format", "json").json()) == 2
    with closing(sqlite3.connect(workspace / "ledger.sqlite")) as ledger:
        ledger.execute("DROP TRIGGER erasures_stay")
        ledger.execute(f"DELETE FROM erasures WHERE {where}")
        ledger.commit()
    said = run("purge", "--records", "-w", workspace)
    assert said.code == 1
    assert f"lacks {missing}, which the audit log knows. Compare it with the last backup." in said.err


def test_an_audit_log_that_was_begun_anew_is_told_to_know_no_lines(workspace: Path) -> None:
    terms(workspace, kik=1)
    done("purge", "-w", workspace)
    (workspace / "logs" / "audit.jsonl").rename(workspace / "logs" / "oud.jsonl")
    said = done("purge", "--records", "-w", workspace)
    assert any("does not tell how many lines there were" in note for note in said.notes())


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
