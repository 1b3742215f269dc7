"""When files for people were written, told beside them: a copy of the workspace has other times of files."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ondermijning.ledger.text import day_of, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.workspace import Workspace

NOTE = ".geschreven.json"


@contextmanager
def telling(workspace: Workspace, *paths: Path) -> Iterator[None]:
    """Write files in the export folder and tell when; of one that was left half-way nothing is told."""
    names = {path.name for path in paths}
    _tell(workspace, {name: moment for name, moment in _told(workspace).items() if name not in names})
    yield
    _tell(workspace, {**_told(workspace), **dict.fromkeys(names, utc_text())})


def days_written(workspace: Workspace) -> dict[str, str]:
    """Name of a file in the export folder → the day it was written, of those that were told."""
    return {name: str(day_of(moment)) for name, moment in _told(workspace).items()}


def _tell(workspace: Workspace, told: dict[str, str]) -> None:
    with workspace.atomic_file(workspace.export / NOTE) as path:
        path.write_text(json.dumps(told, sort_keys=True), encoding="utf-8")


def _told(workspace: Workspace) -> dict[str, str]:
    try:
        told: dict[str, str] = json.loads((workspace.export / NOTE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return told
