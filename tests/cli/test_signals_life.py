"""Signals on the command line: who weighs them, what waits, what rests, and what happened to them."""

from __future__ import annotations

import os
import pwd
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning import clock
from tests.cli.running import done, run

if TYPE_CHECKING:
    from pathlib import Path

ME = pwd.getpwuid(os.getuid()).pw_name
LATER = clock.today() + timedelta(30)
CLOSING = ("--opvolging", "toezicht", "--aard-aanleiding", "eigendom", "--note", "adres bezocht")


def listed(workspace: Path, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = done("signals", "list", *words, "-w", workspace, "--format", "json").json()
    return rows


def lone(workspace: Path) -> tuple[str, str]:
    """A signal of one rule, and that rule."""
    row = next(row for row in listed(workspace) if " " not in row["regels"])
    return row["signaal"], row["regels"]


def budget(workspace: Path, number: int) -> None:
    settings = workspace / "gemeente.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("budget_per_week = 25", f"budget_per_week = {number}"), encoding="utf-8")


def test_a_list_offers_what_the_week_has_room_for_and_says_what_waits(workspace: Path) -> None:
    budget(workspace, 4)
    everything = [row["signaal"] for row in listed(workspace, "--all")]
    said = done("signals", "list", "-w", workspace, "--format", "json")

    assert [row["signaal"] for row in said.json()] == everything[:4]
    assert said.notes() == [f"{len(everything) - 4} new signals wait for a next week; see signals list --waiting."]
    assert [row["signaal"] for row in listed(workspace, "--waiting")] == everything[4:]
    assert [row["signaal"] for row in listed(workspace, "--all")] == everything


def test_a_run_says_how_many_are_offered_and_wait(workspace: Path) -> None:
    budget(workspace, 4)
    assert done("detect", "-w", workspace).notes()[-1].startswith("Offered this week: 4; waiting: ")


def test_a_signal_is_assigned_moved_closed_and_opened_again_and_its_history_says_so(workspace: Path) -> None:
    short = listed(workspace)[0]["signaal"]
    steps = (
        ("assign", "--to", "Team Vastgoed"),
        ("state", "in_onderzoek", "--note", "adres bezocht"),
        ("close", *CLOSING),
        ("reopen", "--note", "nieuwe melding"),
    )
    for name, *words in steps:
        assert done("signals", name, short, *words, "-w", workspace).notes()[-1].startswith(f"Signal {short} is ")

    shown = done("signals", "show", short, "-w", workspace, "--format", "json").json()
    told = [(row["gebeurtenis"], row["naar"], row["toelichting"], row["door"]) for row in shown["verloop"]]
    assert told == [
        ("nieuw", "nieuw", "", ME),
        ("toegewezen", "in_weging", "aan Team Vastgoed", ME),
        ("gewijzigd", "in_onderzoek", "adres bezocht", ME),
        ("gesloten", "gesloten", "adres bezocht", ME),
        ("heropend", "nieuw", "nieuwe melding", ME),
    ]
    text = done("signals", "show", short, "-w", workspace).out
    assert f"gesloten, nu gesloten door {ME} (toezicht, eigendom): adres bezocht" in text


def test_a_rule_rests_for_a_signal_which_then_shows_in_the_list_of_what_rests(workspace: Path) -> None:
    short, rule = lone(workspace)
    words = ("--rule", rule, "--until", str(LATER), "--reason", "wordt verbouwd")
    done("signals", "snooze", short, *words, "-w", workspace)

    assert listed(workspace, "--snoozed") == [
        {"signaal": short, "regel": rule, "tot": str(LATER), "reden": "wordt verbouwd", "door": ME}
    ]
    assert short not in {row["signaal"] for row in listed(workspace)}
    assert done("signals", "list", "-w", workspace).notes()[-1] == "1 signal rests; see signals list --snoozed."
    assert done("detect", "-w", workspace).notes()[-1].endswith("resting: 1.")


def test_a_rest_that_ends_today_is_said_to_have_ended(workspace: Path) -> None:
    short, rule = lone(workspace)
    today = clock.today()
    said = done("signals", "snooze", short, "--rule", rule, "--until", today, "--reason", "toch niet", "-w", workspace)
    assert said.notes() == [f"Rule {rule} counts again for signal {short}."]
    assert listed(workspace, "--snoozed") == []


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("assign", "zz", "--to", "x"), 1, "no signal has this id"),
        (("state", "{signal}", "gesloten"), 2, "'gesloten' is not one of"),
        (
            ("snooze", "{signal}", "--rule", "x", "--until", "morgen", "--reason", "wordt verbouwd"),
            2,
            "write a date as",
        ),
        (
            ("snooze", "{signal}", "--rule", "x", "--until", "2999-01-01", "--reason", "wordt verbouwd"),
            1,
            "rule x has no hit on it",
        ),
        (("reopen", "{signal}", "--note", "nieuwe melding"), 1, "is not closed"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_sentence(
    workspace: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    short = listed(workspace)[0]["signaal"]
    said = run("signals", *(word.format(signal=short) for word in words), "-w", workspace)
    assert (said.code, message in said.err) == (code, True)


def test_a_dry_run_says_what_would_change_in_which_signal(workspace: Path) -> None:
    notes = done("detect", "--dry-run", "--set", "stijging=400", "-w", workspace).notes()
    changed = [line for line in notes if "niet meer gezien door snelle_doorverkoop: " in line]
    assert changed
    assert all(line.startswith("  ") for line in changed)
