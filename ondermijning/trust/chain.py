"""The chain of the audit log: each line ends with a hash over itself and the hash of the line before."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning.errors import WorkspaceError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

START = "0" * 64
_LINE = re.compile(rb'(\{.*),"keten":"([0-9a-f]{64})"\}\n')


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log stood; kept elsewhere, it shows later that nothing before it was cut off or made anew.

    Args:
        lines: number of lines.
        keten: hash at the end of the last one.
    """

    lines: int
    keten: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not fit.

    Args:
        line: number of the line, from 1.
        reason: what is wrong with it.
    """

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What ``verify`` found.

    Args:
        head: where the log stands now.
        problems: empty for a log that is whole.
    """

    head: Head
    problems: tuple[Problem, ...]


def chained(values: Mapping[str, Any], previous: str) -> bytes:
    """A line of the log, plain ASCII so that no value can move the cursor of a terminal.

    Args:
        values: what the line says.
        previous: ``keten`` of the line before, or ``START``.
    """
    body = json.dumps(values, separators=(",", ":")).encode("ascii")
    return body[:-1] + b',"keten":"' + _link(previous, body).encode("ascii") + b'"}\n'


def last_link(tail: bytes) -> str | None:
    """``keten`` of the last whole line in the end of a log, or None if it has none."""
    matches = (_LINE.fullmatch(line) for line in reversed(tail.splitlines(keepends=True)))
    return next((match[2].decode("ascii") for match in matches if match), None)


def verify(path: Path, anchor: Head | None = None) -> Report:
    """Check every line of a log against the line before.

    Args:
        path: the log.
        anchor: where the log stood earlier, from a place that its writers cannot reach.

    Returns:
        Each line that was edited, or stands where another was removed, added or moved, or was cut off by a crash.

    Raises:
        WorkspaceError: there is no log, or it is a link.
    """
    problems: list[Problem] = []
    number, previous = 0, START
    for number, raw in enumerate(_lines(path), 1):
        match = _LINE.fullmatch(raw)
        if match is None:
            problems.append(Problem(number, say("is no whole line of this log")))
            continue
        stated = match[2].decode("ascii")
        if stated != _link(previous, match[1] + b"}"):
            problems.append(
                Problem(number, say("does not follow from the line before: edited, removed, added or moved"))
            )
        elif anchor and number == anchor.lines and stated != anchor.keten:
            problems.append(Problem(number, say("is another line than the anchor knows")))
        previous = stated
    if anchor and number < anchor.lines:
        problems.append(Problem(number, say("is the last one, but the anchor knows {lines} lines", lines=anchor.lines)))
    return Report(Head(number, previous), tuple(problems))


def _link(previous: str, body: bytes) -> str:
    return hashlib.sha256(previous.encode("ascii") + body).hexdigest()


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as stream:
            yield from stream
    except OSError as problem:
        raise WorkspaceError(
            say("cannot be read ({kind}).", kind=type(problem).__name__),
            where=str(path),
            advice=say("Name the audit log itself."),
        ) from problem
