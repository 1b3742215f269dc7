"""Every connection to DuckDB: how much memory it takes at most, and where it lays down what does not fit.

Left to itself DuckDB takes four fifths of the machine and writes the rest of the data in the folder where a command is typed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from ondermijning.settings import MEMORY_MB, read_settings
from ondermijning.workspace.atomic import PRIVATE_FOLDER, passing_prefix, refused, sweep

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.workspace import Workspace

_MB_A_THREAD = 125  # what DuckDB asks for each: with more of them than that its buffers alone fill the memory


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a connection may take.

    Args:
        memory_mb: millions of bytes of memory at most.
        spill: the folder for what does not fit; None keeps everything in memory, and a question that needs more fails.
    """

    memory_mb: int = MEMORY_MB
    spill: Path | None = None

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A database in memory. What it lays down on disk is gone when it is closed.

        Raises:
            WorkspaceError: the folder cannot be written.
        """
        place = "" if self.spill is None else str(_place_in(self.spill))
        db = duckdb.connect(config={"memory_limit": f"{self.memory_mb}MB", "temp_directory": place})
        db.execute(f"SET threads = least(current_setting('threads'), {max(1, self.memory_mb // _MB_A_THREAD)})")
        return db


IN_MEMORY = Bounds()  # work outside a workspace
SMALL = Bounds(memory_mb=500)  # a look in a few files, which streams past


def bounds_of(workspace: Workspace) -> Bounds:
    """What its settings allow, with what does not fit inside the workspace.

    Raises:
        WorkspaceError: the settings are wrong. A workspace that ``init`` has not finished has the ordinary bounds.
    """
    finished = workspace.settings_path.exists()
    return Bounds(read_settings(workspace).geheugen_mb if finished else MEMORY_MB, workspace.spill)


def _place_in(spill: Path) -> Path:
    """A name that no other connection has; DuckDB makes the folder when it needs it, and removes it.

    What a process that was killed left there holds records, so the first to come after it takes that away.
    """
    with refused(spill):
        spill.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
    sweep(spill)
    return spill / f"{passing_prefix()}{secrets.token_hex(4)}"
