"""Which built graph is in use; light enough for commands that must answer at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.errors import GraphError

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

GRAPH_FILE = "graaf.ladybug"
INDEX_FILE = "zoek.sqlite"
INDEX_VERSION = 1  # of the tables that ``search_index`` makes; a reader refuses another
BUILD_FILE = "build.json"
# What the index says of a node: no natural person, one who may be named for a reason, one who may never be named.
OBJECT, PERSON, SHIELDED = range(3)


def graph_folder(workspace: Workspace, on: date) -> Path:
    """Where the graph of a date lies."""
    return workspace.graph / on.isoformat()


def current_graph(workspace: Workspace, on: date | None = None) -> tuple[date, Path]:
    """The graph of a date, or the one built last.

    Raises:
        GraphError: it was not built.
    """
    pointer = workspace.graph / "current"
    if on is None and pointer.exists():
        on = date.fromisoformat(pointer.read_text(encoding="utf-8"))
    if on is None or not (graph_folder(workspace, on) / GRAPH_FILE).exists():
        raise GraphError(
            f"no graph {'of ' + str(on) if on else 'yet'}.",
            where=str(workspace.graph),
            advice="Run ondermijning build first.",
        )
    return on, graph_folder(workspace, on)


def is_older(workspace: Workspace, folder: Path) -> bool:
    """Whether a delivery or the parties were written after a graph; ``pipeline.is_stale`` looks closer."""
    built = (folder / BUILD_FILE).stat().st_mtime_ns
    return any(
        path.stat().st_mtime_ns > built for path in (*workspace.deliveries.iterdir(), *workspace.parties.iterdir())
    )
