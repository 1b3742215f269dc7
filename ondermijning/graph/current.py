"""Which built graph is in use; light enough for commands that must answer at once.

A graph speaks for a date. That of another day stands beside the one in use, and takes its place only when that is asked. One
that also has a second date tells no more than was known on that day; it never becomes the graph in use.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.errors import GraphError
from ondermijning.language import deferred, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.workspace import Workspace

GRAPH_FILE = "graaf.ladybug"
INDEX_FILE = "zoek.sqlite"
INDEX_VERSION = 3  # of the tables that ``search_index`` makes; a reader refuses another
BUILD_FILE = "build.json"
SENT = "server"  # folder: what the copy of the graph on a server holds
MAKE_ANEW = deferred("Run ondermijning build to make it anew: --actueel for the one in use, --on for another.")
_POINTER = "current"
# What the index says of a node: no natural person, one who may be named for a reason, one who may never be named.
OBJECT, PERSON, SHIELDED = range(3)


class Clocks(NamedTuple):
    """Which graph is asked for.

    Args:
        on: the date it speaks for; None is that of the graph in use.
        known_on: the day of which the knowledge counts; None is all that is known now.
    """

    on: date | None = None
    known_on: date | None = None


def graph_name(on: date, known_on: date | None = None) -> str:
    """The name of a graph: its date, and the day of which the knowledge counts."""
    return f"{on}@{known_on}" if known_on else f"{on}"


def graph_folder(workspace: Workspace, on: date, known_on: date | None = None) -> Path:
    """Where the graph of a date lies."""
    return workspace.graph / graph_name(on, known_on)


def current_day(workspace: Workspace) -> date | None:
    """The date of the graph in use; None where there is none."""
    pointer = workspace.graph / _POINTER
    return date.fromisoformat(pointer.read_text(encoding="utf-8")) if pointer.exists() else None


def is_current(workspace: Workspace, folder: Path) -> bool:
    """Whether a graph is the one in use."""
    return folder.name == str(current_day(workspace))


def make_current(workspace: Workspace, on: date) -> None:
    """Let the graph of a date be the one in use; the caller holds the write lock."""
    with workspace.atomic_file(workspace.graph / _POINTER) as path:
        path.write_text(str(on), encoding="utf-8")


def forget_current(workspace: Workspace) -> None:
    """Let no graph be in use."""
    with suppress(FileNotFoundError):
        (workspace.graph / _POINTER).unlink()


def current_graph(workspace: Workspace, on: date | None = None, known_on: date | None = None) -> tuple[date, Path]:
    """The graph of a date, or the one in use; with ``known_on`` the one built last of those that tell what was known then.

    Raises:
        GraphError: it was not built.
    """
    day = on or (_built_last(workspace, known_on) if known_on else current_day(workspace))
    if day is None or not is_built(graph_folder(workspace, day, known_on)):
        raise _absent(workspace, Clocks(day, known_on))
    return day, graph_folder(workspace, day, known_on)


def is_built(folder: Path) -> bool:
    """Whether a graph stands in a folder."""
    return (folder / GRAPH_FILE).exists()


def read_build(folder: Path) -> dict[str, Any]:
    """What a built graph tells of itself: its date, when and from what it was made.

    Raises:
        GraphError: the file is damaged or not there.
    """
    path = folder / BUILD_FILE
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise GraphError(say("is damaged."), where=str(path), advice=say(MAKE_ANEW)) from problem
    return told


def build_hash(folder: Path) -> str:
    """A hash over what a built graph was made from and for; the same for one that was made again from the same.

    Raises:
        GraphError: see ``read_build``.
    """
    told = {name: value for name, value in read_build(folder).items() if name != "built_at"}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def by_age(folders: Iterable[Path]) -> list[Path]:
    """Built graphs, those that were built last at the end; one that does not say when comes first."""
    return sorted(folders, key=lambda folder: (_built_at(folder), folder.name))


def _built_at(folder: Path) -> str:
    try:
        return str(read_build(folder).get("built_at", ""))
    except GraphError:
        return ""


def _built_last(workspace: Workspace, known_on: date) -> date | None:
    built = by_age(folder for folder in workspace.graph.glob(f"*@{known_on}") if is_built(folder))
    return date.fromisoformat(built[-1].name.partition("@")[0]) if built else None


def _absent(workspace: Workspace, asked: Clocks) -> GraphError:
    what = say("of {on}", on=asked.on) if asked.on else "yet"
    options = f" --on {asked.on}" if asked.on else ""
    if asked.known_on:
        what, options = (
            say("{what} as far as was known on {known_on}", what=what, known_on=asked.known_on),
            f"{options} --known-on {asked.known_on}",
        )
    return GraphError(
        say("no graph {what}.", what=what),
        where=str(workspace.graph),
        advice=say("Run ondermijning build{options} first.", options=options),
    )
