"""What resolution wrote last, told beside its files: their hashes, and which deliveries they rest on.

Whoever asks whether parties are those of before need not read them; and the answer is that of a copy and of a backup too.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.workspace import Workspace

PARTIES, LINKS = "parties.parquet", "links.parquet"
_TOLD = "written.json"


def forget_written(workspace: Workspace) -> None:
    """Say nothing while the files change: a run that ends in between must not tell of the files before."""
    with suppress(FileNotFoundError):
        (workspace.parties / _TOLD).unlink()


def tell_written(workspace: Workspace, contents: Mapping[str, bytes], rests_on: str) -> None:
    """Tell what now stands in the files.

    Args:
        workspace: the caller holds its write lock.
        contents: name of a file → what was written in it.
        rests_on: see ``hash_of``.
    """
    files = {name: {"bytes": len(content), "sha256": _hash(content)} for name, content in contents.items()}
    with workspace.atomic_file(workspace.parties / _TOLD) as path:
        path.write_text(json.dumps({"files": files, "rests_on": rests_on}, sort_keys=True), encoding="utf-8")


def hash_of(manifests: Iterable[Mapping[str, Any]]) -> str:
    """A hash over the manifests of deliveries, in their order."""
    return _hash(json.dumps([*manifests], sort_keys=True).encode())


def rests_on(workspace: Workspace) -> str | None:
    """The ``hash_of`` the deliveries that parties rest on; None where nobody told."""
    if not (workspace.parties / PARTIES).exists():
        return None
    told = _told(workspace).get("rests_on")
    return told if isinstance(told, str) else None


def parties_hash(workspace: Workspace) -> str:
    """A hash over parties and links; empty where there are none. Files of which nothing true is told are read."""
    files = _told(workspace).get("files", {})
    hashes = [_file_hash(workspace, name, files.get(name)) for name in (PARTIES, LINKS)]
    return _hash("".join(hashes).encode()) if any(hashes) else ""


def _file_hash(workspace: Workspace, name: str, told: Mapping[str, Any] | None) -> str:
    path = workspace.parties / name
    if not path.exists():
        return ""
    if told and told["bytes"] == path.stat().st_size:
        return str(told["sha256"])
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _told(workspace: Workspace) -> dict[str, Any]:
    try:
        told = json.loads((workspace.parties / _TOLD).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
