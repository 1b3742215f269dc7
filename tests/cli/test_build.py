"""``build`` for a server refuses what the server would refuse before the graph in use has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path

ANOTHER_DAY = "2024-06-30"
NOBODY_LISTENS = 'uri = "bolt://127.0.0.1:1"'
UNSAFE = 'uri = "bolt://elders.example:7687"'


def graphs(workspace: Path) -> dict[str, bytes]:
    """Every file of the graphs and the name of the one in use."""
    return {str(path): path.read_bytes() for path in (workspace / "graph").rglob("*") if path.is_file()}


def with_server(workspace: Path, address: str, *, password: bool) -> None:
    file = workspace / "wachtwoord"
    if password:
        file.touch(mode=0o600)
        file.write_text("geheim\n", encoding="utf-8")
    with (workspace / "gemeente.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[neo4j]\n{address}\nuser = "ondermijning"\npassword_file = "{file}"\n')


@pytest.mark.parametrize("words", [("build",), ("run", "--inbox", "{inbox}")])
def test_without_a_server_in_the_settings_nothing_moves(
    workspace: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = graphs(workspace)
    (tmp_path / "inbox").mkdir()
    given = [word.format(inbox=tmp_path / "inbox") for word in words]
    said = run(*given, "--on", ANOTHER_DAY, "--to", "neo4j", "-w", workspace)
    assert (said.code, "no Neo4j server is named. Fill in [neo4j] there." in said.err) == (1, True)
    assert graphs(workspace) == before


@pytest.mark.parametrize(
    ("address", "password", "told"),
    [
        (NOBODY_LISTENS, True, "Neo4j does not answer at bolt://127.0.0.1:1."),
        (NOBODY_LISTENS, False, "wachtwoord"),
        (UNSAFE, True, "is not protected"),
    ],
)
def test_a_server_that_cannot_be_filled_is_told_before_anything_moves(
    workspace: Path, address: str, *, password: bool, told: str
) -> None:
    with_server(workspace, address, password=password)
    before = graphs(workspace)
    said = run("build", "--on", ANOTHER_DAY, "--to", "neo4j", "-w", workspace)
    assert (said.code, said.out) == (1, "")
    assert told in said.err
    assert graphs(workspace) == before
