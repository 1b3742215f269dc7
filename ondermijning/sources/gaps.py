"""Change messages that wait: they refer to a state that no delivery brought, so that an object may have changed unseen."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.model import record_kind
from ondermijning.model.records_brk import KadastraalObject, Mutatiebericht
from ondermijning.sources.changes import use_changes
from ondermijning.sources.deliveries import manifests
from ondermijning.sources.state import open_read

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.workspace import Workspace

_WAITING = "SELECT object_id, dag, _bron, _levering, _bestand FROM bericht WHERE wacht ORDER BY ALL"


class Gap(NamedTuple):
    """A change message that does not join the state before it.

    Args:
        object_id: the object it is about.
        day: day of the change in the register.
        source: loader id.
        delivery: date and hash of the delivery it came in.
        file: its file.
    """

    object_id: str
    day: date
    source: str
    delivery: str
    file: str


def gaps(workspace: Workspace, known_on: date | None = None) -> list[Gap]:
    """Messages that wait for one that is missing or for a newer stand, by object and day.

    Args:
        workspace: where deliveries live.
        known_on: only deliveries that speak for this day or an earlier one.
    """
    if not any(Mutatiebericht.__name__ in manifest["records"] for _, manifest in manifests(workspace)):
        return []
    db, _ = open_read(workspace, map(record_kind, (KadastraalObject, Mutatiebericht)), known_on)
    with closing(db):
        use_changes(db)
        return [Gap(*row) for row in db.execute(_WAITING).fetchall()]
