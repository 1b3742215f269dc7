"""The audit log: who did what to which object, from where, when and why, and how it ended.

``logs/audit.jsonl`` holds one JSON object per line, with the elements that BIO2 8.15.01 asks for. Each command writes
one line before it shows or changes anything and one when it is done; a command that cannot write its line stops. Only
the operating system says who the actor is. No line names a person that is looked at.

Lines are chained without a key, since whoever runs a command could read it: ``chain.verify`` shows an edit, a removal
or a new order, but not a log that was made anew as a whole. The head that it returns, kept elsewhere, shows that too.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import pwd
import secrets
import stat
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ondermijning import __version__
from ondermijning.errors import WorkspaceError
from ondermijning.language import deferred, say
from ondermijning.ledger.text import utc_text
from ondermijning.trust.chain import START, chained, last_link
from ondermijning.workspace import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.workspace import Workspace

FORMAT = 1  # of a line; the higher one knows more fields
MAX_TEXT = 500
_PATIENCE_SECONDS = 5.0
_TAIL_BYTES = 64 * 1024  # more than the longest line
_ADVICE = deferred("Nothing further is done until the audit log can be written: check its rights and the free space.")


class Stage(StrEnum):
    """How far a command is."""

    BEGIN = "begin"
    DONE = "klaar"
    FAILED = "fout"


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is about to do.

    Args:
        action: what, such as ``load`` or ``export``.
        target: to what: a source, a signal id, a file; never a person.
        case: the case it is done for.
        reason: why, where the law or the city asks for a reason.
        trace_id: joins the lines of one command.
    """

    action: str
    target: str
    case: str = ""
    reason: str = ""
    trace_id: str = field(default_factory=lambda: secrets.token_hex(16))

    def __post_init__(self) -> None:
        if max(map(len, (self.action, self.target, self.case, self.reason))) > MAX_TEXT:
            raise WorkspaceError(
                say("a text for the audit log has over {most} characters.", most=MAX_TEXT),
                advice=say("Make it shorter."),
            )


def audit_path(workspace: Workspace) -> Path:
    """Where the audit log lies."""
    return workspace.logs / "audit.jsonl"


def actor() -> str:
    """The user that the operating system runs this process for; the environment could say anything."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid {os.getuid()}"


@contextmanager
def audited(workspace: Workspace, command: Command) -> Iterator[None]:
    """Write the line before a command and the line after it; the second says whether it failed.

    Raises:
        WorkspaceError: a line cannot be written; without the first the command is not done.
    """
    record(workspace, command, Stage.BEGIN)
    try:
        yield
    except BaseException:
        record(workspace, command, Stage.FAILED)
        raise
    record(workspace, command, Stage.DONE)


def record(workspace: Workspace, command: Command, result: Stage) -> None:
    """Append one line to the audit log and bring it to disk.

    Raises:
        WorkspaceError: the line cannot be written, or the log is a link, open to others or damaged.
    """
    path = workspace.inside(audit_path(workspace))
    try:
        log = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, PRIVATE_FILE)
        try:
            _refuse_unsafe(log, path)
            _wait_for_turn(log)
            _append(log, path, _values(command, result))
        finally:
            os.close(log)
    except OSError as problem:
        raise WorkspaceError(
            say("cannot be written ({why}).", why=problem.strerror or type(problem).__name__),
            where=str(path),
            advice=say(_ADVICE),
        ) from problem


def targets(workspace: Workspace, action: str) -> list[str]:
    """What an action was done to, oldest first; a damaged line says nothing, ``chain.verify`` names it."""
    return [target for _, target in happened(workspace, action)]


def happened(workspace: Workspace, action: str) -> list[tuple[str, str]]:
    """When, in UTC, and to what an action was done, oldest first; a damaged line says nothing."""
    path = workspace.inside(audit_path(workspace))
    lines = map(_told, path.read_bytes().splitlines()) if path.exists() else ()
    return [(str(each.get("tijdstip")), str(each.get("object"))) for each in lines if each.get("actie") == action]


def _told(line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _values(command: Command, result: Stage) -> dict[str, Any]:
    return {
        "tijdstip": utc_text(),
        "actor": actor(),
        "oorsprong": {"host": os.uname().nodename, "tty": _terminal()},
        "actie": command.action,
        "object": command.target,
        "resultaat": result,
        "zaak": command.case,
        "reden": command.reason,
        "trace_id": command.trace_id,
        "versie": __version__,
        "formaat": FORMAT,
    }


def _terminal() -> str:
    for stream in range(3):
        with suppress(OSError):
            return os.ttyname(stream)
    return ""


def _refuse_unsafe(log: int, path: Path) -> None:
    mode = os.fstat(log).st_mode
    if not stat.S_ISREG(mode) or stat.S_IMODE(mode) & 0o077:
        raise WorkspaceError(
            say("is no private file."),
            where=str(path),
            advice=say("Give it mode {mode:o}. {advice}", mode=PRIVATE_FILE, advice=say(_ADVICE)),
        )


def _wait_for_turn(log: int) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(log, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _append(log: int, path: Path, values: dict[str, Any]) -> None:
    size = os.fstat(log).st_size
    tail = os.pread(log, _TAIL_BYTES, max(0, size - _TAIL_BYTES))
    previous = last_link(tail) if tail else START
    if previous is None:
        raise WorkspaceError(
            say("is damaged at its end."),
            where=str(path),
            advice=say("Put it aside as it is. {advice}", advice=say(_ADVICE)),
        )
    # A crash may have cut the last line off; it keeps its own line, which verify then names.
    line = (b"\n" if tail and not tail.endswith(b"\n") else b"") + chained(values, previous)
    if os.write(log, line) != len(line):
        os.ftruncate(log, size)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(log)
