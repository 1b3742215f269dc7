"""Whether a built graph still tells what the workspace holds.

Contents are compared and never the times of files, so that a copy or a backup that was put back is as good as the original.
A command that reads must answer at once: manifests as they lie there are looked at first, and which of them count only where
one of them is another.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.facts.norms import norms_of
from ondermijning.graph.current import read_build
from ondermijning.ledger import open_ledger
from ondermijning.ledger.judgements import standing_judgements
from ondermijning.model.brk_codes import brk_codes_of
from ondermijning.resolve.written import hash_of, parties_hash
from ondermijning.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ondermijning.workspace import Workspace

_LYING = "lying_there"
_TABLE = ".parquet"


def made_from(workspace: Workspace, known_on: date | None = None) -> dict[str, Any]:
    """What a graph is made from now: the deliveries, the parties, the list of exclusions, the norms and the code lists.

    A graph of what was known on a day rests on the deliveries up to it, and on what people judge of its parties now.
    """
    return {**_at_hand(workspace, known_on), **_counting(workspace, known_on)}


def is_stale(workspace: Workspace, folder: Path) -> bool:
    """Whether what a graph was made from changed since; of what was known on a day, as far as it was known then."""
    made = read_build(folder)
    known_on = date.fromisoformat(made["known_on"]) if made.get("known_on") else None
    now = _at_hand(workspace, known_on)
    lies_the_same = made.get(_LYING) == now.pop(_LYING)
    if _differ(made, now):
        return True
    return not lies_the_same and _differ(made, _counting(workspace, known_on))


def _differ(made: dict[str, Any], now: dict[str, Any]) -> bool:
    return any(made.get(name) != value for name, value in now.items())


def _at_hand(workspace: Workspace, known_on: date | None) -> dict[str, Any]:
    """What is known without much work."""
    settings = read_settings(workspace)
    listed = settings.uitzonderingen
    return {
        "known_on": str(known_on) if known_on else None,
        "norms": norms_of(settings.gemeente_code, settings.normen).sha256,
        "brk_codes": brk_codes_of(settings.brk_codes).sha256,
        "exclusions": _hash(listed.read_bytes()) if listed and listed.exists() else "",
        "parties": _judged(workspace) if known_on else parties_hash(workspace),
        _LYING: _hash(b"\n".join(_lines(workspace))),
    }


def _counting(workspace: Workspace, known_on: date | None) -> dict[str, Any]:
    """The deliveries that count."""
    from ondermijning.sources.deliveries import manifests  # noqa: PLC0415 - only where something lies there anew

    found = [manifest for _, manifest in manifests(workspace, known_on)]
    return {"deliveries": [manifest["delivery"] for manifest in found], "manifests": hash_of(found)}


def _lines(workspace: Workspace) -> Iterator[bytes]:
    """Everything about deliveries but their tables, which never change under one name."""
    for path in sorted(workspace.deliveries.glob("*/**/*")):
        yield str(path.relative_to(workspace.deliveries)).encode()
        if path.is_file() and path.suffix != _TABLE:
            yield _hash(path.read_bytes()).encode()


def _judged(workspace: Workspace) -> str:
    """A hash of what people judge about pairs of mentions."""
    with closing(open_ledger(workspace.ledger_path)) as ledger:
        standing = sorted((*pair, verdict.value) for pair, verdict in standing_judgements(ledger).items())
    return _hash(json.dumps(standing).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
