"""A Dutch reader gets Dutch: help, wrong usage, errors and notes; what a program reads stays as it is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from ondermijning.cli.shared.spoken import SpokenContext, spoken
from ondermijning.language import CHOSEN, speak
from tests.cli.running import commands

ROOT = Path(__file__).resolve().parents[2]
EVERY = dict(commands())
# Words that no Dutch sentence has.
_ENGLISH = re.compile(
    r"\b(the|and|with|which|that|are|each|from|has|have|be|this|to|for|not|its|as|by|it|or|where|until|required|default|only)\b"
)


def told(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, in a language that only its environment and its workspace say."""
    given = {name: value for name, value in os.environ.items() if name not in {CHOSEN, "LANGUAGE", "LC_ALL", "LANG"}}
    return subprocess.run(
        [sys.executable, "-m", "ondermijning", *map(str, words)],
        cwd=ROOT,
        env=given | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("names", sorted(EVERY), ids=" ".join)
def test_the_help_of_a_command_has_no_english_left(names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    speak("nl")
    try:
        command = spoken(EVERY[names])
        # With both names: click keeps the option of the first context that asked for it.
        context = SpokenContext(command, info_name=" ".join(names), help_option_names=["-h", "--help"])
        help_text = command.get_help(context)
    finally:
        speak("en")
    lines = [re.sub(r"--?[\w-]+|\[[\w|]+\]|[\w.]+\.(md|toml)", "", line) for line in help_text.splitlines()]
    assert [line for line in lines if _ENGLISH.search(line)] == []
    assert help_text.startswith("Gebruik: ")


def test_a_workspace_speaks_dutch_whatever_the_environment_says(tmp_path: Path) -> None:
    home = tmp_path / "werkmap"
    assert "is ready" in told("init", "--mode", "demo", "-w", home, LANG="C.UTF-8").stderr
    assert '\ntaal = "nl"\n' in (home / "gemeente.toml").read_text(encoding="utf-8")
    failed = told("find", "iets", "-w", home, LANG="C.UTF-8")
    assert failed.stderr.splitlines()[0] == "DEMO: alle gegevens zijn verzonnen."
    assert failed.stderr.splitlines()[-1].startswith("Fout: ")
    assert "Draai eerst ondermijning build" in failed.stderr
    assert failed.returncode == 1
    assert told("find", "iets", "-w", home, **{CHOSEN: "en"}).stderr.splitlines()[-1].startswith("Error: ")


def test_without_a_workspace_the_environment_says_the_language(tmp_path: Path) -> None:
    away = tmp_path / "nergens"
    assert "Fout: " in told("find", "iets", "-w", away, LANGUAGE="nl").stderr
    assert "Fout: " in told("find", "iets", "-w", away, LANG="nl_NL.UTF-8").stderr
    assert "Fout: " in told("find", "iets", "-w", away, LC_ALL="nl_NL.UTF-8", LANG="en_US.UTF-8").stderr
    assert "Error: " in told("find", "iets", "-w", away, LANG="C.UTF-8").stderr
    assert "Error: " in told("find", "iets", "-w", away, LANGUAGE="en", LANG="nl_NL.UTF-8").stderr
    assert "Error: " in told("find", "iets", "-w", away, LANG="de_DE.UTF-8").stderr


def test_wrong_usage_is_told_in_dutch_with_the_same_exit_code(tmp_path: Path) -> None:
    wrong = told("show", "-w", tmp_path, LANGUAGE="nl")
    assert wrong.returncode == 2
    assert wrong.stderr.splitlines()[0].startswith("Gebruik: ")
    assert "voor uitleg." in wrong.stderr
    unknown = told("show", "x", "--niets", LANGUAGE="nl")
    assert unknown.stderr.splitlines()[-1] == "Fout: De optie '--niets' bestaat niet."


def test_a_load_tells_its_remarks_in_dutch_and_its_data_as_ever(tmp_path: Path) -> None:
    home, file = tmp_path / "werkmap", tmp_path / "prijsindex.csv"
    told("init", "--mode", "demo", "-w", home, LANGUAGE="nl")
    file.write_text("kwartaal;index\n2024K1;138.4\n2024K9;1\n", encoding="utf-8")
    loaded = told("load", "prijsindex", file, "-w", home, "--format", "json")
    assert "2 rijen, 1 geweigerd." in loaded.stderr
    assert list(json.loads(loaded.stdout)[0]) == ["bron", "peildatum", "soort", "records"]
    (rejects,) = (home / "rejects").rglob("*.csv")
    assert "heeft niet de vorm 2024K1" in rejects.read_text(encoding="utf-8")


def test_names_of_commands_and_options_are_the_same_in_every_language() -> None:
    dutch, english = (told("--help", LANGUAGE=spoken).stdout for spoken in ("nl", "en"))
    tops = [names[0] for names in EVERY if len(names) == 1]
    assert [name for name in tops if f"\n  {name} " not in dutch or f"\n  {name} " not in english] == []
    assert dutch != english


def test_every_command_shows_help_by_the_catalogue() -> None:
    assert [names for names, command in EVERY.items() if not issubclass(command.context_class, SpokenContext)] == []
    assert all(isinstance(command, click.Command) for command in EVERY.values())
