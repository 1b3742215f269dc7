"""The workspace: one private folder that holds everything of one municipality, and the only way to write in it.

Whatever is written appears whole or not at all: it is made in a ``.tmp-<pid>-…`` folder beside its target, brought to
disk and moved into place in one step. One writer at a time holds the lock; readers never wait.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import secrets
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
_FOLDERS = ("deliveries", "rejects", "parties", "graph", "logs", "export")
_MAX_NAME = 200
# A process id comes back, certainly in a container; the token tells this process from an earlier one with its id.
_TOKEN = secrets.token_hex(4)
_LEFT_OVER = re.compile(r"\.tmp-(\d+)-([0-9a-f]{8})-")
_SWAP = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


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
            "a file name is unsafe or leads out of the workspace.", advice="Use a plain name below the workspace."
        )

    @contextmanager
    def write_lock(self) -> Iterator[None]:
        """Be the only writer, and sweep what a crashed one left.

        Raises:
            WorkspaceError: another process is writing; the message names its id.
        """
        with _refused(self.lock_path):
            lock = os.open(self.lock_path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, PRIVATE_FILE)
        try:
            _take(lock, self.root)
            self.sweep()
            yield
        finally:
            os.close(lock)

    @contextmanager
    def atomic_file(self, target: Path | str, mode: int = PRIVATE_FILE) -> Iterator[Path]:
        """Write a file that appears whole or not at all, over an older one if there is one.

        Args:
            target: where it shall stand, inside the workspace.
            mode: its permissions.

        Yields:
            An empty file of the same name to write to.

        Raises:
            WorkspaceError: the name leads outside, something else than a file stands there, or writing fails.
        """
        place = self.inside(target)
        with _replacing(place, stat.S_ISREG, Path.replace) as beside:
            beside.touch(mode)
            yield beside
            beside.chmod(mode)

    @contextmanager
    def atomic_folder(self, target: Path | str) -> Iterator[Path]:
        """Fill a folder that appears whole or not at all; an older one is exchanged for it in one step.

        Args:
            target: where it shall stand, inside the workspace.

        Yields:
            An empty folder of the same name to fill.

        Raises:
            WorkspaceError: the name leads outside, something else than a folder stands there, or writing fails.
        """
        place = self.inside(target)
        with _replacing(place, stat.S_ISDIR, _exchange) as beside:
            beside.mkdir(PRIVATE_FOLDER)
            yield beside

    def sweep(self) -> None:
        """Remove what processes that are gone left half-written."""
        for folder, names, _ in os.walk(self.root):
            left = [name for name in names if name.startswith(".tmp-")]
            for name in left:
                names.remove(name)
                if _is_abandoned(name):
                    shutil.rmtree(Path(folder, name), ignore_errors=True)


def create(root: Path) -> Workspace:
    """Make the folders of a workspace, private to this user; a workspace that exists keeps what it has.

    Raises:
        WorkspaceError: the place is a link, belongs to someone else, or is a folder with other things in it.
    """
    workspace = Workspace(root.absolute())
    with _refused(root):
        workspace.root.mkdir(PRIVATE_FOLDER, exist_ok=True)
        info = workspace.root.lstat()
        _refuse_foreign(root, info)
        if not workspace.lock_path.exists() and any(workspace.root.iterdir()):
            raise WorkspaceError("holds other things.", where=str(root), advice="Name a new or empty folder.")
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
    init = "Run ondermijning init first, or name the right folder with --workspace."
    try:
        info = workspace.root.lstat()
    except OSError as problem:
        raise WorkspaceError("there is no workspace here.", where=str(root), advice=init) from problem
    _refuse_foreign(root, info)
    if not workspace.settings_path.is_file():
        raise WorkspaceError("is no finished workspace.", where=str(root), advice=init)
    if stat.S_IMODE(info.st_mode) & 0o077:
        raise WorkspaceError("is open to other users.", where=str(root), advice="Run chmod 700 on it.")
    return workspace


def _refuse_foreign(root: Path, info: os.stat_result) -> None:
    if not stat.S_ISDIR(info.st_mode):
        raise WorkspaceError("is a link or no folder.", where=str(root), advice="Name the folder itself.")
    if info.st_uid != os.geteuid():
        raise WorkspaceError("belongs to another user.", where=str(root), advice="Work as the user that owns it.")


def _is_plain(relative: PurePath) -> bool:
    """Whether no part of a name means something to a shell, a terminal, another system or the sweeper."""
    return bool(relative.parts) and all(
        part.isprintable()
        and "\\" not in part
        and not part.startswith(("..", "~", ".tmp-"))
        and len(part.encode()) <= _MAX_NAME
        for part in relative.parts
    )


def _take(lock: int, root: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        holder = os.read(lock, 20).decode("ascii", "replace").strip()
        raise WorkspaceError(
            f"process {holder or 'unknown'} is writing in this workspace.", where=str(root),
            advice="Wait until it is done; reading is possible meanwhile.",
        ) from problem  # fmt: skip
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)


def _is_abandoned(name: str) -> bool:
    match = _LEFT_OVER.match(name)
    if match is None:
        return False
    pid, token = int(match[1]), match[2]
    if pid == os.getpid():
        return token != _TOKEN
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:  # it lives, as another user
        return False
    return False


@contextmanager
def _replacing(
    place: Path, is_same_kind: Callable[[int], bool], move: Callable[[Path, Path], object]
) -> Iterator[Path]:
    with _refused(place):
        place.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        _refuse_other_kind(place, is_same_kind)
        holder = Path(tempfile.mkdtemp(prefix=f".tmp-{os.getpid()}-{_TOKEN}-", dir=place.parent))
        try:
            beside = holder / place.name
            yield beside
            _to_disk(beside)
            move(beside, place)
            _sync(place.parent)
        finally:
            shutil.rmtree(holder, ignore_errors=True)


def _refuse_other_kind(place: Path, is_same_kind: Callable[[int], bool]) -> None:
    with suppress(FileNotFoundError):
        if not is_same_kind(place.lstat().st_mode):
            raise WorkspaceError(
                "something of another kind stands here.", where=str(place), advice="Remove it or choose another name."
            )


def _exchange(beside: Path, place: Path) -> None:
    """Put a folder in place; the older one, which a plain rename would refuse to replace, takes its former name."""
    if not place.exists():
        beside.rename(place)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    swap = getattr(libc, "renameat2", None) or libc.renameatx_np
    nowhere = -1  # both paths are absolute, so the folders they could be relative to do not matter
    if swap(nowhere, os.fsencode(beside), nowhere, os.fsencode(place), _SWAP):
        number = ctypes.get_errno()
        raise OSError(number, f"{os.strerror(number)}; a workspace needs a local disk")


def _to_disk(path: Path) -> None:
    if path.is_dir():
        for folder, _, files in os.walk(path):
            for name in files:
                _sync(Path(folder, name))
            _sync(Path(folder))
    else:
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _refused(place: Path) -> Iterator[None]:
    """Tell a failure of the disk in one sentence; whatever is below is known not to have changed."""
    try:
        yield
    except OSError as problem:
        raise WorkspaceError(
            f"cannot be written ({problem.strerror or type(problem).__name__}).", where=str(place),
            advice="Check the folder, its rights and the free space.",
        ) from problem  # fmt: skip
