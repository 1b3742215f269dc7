"""What is told when a file of the workspace is damaged: which one, and what brings it back; or that memory runs out.

Engines raise errors of their own, whose words may hold values of the data: only a path below the workspace is taken from them.
"""

from __future__ import annotations

import json
import re
import sqlite3
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ondermijning.errors import OndermijningError, WorkspaceError
from ondermijning.graph.current import MAKE_ANEW
from ondermijning.language import deferred, say

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENGINES = ("duckdb", "_duckdb", "pyarrow", "ladybug")
_MISTAKES = ("ParserException", "SyntaxException", "CatalogException")  # of DuckDB: no file makes a statement wrong
_OUT_OF_MEMORY = "OutOfMemoryException"  # of DuckDB: also where the disk takes no more
_DATA = (RuntimeError, OSError, ValueError, ArithmeticError, IndexError)
_WRONG_USE = (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.NotSupportedError)
_OWN = "ondermijning"
# What the program wrote as text and takes for granted when it reads it again: module → what it read.
_TEXT = {
    "ondermijning.ledger": "ledger.sqlite",
    "ondermijning.graph.current": "graph/current",
    "ondermijning.daily": "graph",
    "ondermijning.sources.state": "",
    "ondermijning.sources.deliveries": "",
    "ondermijning.pipeline": "",
    "ondermijning.quality.strange": "",
    "ondermijning.cli.workspace.audit": "logs/audit.jsonl",
}
_PATH = re.compile(r"/[^'\"\n:;]+\.(?:parquet|ladybug|json)(?![\w/])")
_ANYWHERE = deferred(
    "Run ondermijning build; if that fails too, put back the last backup or load the deliveries again."
)
# First name below the workspace → what brings its files back.
_ADVICE = {
    "parties": deferred("Take this file away and run ondermijning resolve."),
    "graph": MAKE_ANEW,
    "deliveries": deferred("Take the folder of this delivery away and load its files again."),
    "ledger.sqlite": deferred("Put back the last backup."),
    "logs": deferred("See ondermijning audit verify."),
}


@contextmanager
def telling_damage(root: Path) -> Iterator[None]:
    """Tell what a damaged file makes an engine raise; a mistake of the program itself goes on.

    Args:
        root: the workspace.

    Raises:
        WorkspaceError: a file of the workspace is damaged, or memory or disk ran out.
    """
    try:
        yield
    except OndermijningError:
        raise
    except Exception as problem:
        told = damage_of(problem, root)
        if told is None:
            raise
        raise told from problem


def damage_of(problem: Exception, root: Path | None = None) -> WorkspaceError | None:
    """What to tell of a failure that a damaged file or too little memory made; None where the program itself is at fault.

    Args:
        problem: what was raised.
        root: the workspace, if it is known which one is open.
    """
    text = _text(problem)
    if text is None and not _is_of_engine(problem):
        return None
    if root is None:
        return _nowhere(problem, WorkspaceError(say("a file of the workspace is damaged."), advice=say(_ANYWHERE)))
    place = Path(text) if text else _named(problem, root.absolute()) or _sought(root.absolute())
    if place is None:
        return _nowhere(
            problem, WorkspaceError(say("a file in it is damaged."), where=str(root), advice=say(_ANYWHERE))
        )
    return WorkspaceError(
        say("is damaged."), where=str(root / place), advice=say(_ADVICE.get(place.parts[0], _ANYWHERE))
    )


def _nowhere(problem: Exception, damaged: WorkspaceError) -> WorkspaceError:
    """What to tell where no file is known to be damaged: damaged bytes may ask for too much memory, but so may whole ones."""
    if type(problem).__name__ != _OUT_OF_MEMORY:
        return damaged
    return WorkspaceError(
        say("this takes more memory than the settings allow, or more disk than is free."),
        advice=say("Raise geheugen_mb in gemeente.toml, or free disk space."),
    )


def _text(problem: Exception) -> str | None:
    """The file that holds text which is no longer what the program wrote; empty where it is not known which, else None."""
    if isinstance(problem, sqlite3.Error):
        wrong_statement = getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
        return None if isinstance(problem, _WRONG_USE) or wrong_statement else "ledger.sqlite"
    if isinstance(problem, ValueError | KeyError):
        module = _module(problem, _OWN)
        return next((file for name, file in _TEXT.items() if f"{module}.".startswith(f"{name}.")), None)
    return None


def _is_of_engine(problem: Exception) -> bool:
    kind = type(problem)
    if kind.__module__.split(".")[0] in _ENGINES:
        return kind.__name__ not in _MISTAKES
    return isinstance(problem, _DATA) and _module(problem).startswith(_ENGINES)


def _module(problem: Exception, package: str = "") -> str:
    """The module in which an error was raised: the innermost one, or the innermost one of a package."""
    names = [str(frame.f_globals.get("__name__", "")) for frame, _ in traceback.walk_tb(problem.__traceback__)]
    return next((name for name in reversed(names) if name.startswith(package)), "")


def _named(problem: Exception, root: Path) -> Path | None:
    """The damaged file as the engine names it, relative to the workspace."""
    if _module(problem).startswith("ladybug"):
        return Path("graph")
    paths = (Path(match[0]) for match in _PATH.finditer(str(problem)))
    inside = (path.relative_to(base) for path in paths for base in (root, root.resolve()) if path.is_relative_to(base))
    return next((path for path in inside if (root / path).is_file()), None)


def _sought(root: Path) -> Path | None:
    """The first file that cannot be read, relative to the workspace; looked for only where the error names none."""
    for folder in ("parties", "graph", "deliveries"):
        for path in sorted((root / folder).rglob("*.*")):
            if path.is_file() and not _is_readable(path):
                return path.relative_to(root)
    return None


def _is_readable(path: Path) -> bool:
    import pyarrow.parquet as pq  # noqa: PLC0415 - only after a failure

    try:
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".parquet":
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches():
                    batch.validate(full=True)
    except Exception:  # noqa: BLE001 - whatever an engine makes of it
        return False
    return True
