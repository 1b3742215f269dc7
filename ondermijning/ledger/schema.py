"""Bringing a ledger to the schema of this program: numbered files, applied together or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.ledger.store import Ledger

MIGRATIONS = Path(__file__).parent / "migrations"


def schema_version(ledger: Ledger) -> int:
    """The number of the last migration that a file has had; 0 for an empty file.

    Raises:
        WorkspaceError: the file holds tables of something else.
    """
    tables = {name for (name,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "schema_version" in tables:
        return int(ledger.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchone()[0])
    if tables:
        raise WorkspaceError(
            say("is a database of something else."), advice=say("Put it elsewhere and run the command again.")
        )
    return 0


def migrate(ledger: Ledger, folder: Path = MIGRATIONS) -> None:
    """Apply the migrations that a file has not had.

    Args:
        ledger: the file.
        folder: holds ``<number>_<name>.sql``, numbered from 1 without gaps.

    Raises:
        WorkspaceError: the file is newer than this program, or of something else.
    """
    steps = sorted(folder.glob("[0-9]*.sql"))
    if schema_version(ledger) == len(steps):
        return
    with ledger.transaction():
        # Asked again: another process may have migrated the file while this one waited for its turn.
        done = schema_version(ledger)
        if done > len(steps):
            raise WorkspaceError(
                say("has schema {schema}; this program knows {known}.", schema=done, known=len(steps)),
                advice=say("Install the newer version of the program."),
            )
        ledger.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT, at TEXT)")
        for version, step in enumerate(steps[done:], done + 1):
            for statement in _statements(step.read_text(encoding="utf-8")):
                ledger.execute(statement)
            ledger.execute("INSERT INTO schema_version VALUES (?, ?, ?)", (version, step.stem, utc_text()))


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
