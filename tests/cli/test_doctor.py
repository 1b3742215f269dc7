"""``doctor`` on the command line: a table, an exit code that a monitor understands, and a report on the data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.running import DEMO_DAY, done, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_workspace_in_order_ends_with_0_and_says_what_is_missing(workspace: Path) -> None:
    said = run("doctor", "--on", DEMO_DAY, "-w", workspace, "--format", "json")
    rows = {row["onderdeel"]: row for row in said.json()}

    assert (said.code, said.notes()) == (0, [])
    assert set(rows["graaf"]) == {"onderdeel", "toestand", "bevinding", "advies"}
    assert rows["graaf"]["toestand"] == "goed"


def test_what_is_wrong_ends_with_1_and_is_named(empty: Path) -> None:
    said = run("doctor", "-w", empty)

    assert (said.code, said.notes()) == (1, ["Not in order: graaf."])
    assert "Run ondermijning build first." in said.out


def test_the_report_on_the_data_is_written_beside_the_table_and_nowhere_else(workspace: Path, tmp_path: Path) -> None:
    before = {path for path in workspace.rglob("*") if path.is_file()}
    said = done("doctor", "data", "--on", DEMO_DAY, "--out", tmp_path / "uit", "-w", workspace, "--format", "json")
    written = sorted((tmp_path / "uit").iterdir())
    assert [path.name for path in written] == [f"kwaliteit-{DEMO_DAY}.html", f"kwaliteit-{DEMO_DAY}.json"]
    assert said.notes() == [f"Written: {path}" for path in written]
    assert {path for path in workspace.rglob("*") if path.is_file()} == before
    report = json.loads(written[1].read_text(encoding="utf-8"))
    told = [(row["onderdeel"], row["bevinding"]) for row in said.json() if row["toestand"] == "let op"]
    parts = report["onderdelen"].items()
    assert told == [(name, each["bevinding"]) for name, part in parts for each in part["let_op"]]
    assert (report["graaf"], report["graaf_verouderd"], report["demo"]) == (DEMO_DAY, False, True)
    rules = {row["regel"]: row for row in report["onderdelen"]["regels"]["rijen"]}
    partly = rules["aankoop_zonder_hypotheek"]
    assert (partly["oordeel"], partly["laatste_uitkomst"]) == ("niet voor elk geval", "treffer")
    assert partly["niet_te_beoordelen"] > 0
    assert rules["abc_transactie"]["oordeel"] == "volledig"


def test_the_report_is_in_the_audit_log(workspace: Path) -> None:
    done("doctor", "data", "-w", workspace)
    last = (workspace / "logs" / "audit.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert (json.loads(last)["actie"], json.loads(last)["resultaat"]) == ("doctor data", "klaar")


def test_an_option_in_front_of_data_is_refused_rather_than_left_unused(workspace: Path) -> None:
    said = run("doctor", "-w", workspace, "data")
    assert said.code == 2
    assert "Put the options behind data." in said.err


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(empty: Path) -> None:
    said = run("doctor", "data", "-w", empty, "--out", empty / "gemeente.toml")
    assert (said.code, said.out) == (1, "")
    assert said.err.count("Error:") == 1
