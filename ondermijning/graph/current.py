"""Which built graph is in use; light enough for commands that must answer at once.

A graph speaks for a date. One that also has a second date tells no more than was known on that day; it never becomes the
graph in use.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ondermijning import __version__
from ondermijning.errors import GraphError

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

GRAPH_FILE = "graaf.ladybug"
INDEX_FILE = "zoek.sqlite"
INDEX_VERSION = 3  # of the tables that ``search_index`` makes; a reader refuses another
BUILD_FILE = "build.json"
# What the index says of a node: no natural person, one who may be named for a reason, one who may never be named.
OBJECT, PERSON, SHIELDED = range(3)


class Clocks(NamedTuple):
    """Which graph is asked for.

    Args:
        on: the date it speaks for; None is the one built last.
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


def current_graph(workspace: Workspace, on: date | None = None, known_on: date | None = None) -> tuple[date, Path]:
    """The graph of a date, or the one built last; with ``known_on`` among those that tell what was known then.

    Raises:
        GraphError: it was not built.
    """
    day = on or _built_last(workspace, known_on)
    if day is None or not (graph_folder(workspace, day, known_on) / GRAPH_FILE).exists():
        raise _absent(workspace, Clocks(day, known_on))
    return day, graph_folder(workspace, day, known_on)


def _built_last(workspace: Workspace, known_on: date | None) -> date | None:
    if known_on is None:
        pointer = workspace.graph / "current"
        return date.fromisoformat(pointer.read_text(encoding="utf-8")) if pointer.exists() else None
    built = [folder for folder in workspace.graph.glob(f"*@{known_on}") if (folder / GRAPH_FILE).exists()]
    last = max(built, key=lambda folder: folder.stat().st_mtime_ns, default=None)
    return date.fromisoformat(last.name.partition("@")[0]) if last else None


def _absent(workspace: Workspace, asked: Clocks) -> GraphError:
    what = f"of {asked.on}" if asked.on else "yet"
    options = ""
    if asked.known_on:
        what = f"{what} as far as was known on {asked.known_on}"
        options = f"{f' --on {asked.on}' if asked.on else ''} --known-on {asked.known_on}"
    return GraphError(f"no graph {what}.", where=str(workspace.graph), advice=f"Run ondermijning build{options} first.")


def is_untouched(workspace: Workspace, folder: Path, *others: Path | None) -> bool:
    """Whether nothing that a graph was made from changed on disk since, so that ``pipeline.is_stale`` need not look.

    Args:
        workspace: its deliveries and parties count.
        folder: the built graph; one of what was known on a day is never taken for untouched.
        others: further files it was made from; None is one that the settings do not name.
    """
    made = json.loads((folder / BUILD_FILE).read_text(encoding="utf-8"))
    if made.get("known_on") or made.get("code_version") != __version__:
        return False
    built = (folder / BUILD_FILE).stat().st_mtime_ns
    folders = (workspace.deliveries, workspace.parties)
    paths = [*folders, *(path for each in folders for path in each.iterdir()), *filter(None, others)]
    return all(path.exists() and max(path.stat().st_mtime_ns, path.stat().st_ctime_ns) < built for path in paths)


def is_older(workspace: Workspace, folder: Path) -> bool:
    """Whether a delivery or the parties were written after a graph; ``pipeline.is_stale`` looks closer.

    A graph of what was known on a day ages only when a delivery comes in that speaks for that day or an earlier one.
    """
    known_on = folder.name.partition("@")[2]
    if known_on:
        made = json.loads((folder / BUILD_FILE).read_text(encoding="utf-8"))
        names = (path.stem for path in workspace.deliveries.glob("*/????-??-??-*.parquet"))
        return sorted(name[11:] for name in names if name[:10] <= known_on) != sorted(made["deliveries"])
    built = (folder / BUILD_FILE).stat().st_mtime_ns
    return any(
        path.stat().st_mtime_ns > built for path in (*workspace.deliveries.iterdir(), *workspace.parties.iterdir())
    )
