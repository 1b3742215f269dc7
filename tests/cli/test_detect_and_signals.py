"""Running the rules and weighing the signals: exit codes, dry runs, order and closing."""

from __future__ import annotations

import os
import pwd
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.pages.short import LINES
from tests.cli.broken_rule import broken_rule
from tests.cli.running import DEMO_DAY, done, run

if TYPE_CHECKING:
    from pathlib import Path

ME = pwd.getpwuid(os.getuid()).pw_name
CLOSING = ("--opvolging", "toezicht", "--aard-aanleiding", "eigendom", "--note", "adres bezocht")


def listed(workspace: Path, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = done("signals", "list", "--all", *words, "-w", workspace, "--format", "json").json()
    return rows


def told(workspace: Path, *words: object) -> str:
    """What a run says that it changed."""
    (line,) = (line for line in done("detect", *words, "-w", workspace).notes() if line.startswith("Signals: "))
    return line


def dump(workspace: Path) -> list[str]:
    """Everything in the ledger."""
    ledger = sqlite3.connect(workspace / "ledger.sqlite")
    try:
        return list(ledger.iterdump())
    finally:
        ledger.close()


class TestExitCodes:
    def test_a_run_ends_with_0_also_when_there_are_new_signals(self, undetected: Path) -> None:
        assert run("detect", "-w", undetected).code == 0

    def test_who_asks_for_it_gets_3_for_new_signals_and_0_when_nothing_is_new(self, undetected: Path) -> None:
        assert run("detect", "--exit-code", "-w", undetected).code == 3
        assert run("detect", "--exit-code", "-w", undetected).code == 0

    def test_a_rule_that_fails_gives_4_and_the_others_still_answer(self, undetected: Path, tmp_path: Path) -> None:
        rules = broken_rule(tmp_path)
        said = run("detect", "--rules-dir", rules, "--exit-code", "-w", undetected, "--format", "json")
        assert said.code == 4
        answers = {row["regel"]: row["uitkomst"] for row in said.json()}
        assert answers.pop("breekt") == "fout"
        assert "treffer" in answers.values()
        assert "fout" not in answers.values()
        assert listed(undetected) != []

    def test_a_signal_says_which_rule_could_not_answer(self, undetected: Path, tmp_path: Path) -> None:
        run("detect", "--rules-dir", broken_rule(tmp_path), "-w", undetected)
        first = listed(undetected)[0]["signaal"]
        shown = done("signals", "show", first, "-w", undetected, "--format", "json").json()
        assert any(text.startswith("regel breekt: fout") for text in shown["niet_onderzocht"])


class TestRuns:
    def test_the_second_run_sees_what_the_first_found_and_finds_nothing_new(self, undetected: Path) -> None:
        first = told(undetected)
        found = len(listed(undetected))
        assert found > 4
        assert first.startswith(f"Signals: {found} new, 0 seen again, 0 reopened, 0 gone;")
        assert told(undetected).startswith(f"Signals: 0 new, {found} seen again, 0 reopened, 0 gone;")

    @pytest.mark.slow
    def test_the_signals_of_the_first_run_are_the_baseline(self, undetected: Path) -> None:
        done("detect", "--rule", "ontbonden_eigenaar", "-w", undetected)
        first = {row["signaal"] for row in listed(undetected)}
        done("detect", "-w", undetected)
        assert {row["signaal"] for row in listed(undetected) if row["nulmeting"] == "ja"} == first
        assert len(first) == 4

    def test_one_rule_leaves_the_signals_of_the_others_as_they_are(self, workspace: Path) -> None:
        before = listed(workspace)
        assert told(workspace, "--rule", "snelle_doorverkoop").startswith(
            "Signals: 0 new, 4 seen again, 0 reopened, 0 gone"
        )
        assert listed(workspace) == before

    @pytest.mark.slow
    @pytest.mark.parametrize("words", [(), ("--set", "stijging=85"), ("--set", "snelle_doorverkoop.dagen=30")])
    def test_a_dry_run_writes_nothing_to_the_ledger(self, workspace: Path, words: tuple[str, ...]) -> None:
        before = dump(workspace)
        done("detect", "--dry-run", *words, "-w", workspace)
        assert dump(workspace) == before

    @pytest.mark.slow
    def test_a_dry_run_names_what_would_go_under_another_threshold(self, workspace: Path) -> None:
        notes = done("detect", "--dry-run", "--set", "snelle_doorverkoop.stijging=85", "-w", workspace).notes()
        gone = [line for line in notes if line.startswith("  gone: ")]
        assert len(gone) == 1
        named = set(gone[0].removeprefix("  gone: ").split(", "))
        resold = {row["signaal"] for row in listed(workspace) if "snelle_doorverkoop" in row["regels"]}
        assert named
        assert named <= resold

    @pytest.mark.slow
    def test_a_dry_run_says_would_be_new_and_a_run_says_new(self, undetected: Path) -> None:
        would = told(undetected, "--dry-run")
        assert would.startswith("Signals: ")
        assert " would be new, " in would
        assert told(undetected) == would.replace(" would be new, ", " new, ")

    @pytest.mark.slow
    def test_a_threshold_that_was_set_changes_the_hits_of_its_rule_only(self, workspace: Path) -> None:
        words = ("detect", "--dry-run", "-w", workspace, "--format", "json")
        usual = {row["regel"]: row["treffers"] for row in done(*words).json()}
        strict = {
            row["regel"]: row["treffers"] for row in done(*words, "--set", "snelle_doorverkoop.stijging=400").json()
        }
        assert strict == {**usual, "snelle_doorverkoop": 0}

    @pytest.mark.slow
    def test_the_date_of_a_run_is_that_of_the_graph(self, undetected: Path) -> None:
        done("detect", "--on", DEMO_DAY, "-w", undetected)
        assert {row["eerst_gezien"] for row in listed(undetected)} == {DEMO_DAY}


class TestSignals:
    def test_a_list_is_in_neutral_order(self, workspace: Path) -> None:
        rows = listed(workspace)
        assert rows == sorted(rows, key=lambda row: (row["eerst_gezien"], row["signaal"]))
        assert len({row["gewicht"] for row in rows}) > 1

    def test_the_heaviest_first_is_an_explicit_choice(self, workspace: Path) -> None:
        rows = listed(workspace, "--sort", "gewicht")
        assert [row["gewicht"] for row in rows] == sorted((row["gewicht"] for row in rows), reverse=True)
        assert rows != listed(workspace)
        assert sorted(row["signaal"] for row in rows) == [row["signaal"] for row in listed(workspace)]

    def test_a_signal_is_shown_by_the_beginning_of_its_id_as_text_and_as_json(self, workspace: Path) -> None:
        short = listed(workspace)[0]["signaal"]
        shown = done("signals", "show", short, "-w", workspace, "--format", "json").json()
        text = done("signals", "show", short.upper(), "--alles", "-w", workspace).out
        day, page = text.split("\n", 1)
        assert day.startswith("Stand van 31 december 2024; ")
        assert f"\nSignaal {shown['id']} · " in page
        assert shown["id"].startswith(short)
        assert shown["let_op"] in text

    def test_a_signal_is_shown_on_one_screen_address_first_and_with_alles_the_rest(self, workspace: Path) -> None:
        for row in listed(workspace, "--all"):
            lines = done("signals", "show", row["signaal"], "-w", workspace).out.splitlines()
            whole = done("signals", "show", row["signaal"], "--alles", "-w", workspace).out
            assert len(lines) <= LINES
            assert (row["adres"], row["aanduiding"]) == (lines[1], lines[2].rpartition(" · ")[2].partition(" ")[2]) or (
                row["onderwerp"] != "Perceel"
            )
            assert {"Wat is gezien", "Een gewone verklaring", "Verloop"} <= set(lines)
            assert "\nBewijs\n" in whole
            assert "\nBeeld (plak in Neo4j Browser)\n" in whole

    def test_a_closed_signal_stays_closed_when_a_run_sees_it_again(self, workspace: Path) -> None:
        short = listed(workspace)[0]["signaal"]
        assert done("signals", "close", short, *CLOSING, "-w", workspace).notes() == [
            f"Signal {short} is closed (toezicht)."
        ]
        found = len(listed(workspace))
        assert told(workspace).startswith(f"Signals: 0 new, {found} seen again, 0 reopened")
        assert [row["signaal"] for row in listed(workspace, "--state", "gesloten")] == [short]
        assert len(listed(workspace, "--state", "nieuw")) == found - 1

    def test_a_signal_is_closed_once(self, workspace: Path) -> None:
        short = listed(workspace)[0]["signaal"]
        done("signals", "close", short, *CLOSING, "-w", workspace)
        said = run("signals", "close", short, *CLOSING, "-w", workspace)
        assert said.code == 1
        assert "is closed already." in said.notes()[-1]

    @pytest.mark.parametrize("missing", ["--opvolging", "--aard-aanleiding", "--note"])
    def test_closing_takes_what_was_done_what_it_was_about_and_why(self, workspace: Path, missing: str) -> None:
        at = CLOSING.index(missing)
        words = CLOSING[:at] + CLOSING[at + 2 :]
        said = run("signals", "close", listed(workspace)[0]["signaal"], *words, "-w", workspace)
        assert said.code == 2
        assert missing in said.err
        assert listed(workspace, "--state", "gesloten") == []

    def test_an_export_of_one_state_holds_no_other(self, workspace: Path) -> None:
        short = listed(workspace)[0]["signaal"]
        done("signals", "close", short, *CLOSING, "-w", workspace)
        said = done("export", "signals", "--state", "gesloten", "-w", workspace)
        assert said.notes() == ["1 signal written. A signal is no finding."]

    def test_who_closed_a_signal_is_who_the_operating_system_says(
        self, workspace: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("USER", "LOGNAME", "LNAME", "USERNAME"):
            monkeypatch.setenv(name, "burgemeester")
        done("signals", "close", listed(workspace)[0]["signaal"], *CLOSING, "-w", workspace)
        written = "\n".join(dump(workspace))
        assert "burgemeester" not in written
        assert f"'{ME}'" in written
