"""Every command writes its line in the audit log before it shows or changes anything, or it does nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pwd
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ondermijning.workspace import create
from tests.cli.running import DEMO_DAY, commands, done, run

if TYPE_CHECKING:
    from tests.cli.running import Demo

PENDING = Path(__file__).with_name("aanvragen.csv")
WORKSPACE_COMMANDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("load",): ("brk", "{deliveries}/brk"),
    ("deliveries",): (),
    ("withdraw",): ("{delivery}", "--reden", "van een ander bestand"),
    ("resolve",): (),
    ("match",): ("{lijst}", "--kind", "bedrijf"),
    ("review",): (),
    ("explain-link",): ("KVK:99000001", "KVK:99000002"),
    ("build",): ("--on", DEMO_DAY),
    ("detect",): (),
    ("run",): ("--on", DEMO_DAY, "--inbox", "{deliveries}"),
    ("signals", "list"): ("--format", "json"),
    ("signals", "show"): ("{signal}",),
    ("signals", "recurring"): ("--zaak", "Z-1", "--reden", "overleg met de officier"),
    ("signals", "close"): (
        "{signal}",
        "--opvolging",
        "geen",
        "--aard-aanleiding",
        "geen",
        "--note",
        "uitgelegd door de eigenaar",
    ),
    ("signals", "assign"): ("{signal}", "--to", "team"),
    ("signals", "state"): ("{signal}", "in_onderzoek"),
    ("signals", "snooze"): (
        "{signal}",
        "--rule",
        "regel",
        "--until",
        "2999-01-01",
        "--reason",
        "uitgelegd door de eigenaar",
    ),
    ("signals", "reopen"): ("{signal}", "--note", "uitgelegd door de eigenaar"),
    ("case", "open"): ("--holder", "team", "--until", "2999-01-01", "--reden", "onderzoek naar panden"),
    ("case", "add"): ("Z-1", "{signal}", "--reden", "hoort bij het onderzoek"),
    ("case", "list"): (),
    ("export", "signals"): (),
    ("export", "koppelingen"): (),
    ("export", "aanvragen"): (str(PENDING), "--reden", "voor het weekoverleg"),
    ("export", "graph"): ("{signal}", "--format", "graphml", "--out", "{uit}"),
    ("export", "beeld"): ("--reden", "voor het overleg over wijken"),
    ("export", "corporaties"): ("--reden", "voor de prestatieafspraken"),
    ("export", "beeld-intrekken"): ("2023", "--reden", "een verkeerde levering"),
    ("find",): ("maastricht",),
    ("at",): ("0935200000070001",),
    ("show",): ("99000001",),
    ("owners",): ("0935200000070001",),
    ("path",): ("99000001", "99000002"),
    ("portfolio",): ("99000001",),
    ("timeline",): ("0935200000070001",),
    ("common",): ("99000001", "99000002"),
    ("network",): ("99000001", "--hops", "1"),
    ("street",): ("Vuursteenweg, Maastricht",),
    ("query",): ("MATCH (p:Perceel) RETURN count(p) AS aantal",),
    ("screen",): ("--kvk", "99000001", "--adres", "0935200000070001", "--soort", "horeca", "--bevoegdheid", "apv"),
    ("pagina",): ("{signal}",),
    ("calibrate",): (),
    ("explain",): ("0935200000070001",),
    ("rules", "survey"): ("snelle_doorverkoop",),
    ("rules", "sensitivity"): ("snelle_doorverkoop",),
    ("rules", "approvals"): (),
    ("rules", "approve"): ("snelle_doorverkoop", "--until", "2999-01-01", "--reden", "gelezen en begrepen"),
    ("rules", "withdraw"): ("snelle_doorverkoop", "--reden", "loos alarm"),
    ("opvragen",): (),
    ("inzage",): ("KVK:99000001", "--zaak", "Z-1", "--reden", "verzoek om inzage"),
    ("betwist",): ("KVK:99000001", "--reden", "klopt niet"),
    ("purge",): (),
    ("doctor",): (),
    ("doctor", "data"): ("--on", DEMO_DAY),
    ("audit", "show"): (),
    ("audit", "verify"): (),
}
# Quick commands that succeed on the workspace of the demo.
SLOW = (("load",), ("resolve",), ("build",), ("run",))
REFUSED = (("signals", "snooze"), ("signals", "reopen"), ("export", "beeld-intrekken"))
QUICK = [names for names in WORKSPACE_COMMANDS if names not in SLOW + REFUSED]
each_command = pytest.mark.parametrize("names", WORKSPACE_COMMANDS, ids=" ".join)


@pytest.fixture(autouse=True)
def _nobody_at_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())


def arguments(names: tuple[str, ...], demo: Demo, workspace: Path) -> list[object]:
    exported = (demo.workspace / "export" / f"signalen-{DEMO_DAY}.json").read_text(encoding="utf-8")
    signal = json.loads(exported)["signalen"][0]["id"]
    lijst = workspace.parent / "lijst.csv"
    lijst.write_text("id;naam\n1;Bosuil Tegelhandel B.V.\n", encoding="utf-8")
    delivery = json.loads(done("deliveries", "-w", workspace, "--format", "json").out)[0]["levering"]
    known = {
        "deliveries": demo.deliveries,
        "signal": signal,
        "lijst": lijst,
        "delivery": delivery,
        "uit": workspace.parent / "uit",
    }
    given = [word.format(**known) for word in WORKSPACE_COMMANDS[names]]
    return [*names, *given, "-w", workspace]


def lines(workspace: Path) -> list[dict[str, Any]]:
    text = (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii")
    return [json.loads(line) for line in text.splitlines()]


def contents(workspace: Path) -> dict[str, str]:
    """A hash of every file outside the log; the ledger's own side files come and go."""
    files = [path for path in workspace.rglob("*") if path.is_file() and path.parent.name != "logs"]
    return {
        str(path.relative_to(workspace)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not path.name.endswith(("-wal", "-shm"))
    }


def linked(workspace: Path) -> None:
    """The log is a link to a file elsewhere."""
    log, elsewhere = workspace / "logs" / "audit.jsonl", workspace.parent / "elders.jsonl"
    log.rename(elsewhere)
    log.symlink_to(elsewhere)


def a_folder(workspace: Path) -> None:
    log = workspace / "logs" / "audit.jsonl"
    log.unlink()
    log.mkdir()


def open_to_others(workspace: Path) -> None:
    (workspace / "logs" / "audit.jsonl").chmod(0o666)


def cut_off(workspace: Path) -> None:
    (workspace / "logs" / "audit.jsonl").write_text("{}\n", encoding="ascii")


def test_every_command_that_opens_a_workspace_is_tried_here() -> None:
    with_workspace = {names for names, command in commands() if any(each.name == "root" for each in command.params)}
    assert with_workspace - {("init",)} == set(WORKSPACE_COMMANDS)


@pytest.mark.slow
@each_command
def test_with_a_log_that_is_a_link_nothing_is_shown_and_nothing_changes(
    names: tuple[str, ...], demo: Demo, workspace: Path
) -> None:
    words = arguments(names, demo, workspace)
    linked(workspace)
    before = contents(workspace)
    said = run(*words)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "Nothing further is done until the audit log can be written" in said.err
    assert contents(workspace) == before


@pytest.mark.parametrize("spoil", [a_folder, open_to_others, cut_off])
@pytest.mark.parametrize("names", [("signals", "list"), ("detect",), ("export", "signals")], ids=" ".join)
def test_with_any_other_log_that_cannot_be_trusted_nothing_is_shown(
    names: tuple[str, ...], demo: Demo, workspace: Path, spoil: Any
) -> None:
    words = arguments(names, demo, workspace)
    spoil(workspace)
    said = run(*words)
    assert (said.code, said.out) == (1, "")
    assert "audit.jsonl" in said.err


def test_a_workspace_is_not_finished_when_its_log_cannot_be_written(tmp_path: Path) -> None:
    workspace = create(tmp_path / "werkmap")
    (workspace.logs / "audit.jsonl").symlink_to(tmp_path / "elders.jsonl")
    assert run("init", "--mode", "demo", "-w", workspace.root).code == 1
    assert not workspace.settings_path.exists()


@pytest.mark.slow
@pytest.mark.parametrize("names", QUICK, ids=" ".join)
def test_a_command_leaves_a_line_before_and_after_it(names: tuple[str, ...], demo: Demo, workspace: Path) -> None:
    words = arguments(names, demo, workspace)
    known = len(lines(workspace))
    done(*words)
    first, last = lines(workspace)[known:]
    assert first["actie"] == last["actie"] == " ".join(names)
    assert (first["resultaat"], last["resultaat"]) == ("begin", "klaar")
    assert first["trace_id"] == last["trace_id"]


def test_a_command_that_fails_says_so_in_the_log(workspace: Path) -> None:
    run("signals", "show", "zzz", "-w", workspace)
    assert [(line["actie"], line["object"], line["resultaat"]) for line in lines(workspace)[-2:]] == [
        ("signals show", "zzz", "begin"),
        ("signals show", "zzz", "fout"),
    ]


def test_the_actor_is_who_the_operating_system_says_whatever_the_environment_claims(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("USER", "LOGNAME", "LNAME", "USERNAME", "SUDO_USER"):
        monkeypatch.setenv(name, "burgemeester")
    monkeypatch.setenv("HOME", str(tmp_path))
    done("signals", "list", "-w", workspace)
    assert lines(workspace)[-1]["actor"] == pwd.getpwuid(os.getuid()).pw_name


def test_the_last_lines_are_shown_with_the_command_that_asks_for_them(workspace: Path) -> None:
    rows = done("audit", "show", "--last", "2", "-w", workspace, "--format", "json").json()
    assert [(row["actie"], row["resultaat"]) for row in rows] == [("demo", "klaar"), ("audit show", "begin")]
