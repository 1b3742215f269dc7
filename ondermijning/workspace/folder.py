"""The workspace: one private folder that holds everything of one municipality, and the only way to write in it.

Whatever is written appears whole or not at all. One writer at a time holds the lock; readers never wait.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.workspace.atomic import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    TEMPORARY,
    exclusive,
    refused,
    sweep,
    taken_away,
    written_file,
    written_folder,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path, PurePath

_FOLDERS = ("deliveries", "rejects", "parties", "graph", "logs", "export")
_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of one municipality; see ``create`` and ``open_workspace``.

    Args:
        root: the folder itself, absolute.
    """

    root: Path

    @property
    def deliveries(self) -> Path:
        """Immutable snapshots, one folder per delivery below one folder per source."""
        return self.root / "deliveries"

    @property
    def rejects(self) -> Path:
        """What deliveries were refused, with place and reason."""
        return self.root / "rejects"

    @property
    def parties(self) -> Path:
        """The mapping from mentions to parties."""
        return self.root / "parties"

    @property
    def graph(self) -> Path:
        """The tables and the embedded graph made of them."""
        return self.root / "graph"

    @property
    def logs(self) -> Path:
        """The audit log."""
        return self.root / "logs"

    @property
    def export(self) -> Path:
        """What was made for people and for other systems."""
        return self.root / "export"

    @property
    def spill(self) -> Path:
        """What does not fit in memory while a command runs; see ``database``, which makes and empties it."""
        return self.root / "spill"

    @property
    def ledger_path(self) -> Path:
        """The SQLite file with all that cannot be computed again."""
        return self.root / "ledger.sqlite"

    @property
    def settings_path(self) -> Path:
        """The settings; the file that ``init`` writes last, so that a workspace without it is not finished."""
        return self.root / "gemeente.toml"

    @property
    def hmac_key_path(self) -> Path:
        """Where the key for pseudonyms lies in demo mode; the other modes name their own file."""
        return self.root / "hmac.key"

    @property
    def lock_path(self) -> Path:
        """The lock file; the first file that ``create`` makes."""
        return self.root / ".lock"

    def inside(self, target: Path | str) -> Path:
        """The absolute path of a name in the workspace.

        Args:
            target: relative to the root, or absolute and below it.

        Raises:
            WorkspaceError: the name is unsafe, or leads out of the workspace, also by a link.
        """
        path = self.root / target
        if (
            path.is_relative_to(self.root)
            and _is_plain(path.relative_to(self.root))
            and path.parent.resolve().is_relative_to(self.root.resolve())
        ):
            return path
        raise WorkspaceError(
            say("a file name is unsafe or leads out of the workspace."),
            advice=say("Use a plain name below the workspace."),
        )

    @contextmanager
    def write_lock(self) -> Iterator[None]:
        """Be the only writer, and sweep what a crashed one left.

        Raises:
            WorkspaceError: another process is writing; the message names its id.
        """
        with exclusive(self.lock_path):
            self.sweep()
            yield

    def atomic_file(self, target: Path | str, mode: int = PRIVATE_FILE) -> AbstractContextManager[Path]:
        """Write a file inside the workspace that appears whole or not at all; see ``atomic.written_file``.

        Args:
            target: where it shall stand.
            mode: its permissions.

        Raises:
            WorkspaceError: the name leads outside.
        """
        return written_file(self.inside(target), mode)

    def atomic_folder(self, target: Path | str) -> AbstractContextManager[Path]:
        """Fill a folder inside the workspace that appears whole or not at all; see ``atomic.written_folder``.

        Args:
            target: where it shall stand.

        Raises:
            WorkspaceError: the name leads outside.
        """
        return written_folder(self.inside(target))

    def remove(self, target: Path) -> None:
        """Take a file or folder inside the workspace away in one step; see ``atomic.taken_away``.

        Raises:
            WorkspaceError: the name leads outside, or it cannot be removed.
        """
        taken_away(self.inside(target))

    def sweep(self) -> None:
        """Remove what processes that are gone left half-written."""
        sweep(self.root)


def create(root: Path) -> Workspace:
    """Make the folders of a workspace, private to this user; a workspace that exists keeps what it has.

    Raises:
        WorkspaceError: the place is a link, belongs to someone else, or is a folder with other things in it.
    """
    workspace = Workspace(root.absolute())
    with refused(root):
        workspace.root.mkdir(PRIVATE_FOLDER, exist_ok=True)
        info = workspace.root.lstat()
        _refuse_foreign(root, info)
        if not workspace.lock_path.exists() and any(workspace.root.iterdir()):
            raise WorkspaceError(say("holds other things."), where=str(root), advice=say("Name a new or empty folder."))
        workspace.root.chmod(PRIVATE_FOLDER)
        workspace.lock_path.touch(PRIVATE_FILE)
        for name in _FOLDERS:
            (workspace.root / name).mkdir(PRIVATE_FOLDER, exist_ok=True)
    return workspace


def open_workspace(root: Path) -> Workspace:
    """A workspace that ``init`` has finished.

    Raises:
        WorkspaceError: there is none, it is a link, or others than this user can reach it.
    """
    workspace = Workspace(root.absolute())
    init = say("Run ondermijning init first, or name the right folder with --workspace.")
    try:
        info = workspace.root.lstat()
    except OSError as problem:
        raise WorkspaceError(say("there is no workspace here."), where=str(root), advice=init) from problem
    _refuse_foreign(root, info)
    if not workspace.settings_path.is_file():
        raise WorkspaceError(say("is no finished workspace."), where=str(root), advice=init)
    if stat.S_IMODE(info.st_mode) & 0o077:
        raise WorkspaceError(say("is open to other users."), where=str(root), advice=say("Run chmod 700 on it."))
    return workspace


def _refuse_foreign(root: Path, info: os.stat_result) -> None:
    if not stat.S_ISDIR(info.st_mode):
        raise WorkspaceError(say("is a link or no folder."), where=str(root), advice=say("Name the folder itself."))
    if info.st_uid != os.geteuid():
        raise WorkspaceError(
            say("belongs to another user."), where=str(root), advice=say("Work as the user that owns it.")
        )


def _is_plain(relative: PurePath) -> bool:
    """Whether no part of a name means something to a shell, a terminal, another system or the sweeper."""
    return bool(relative.parts) and all(
        part.isprintable()
        and "\\" not in part
        and not part.startswith(("..", "~", TEMPORARY))
        and len(part.encode()) <= _MAX_NAME
        for part in relative.parts
    )
