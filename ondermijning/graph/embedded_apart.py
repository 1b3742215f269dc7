"""Writing the embedded graph in a process of its own.

The engine writes memory that it never filled. In a process that has loaded nothing, none of it is of a delivery.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ondermijning.database import IN_MEMORY, Bounds
from ondermijning.errors import GraphError
from ondermijning.graph.embedded_build import ADVICE, build_embedded, write
from ondermijning.graph.folder import check_folder
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.graph.store import Counts

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_REFUSED = 3  # the exit code beside which stderr holds one sentence


def build_apart(tables: Path, target: Path, bounds: Bounds = IN_MEMORY) -> Counts:
    """``build_embedded``, with the file written by a process of its own."""
    return build_embedded(tables, target, bounds, writer=write_apart)


def write_apart(path: Path, tables: Path, bounds: Bounds = IN_MEMORY) -> None:
    """Write the graph of a folder of tables to a new file.

    Raises:
        GraphError: the engine refuses the tables, or the process ended before it was done.
    """
    given = (path, tables, bounds.memory_mb, bounds.spill or "")
    command = [sys.executable, "-m", "ondermijning.graph.embedded_apart", *map(str, given)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        refused = (
            done.stderr.strip() if done.returncode == _REFUSED else say("the engine ended before the graph was whole.")
        )
        raise GraphError(refused, advice=say(ADVICE))


def main() -> None:
    """Write, and tell on stderr in one sentence what went wrong."""
    _end_with_the_command()
    path, tables, memory_mb, spill = sys.argv[1:]
    bounds = Bounds(int(memory_mb), Path(spill) if spill else None)
    try:
        write(Path(path), Path(tables), check_folder(Path(tables), bounds), bounds)
    except GraphError as problem:
        sys.stderr.write(problem.message)
        sys.exit(_REFUSED)


def _end_with_the_command() -> None:
    """A command that is killed leaves nobody writing, where the system can see to it."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main()
