"""Cases on the command line: opened, added to, listed; and every command that names one checks that it is open."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import click
import pytest

from ondermijning.cli.shared.reasons import CASE, REASON, says_something
from ondermijning.clock import today
from ondermijning.graph.current import INDEX_FILE, current_graph
from ondermijning.workspace import open_workspace
from tests.cli.running import commands, done, run

if TYPE_CHECKING:
    from pathlib import Path

TODAY = today()
YESTERDAY, TOMORROW, LATER = (TODAY + timedelta(days=days) for days in (-1, 1, 90))
WHY = ("--reden", "melding van de wijkagent")
COMPANY = "KVK:99000001"
# A command of every kind that names a case, done for one.
FOR_A_CASE: dict[str, tuple[str, ...]] = {
    "find": ("find", "maastricht", "--met-personen"),
    "inzage": ("inzage", COMPANY),
    "betwist": ("betwist",),
    "signals recurring": ("signals", "recurring"),
    "export koppelingen": ("export", "koppelingen", "--met-personen"),
    "opvragen": ("opvragen", "--met-personen"),
}


def opened(workspace: Path, *words: object) -> str:
    """Open a case and return its number."""
    return done("case", "open", "--holder", "team", "--until", LATER, *WHY, *words, "-w", workspace).out.strip()


def a_signal(workspace: Path) -> str:
    listed = done("signals", "list", "--all", "-w", workspace, "--format", "json").json()
    return str(listed[0]["signaal"])


def first_of(workspace: Path, label: str) -> str:
    """The id of a thing of a kind in the graph."""
    index = current_graph(open_workspace(workspace))[1] / INDEX_FILE
    with closing(sqlite3.connect(index)) as db:
        return str(db.execute("SELECT id FROM node WHERE soort = ? ORDER BY nr LIMIT 1", (label,)).fetchone()[0])


def test_a_case_is_opened_added_to_and_listed(workspace: Path) -> None:
    signal, thing = a_signal(workspace), first_of(workspace, "Perceel")

    number = opened(workspace, signal)
    said = done("case", "add", number, COMPANY, thing, "--reden", "eigenaar van het pand", "-w", workspace)

    assert number == f"Z-{TODAY.year}-0001"
    assert said.notes() == [f"Case {number} is about 3 subjects."]
    told = {row["zaak"]: row for row in done("case", "list", "-w", workspace, "--format", "json").json()}
    assert told[number] == {
        "zaak": number,
        "houder": "team",
        "van": str(TODAY),
        "tot_en_met": str(LATER),
        "stand": "open",
        "onderwerpen": f"Signaal {signal}, Bedrijf {COMPANY}, Perceel {thing}",
    }
    history = done("case", "list", "--history", "-w", workspace, "--format", "json").json()
    assert [(row["gebeurtenis"], row["reden"]) for row in history if row["zaak"] == number] == [
        ("geopend", "melding van de wijkagent"),
        ("toegevoegd", "eigenaar van het pand"),
    ]


def test_a_natural_person_in_a_case_is_listed_by_one_word(workspace: Path) -> None:
    person = first_of(workspace, "Persoon")

    opened(workspace, person, "--nummer", "Z-2")

    (row,) = [row for row in done("case", "list", "-w", workspace, "--format", "json").json() if row["zaak"] == "Z-2"]
    assert row["onderwerpen"] == "natuurlijk persoon"
    assert person not in done("case", "list", "--history", "-w", workspace).out
    assert person not in (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii")
    report = done("inzage", person, "--zaak", "Z-1", *WHY, "-w", workspace, "--format", "json").json()
    assert report["zaken"] == [{"zaak": "Z-2", "van": str(TODAY), "tot_en_met": str(LATER)}]


def test_a_case_with_the_number_of_a_case_system_keeps_it(workspace: Path) -> None:
    assert opened(workspace, "--nummer", "2026/417") == "2026/417"
    said = run("case", "open", "--holder", "x", "--until", LATER, "--nummer", "2026/417", *WHY, "-w", workspace)
    assert (said.code, said.out) == (1, "")
    assert "is taken by another case" in said.err


def test_what_is_no_subject_is_refused_and_opens_nothing(workspace: Path) -> None:
    said = run("case", "open", "NL.NIETS:1", "--holder", "x", "--until", LATER, *WHY, "-w", workspace)
    assert (said.code, said.out) == (1, "")
    assert "no thing in the graph has this id" in said.err
    assert "NL.NIETS" not in said.err
    assert [row["zaak"] for row in done("case", "list", "-w", workspace, "--format", "json").json()] == ["Z-1"]


def test_a_case_that_ended_is_listed_only_when_asked(workspace: Path) -> None:
    done(
        "case",
        "open",
        "--holder",
        "x",
        "--from",
        YESTERDAY,
        "--until",
        YESTERDAY,
        "--nummer",
        "Z-0",
        *WHY,
        "-w",
        workspace,
    )

    assert "Z-0" not in done("case", "list", "-w", workspace).out
    rows = done("case", "list", "--all", "-w", workspace, "--format", "json").json()
    assert {row["zaak"]: row["stand"] for row in rows} == {"Z-0": "afgelopen", "Z-1": "open"}


@pytest.mark.parametrize("command", FOR_A_CASE.values(), ids=FOR_A_CASE)
def test_a_command_is_done_for_a_case_that_is_open(workspace: Path, command: tuple[str, ...]) -> None:
    opened(workspace, "--nummer", "Z-open")
    done(
        "case",
        "open",
        "--holder",
        "x",
        "--from",
        YESTERDAY,
        "--until",
        YESTERDAY,
        "--nummer",
        "Z-0",
        *WHY,
        "-w",
        workspace,
    )
    opened(workspace, "--nummer", "Z-nog-niet", "--from", TOMORROW)

    for number, told in (
        ("Z-onbekend", "is not known"),
        ("Z-0", f"ended on {YESTERDAY}"),
        ("Z-nog-niet", f"begins on {TOMORROW}"),
    ):
        said = run(*command, "--zaak", number, *WHY, "-w", workspace)
        assert (said.code, said.out) == (1, ""), number
        assert told in said.err
        assert last_line(workspace)["resultaat"] == "fout"
    done(*command, "--zaak", "Z-open", *WHY, "-w", workspace)


def test_nothing_is_added_to_a_case_that_ended(workspace: Path) -> None:
    done(
        "case",
        "open",
        "--holder",
        "x",
        "--from",
        YESTERDAY,
        "--until",
        YESTERDAY,
        "--nummer",
        "Z-0",
        *WHY,
        "-w",
        workspace,
    )

    said = run("case", "add", "Z-0", COMPANY, *WHY, "-w", workspace)

    assert said.code == 1
    assert f"ended on {YESTERDAY}" in said.err


def last_line(workspace: Path) -> dict[str, str]:
    text = (workspace / "logs" / "audit.jsonl").read_text(encoding="ascii")
    line: dict[str, str] = json.loads(text.splitlines()[-1])
    return line


def test_every_option_for_a_case_or_a_reason_is_of_the_one_kind() -> None:
    kinds = {"--zaak": CASE, "--case": CASE, "--reden": REASON, "--reason": REASON, "--note": REASON}
    wrong = [
        (" ".join(names), option.name)
        for names, command in commands()
        for option in command.params
        if isinstance(option, click.Option)
        for word in option.opts
        if word in kinds and option.type is not kinds[word]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        ".",
        "-",
        "x",
        "xxx",
        "test",
        "test test",
        "n.v.t.",
        "geen reden",
        "aaaa aaaa",
        "12345 678",
        "de het een",
        "proef",
        "?? !!",
    ],
)
def test_a_reason_that_says_nothing_is_refused(text: str, workspace: Path) -> None:
    assert not says_something(text)
    said = run("find", "maastricht", "--met-personen", "--zaak", "Z-1", "--reden", text, "-w", workspace)
    assert (said.code, said.out) == (2, "")
    assert "say why in words" in said.err


@pytest.mark.parametrize(
    "text", ["loos alarm", "klopt niet", "test van de rookmelder", "overleg met het Openbaar Ministerie"]
)
def test_a_reason_in_words_is_taken(text: str) -> None:
    assert says_something(text)
