"""Every command explains itself, stands in the README, and help costs nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from ondermijning import __version__
from tests.cli.running import commands, done, run

ROOT = Path(__file__).resolve().parents[2]
EVERY = dict(commands())
NAMES = sorted(EVERY)
GROUPS = [
    names
    for names, command in sorted(EVERY.items())
    if isinstance(command, click.Group) and not command.invoke_without_command
]
LEAVES = [names for names in NAMES if names not in GROUPS]
HEAVY = {"duckdb", "ladybug", "lxml", "neo4j", "networkx", "numpy", "pandas", "pyarrow", "rapidfuzz", "rich"}
ASK_FOR_HELP = """
import json, runpy, sys
sys.argv = ["ondermijning", *sys.argv[1:]]
try:
    runpy.run_module("ondermijning", run_name="__main__")
except SystemExit as end:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
    raise
"""


def in_a_process(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ASK_FOR_HELP, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("names", NAMES, ids=" ".join)
def test_a_command_says_what_it_does_and_what_each_option_is_for(names: tuple[str, ...]) -> None:
    command = EVERY[names]
    assert command.help
    silent = [each.name for each in command.params if isinstance(each, click.Option) and not each.help]
    assert silent == []


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("names", NAMES, ids=" ".join)
def test_a_command_shows_its_help_on_stdout(names: tuple[str, ...], flag: str) -> None:
    said = done(*names, flag)
    assert said.out.startswith("Usage: ")
    assert f" {' '.join(names)} " in said.out.splitlines()[0]
    assert said.err == ""


@pytest.mark.parametrize("names", LEAVES, ids=" ".join)
def test_a_command_is_documented_in_the_readme(names: tuple[str, ...]) -> None:
    assert " ".join(names) in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_help_at_the_top_names_every_command_with_its_line() -> None:
    out = done("--help").out
    tops = [names[0] for names in NAMES if len(names) == 1]
    assert [name for name in tops if f"\n  {name} " not in out] == []


@pytest.mark.parametrize("names", GROUPS, ids=" ".join)
def test_a_group_alone_shows_its_commands_and_ends_as_wrong_usage(names: tuple[str, ...]) -> None:
    said = run(*names)
    assert said.code == 2
    assert "Commands:" in said.out + said.err


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("--version",), ()], ids=" ".join)
def test_help_imports_no_engine_no_reader_and_no_table_library(words: tuple[str, ...]) -> None:
    said = in_a_process(*words)
    modules = set(json.loads(said.stderr.splitlines()[-1]))
    assert "ondermijning" in modules
    assert modules & HEAVY == set()


def test_the_version_is_that_of_the_package_also_where_it_is_not_installed() -> None:
    assert done("--version").out.split()[-1] == __version__
