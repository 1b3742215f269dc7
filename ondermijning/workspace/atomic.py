"""Writing that appears whole or not at all, and the lock that keeps a second writer out.

A file or folder is made in a ``.tmp-<pid>-…`` folder beside its target, brought to disk and moved into place in one
step.
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
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
TEMPORARY = ".tmp-"
# A process id comes back, certainly in a container; the token tells this process from an earlier one with its id.
_TOKEN = secrets.token_hex(4)
_LEFT_OVER = re.compile(rf"{re.escape(TEMPORARY)}(\d+)-([0-9a-f]{{8}})-")
_SWAP = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


@contextmanager
def written_file(place: Path, mode: int) -> Iterator[Path]:
    """Write a file that appears whole or not at all, over an older one if there is one.

    Args:
        place: where it shall stand.
        mode: its permissions.

    Yields:
        An empty file of the same name to write to.

    Raises:
        WorkspaceError: something else than a file stands there, or writing fails.
    """
    with _replacing(place, stat.S_ISREG, Path.replace) as beside:
        beside.touch(mode)
        yield beside
        beside.chmod(mode)


def written_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files to a folder, private to this user; the folder is made where there is none.

    Args:
        folder: where they shall stand.
        files: name → contents.

    Returns:
        Their paths, in the order given.

    Raises:
        WorkspaceError: see ``written_file``; or the folder cannot be made.
    """
    with ExitStack() as stack:
        stack.enter_context(refused(folder))
        folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        for name, contents in files.items():
            path = stack.enter_context(written_file(folder.absolute() / name, PRIVATE_FILE))
            path.write_bytes(contents)
    return [folder / name for name in files]


@contextmanager
def written_folder(place: Path) -> Iterator[Path]:
    """Fill a folder that appears whole or not at all; an older one is exchanged for it in one step.

    Args:
        place: where it shall stand.

    Yields:
        An empty folder of the same name to fill.

    Raises:
        WorkspaceError: something else than a folder stands there, or writing fails.
    """
    with _replacing(place, stat.S_ISDIR, _exchange) as beside:
        beside.mkdir(PRIVATE_FOLDER)
        yield beside


def taken_away(place: Path) -> None:
    """Take a file or folder away in one step; what is left of it when the process dies is swept.

    Raises:
        WorkspaceError: it cannot be removed.
    """
    with refused(place):
        holder = Path(tempfile.mkdtemp(prefix=passing_prefix(), dir=place.parent))
        place.rename(holder / place.name)
        _sync(place.parent)
        shutil.rmtree(holder)


@contextmanager
def exclusive(lock_path: Path) -> Iterator[None]:
    """Hold a lock file alone, with the id of this process in it.

    Raises:
        WorkspaceError: another process holds it; the message names its id.
    """
    with refused(lock_path):
        lock = os.open(lock_path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, PRIVATE_FILE)
    try:
        _take(lock, lock_path.parent)
        yield
    finally:
        os.close(lock)


def sweep(root: Path) -> None:
    """Remove what processes that are gone left half-written below a folder."""
    for folder, names, _ in os.walk(root):
        left = [name for name in names if name.startswith(TEMPORARY)]
        for name in left:
            names.remove(name)
            if _is_abandoned(name):
                shutil.rmtree(Path(folder, name), ignore_errors=True)


def passing_prefix() -> str:
    """How the name begins of what lasts no longer than this process: ``sweep`` removes it once the process is gone."""
    return f"{TEMPORARY}{os.getpid()}-{_TOKEN}-"


@contextmanager
def refused(place: Path) -> Iterator[None]:
    """Tell a failure of the disk in one sentence; whatever is below is known not to have changed."""
    try:
        yield
    except OSError as problem:
        raise WorkspaceError(
            say("cannot be written ({why}).", why=problem.strerror or type(problem).__name__),
            where=str(place),
            advice=say("Check the folder, its rights and the free space."),
        ) from problem


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        holder = os.read(lock, 20).decode("ascii", "replace").strip()
        raise WorkspaceError(
            say("process {process} is writing in this workspace.", process=holder or say("unknown")),
            where=str(folder),
            advice=say("Wait until it is done; reading is possible meanwhile."),
        ) from problem
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
    with refused(place):
        place.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        _refuse_other_kind(place, is_same_kind)
        holder = Path(tempfile.mkdtemp(prefix=passing_prefix(), dir=place.parent))
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
                say("something of another kind stands here."),
                where=str(place),
                advice=say("Remove it or choose another name."),
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
        raise OSError(number, say("{strerror}; a workspace needs a local disk", strerror=os.strerror(number)))


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
