"""Files that hold a secret: only this user may reach them, and what is in them is never told."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.workspace.atomic import PRIVATE_FILE

if TYPE_CHECKING:
    from pathlib import Path

MIN_KEY_BYTES = 32  # 256 bits, the strength of HMAC-SHA-256 itself
_MAX_SECRET_BYTES = 64 * 1024


def read_secret(path: Path) -> bytes:
    """The contents of a file that only this user can reach.

    Raises:
        WorkspaceError: it is missing, a link, of another user, or open to others; the contents are never told.
    """
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:
            info = os.fstat(stream.fileno())
            if not stat.S_ISREG(info.st_mode) or info.st_uid != os.geteuid() or stat.S_IMODE(info.st_mode) & 0o077:
                raise WorkspaceError(
                    say("is not private."), where=str(path), advice=say("It must be a file of this user with mode 600.")
                )
            return stream.read(_MAX_SECRET_BYTES)
    except OSError as problem:
        raise WorkspaceError(
            say("cannot be read ({kind}).", kind=type(problem).__name__),
            where=str(path),
            advice=say("Check the path; links are refused."),
        ) from problem


def read_key(path: Path) -> bytes:
    """The key for pseudonyms.

    Raises:
        WorkspaceError: the file is not private or too short.
    """
    key = read_secret(path)
    if len(key) < MIN_KEY_BYTES:
        raise WorkspaceError(
            say("holds fewer than {bytes} bytes.", bytes=MIN_KEY_BYTES),
            where=str(path),
            advice=say(
                "Make one with: head -c {bytes} /dev/urandom; give it mode {mode:o}.",
                bytes=MIN_KEY_BYTES,
                mode=PRIVATE_FILE,
            ),
        )
    return key
