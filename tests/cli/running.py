"""Running the command line inside the process of the test, and the one demo that all tests share."""

from __future__ import annotations

import io
import json
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import click

from ondermijning.cli import cli, main
from tests.support.once import made_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

DEMO_NOTE = "DEMO: all data are fictitious."
DAY_NOTE = "Stand van "  # begins the line that names the day of a graph that is not of today
DEMO_DAY = "2024-12-31"
SAID = "gezegd.json"  # what the demo said
DEMO_SIGNALS, DEMO_HITS = 27, 165  # of the demo below


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said where."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The data, of a command that was asked for JSON."""
        return json.loads(self.out)

    def notes(self) -> list[str]:
        """The lines on stderr, without those that every command in demo mode, and on a graph of a day in the past, gives."""
        return [line for line in self.err.splitlines() if line != DEMO_NOTE and not line.startswith(DAY_NOTE)]


def run(*words: object) -> Said:
    """Run ``ondermijning`` with these arguments."""
    out, err = io.StringIO(), io.StringIO()
    arguments = ["ondermijning", *map(str, words)]
    with patch.object(sys, "argv", arguments), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            return Said(int(end.code or 0), out.getvalue(), err.getvalue())
    raise AssertionError("main does not return")


def done(*words: object) -> Said:
    """Run a command that must succeed."""
    said = run(*words)
    assert said.code == 0, said.err
    return said


@dataclass(frozen=True)
class Demo:
    """A municipality that went through the whole line once."""

    folder: Path
    said: Said

    @property
    def deliveries(self) -> Path:
        """What the registers delivered."""
        return self.folder / "leveringen"

    @property
    def workspace(self) -> Path:
        """The workspace; a test that changes it takes a copy."""
        return self.folder / "werkmap"

    def copy(self, folder: Path, *, with_ledger: bool = True) -> Path:
        """A workspace of its own; without the ledger nothing was detected yet."""
        target = folder / "werkmap"
        shutil.copytree(self.workspace, target)
        if not with_ledger:
            for path in target.glob("ledger.sqlite*"):
                path.unlink()
        return target


def demo_of_session(factory: pytest.TempPathFactory) -> Demo:
    """The demo, run once for all tests of a run whichever of them asks first."""
    folder = made_once(factory, "gemeente", _run_demo)
    return Demo(folder, Said(**json.loads((folder / SAID).read_text(encoding="utf-8"))))


def _run_demo(folder: Path) -> None:
    said = done("demo", "--folder", folder, "--dwellings", 200)
    (folder / SAID).write_text(json.dumps(asdict(said)), encoding="utf-8")


Named = tuple[tuple[str, ...], click.Command]


def commands(group: click.Group = cli, names: tuple[str, ...] = ()) -> Iterator[Named]:
    """Every command and sub-command with its names from the top, groups included."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*names, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*names, name))
