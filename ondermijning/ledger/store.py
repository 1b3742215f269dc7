"""Opening the ledger file, and writing to it all or nothing."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.schema import migrate
from ondermijning.workspace import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUSY_SECONDS = 10.0
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what stands in this file exists nowhere else
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten too
)


class Ledger(sqlite3.Connection):
    """A connection to the ledger; outside ``transaction`` each statement is a transaction of its own."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept, or nothing; inside another transaction it is a part of that one.

        Raises:
            WorkspaceError: the disk is full, or another process keeps the ledger for too long.
        """
        if self.in_transaction:
            yield
            return
        try:
            self.execute("BEGIN IMMEDIATE")
            yield
            self.commit()
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # a mistake in a statement, not the state of the disk
                raise
            raise WorkspaceError(
                say("the ledger cannot be written ({why}).", why=problem.sqlite_errorname),
                advice=say("Wait until other commands are done, and check the free space."),
            ) from problem
        finally:
            self.rollback()


def open_ledger(path: Path) -> Ledger:
    """Open the ledger, make it if it does not exist, and bring it to the schema of this program.

    Args:
        path: the file; a link is refused.

    Returns:
        The connection; the caller closes it.

    Raises:
        WorkspaceError: the file is damaged, newer than this program, or no ledger.
    """
    try:
        _make_private(path)
        with ExitStack() as stack:
            ledger = stack.enter_context(closing(_connect(path)))
            for pragma in _PRAGMAS:
                ledger.execute(pragma)
            migrate(ledger)
            stack.pop_all()
    except WorkspaceError as problem:
        raise WorkspaceError(problem.message, where=str(path), advice=problem.advice) from problem
    except (OSError, sqlite3.DatabaseError) as problem:
        raise WorkspaceError(
            say("cannot be opened ({kind}).", kind=type(problem).__name__),
            where=str(path),
            advice=say("Check its rights; put back the last backup if it is damaged."),
        ) from problem
    return ledger


def _make_private(path: Path) -> None:
    """Make the file before SQLite does, so that it and the files beside it are private.

    An existing file is not opened: closing it would drop the locks that this process holds on it through SQLite.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except FileExistsError as problem:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise WorkspaceError(
                say("is a link or no file."), advice=say("Put the ledger itself in the workspace.")
            ) from problem


def _connect(path: Path) -> Ledger:
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, factory=Ledger)
