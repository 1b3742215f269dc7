"""Which id a party has now: ids that went up in another one are never forgotten.

An alias says that on its day the new id was in use. So for an old id its latest alias counts, and none at all once a
later alias has made it a new id again. Such links cannot form a circle: the latest link of a circle would point at an
id that is in use, and that id has no link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from ondermijning.ledger.store import Ledger

_NEXT = """
SELECT new_id FROM aliases AS link
WHERE old_id = ? AND NOT EXISTS (SELECT 1 FROM aliases AS later WHERE later.new_id = link.old_id AND later.id > link.id)
ORDER BY id DESC LIMIT 1
"""


def add_alias(ledger: Ledger, old_id: str, new_id: str, reason: str, at: datetime | None = None) -> None:
    """Keep that a party has a new id.

    Args:
        ledger: the ledger.
        old_id: the id that is no longer in use.
        new_id: the id that is.
        reason: why, for people.
        at: when; now if it is left out.

    Raises:
        WorkspaceError: both ids are the same, or there is no reason.
    """
    if old_id == new_id or not reason:
        raise WorkspaceError(say("an alias needs two different ids and a reason."))
    with ledger.transaction():
        ledger.execute(
            "INSERT INTO aliases (old_id, new_id, reason, at) VALUES (?, ?, ?, ?)",
            (old_id, new_id, reason, utc_text(at)),
        )


def current_id(ledger: Ledger, party_id: str) -> str:
    """The id now in use for a party that once had this id; the id itself if it never changed."""
    while found := ledger.execute(_NEXT, (party_id,)).fetchone():
        party_id = str(found[0])
    return party_id


def ids_of(ledger: Ledger, party_id: str) -> list[str]:
    """Every id that a party has had, with the one that is now in use first."""
    now = current_id(ledger, party_id)
    found = [now]
    for known in found:
        old = ledger.execute("SELECT DISTINCT old_id FROM aliases WHERE new_id = ? ORDER BY old_id", (known,))
        found += [name for (name,) in old.fetchall() if name not in found and current_id(ledger, name) == now]
    return found


def forget_aliases(ledger: Ledger, parties: Collection[str]) -> None:
    """Remove every alias that leads to a party that no delivery holds any more."""
    with ledger.transaction():
        links = ledger.execute("SELECT id, new_id FROM aliases").fetchall()
        gone = [(number,) for number, new in links if current_id(ledger, new) not in parties]
        ledger.executemany("DELETE FROM aliases WHERE id = ?", gone)
