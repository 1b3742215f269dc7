"""Parties that dispute what is held about them, from when until when; read under the ids that are now in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ondermijning.ledger.store import Ledger

_SELECT = "SELECT id, party_id, since, actor, reason, until, ended_by, ended_reason FROM disputes"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute.

    Args:
        number: its number.
        party_id: the party, under the id it had then.
        since, until: moments in UTC; ``until`` is empty while it stands.
        actor, reason: who marked it and why.
        ended_by, ended_reason: who ended it and why; empty while it stands.
    """

    number: int
    party_id: str
    since: str
    actor: str
    reason: str
    until: str | None = None
    ended_by: str = ""
    ended_reason: str = ""


def begin_dispute(ledger: Ledger, party_id: str, reason: str, actor: str, at: datetime | None = None) -> None:
    """Mark a party as disputed.

    Raises:
        WorkspaceError: there is no reason, or the party is marked already.
    """
    with ledger.transaction():
        _require(reason)
        if disputes_of(ledger, party_id, standing=True):
            raise WorkspaceError(say("is disputed already."), advice=say("End it first with --opheffen."))
        ledger.execute(
            "INSERT INTO disputes (party_id, since, actor, reason) VALUES (?, ?, ?, ?)",
            (party_id, utc_text(at), actor, reason.strip()),
        )


def end_dispute(ledger: Ledger, party_id: str, reason: str, actor: str, at: datetime | None = None) -> None:
    """End the dispute of a party, under whichever id it was marked.

    Raises:
        WorkspaceError: there is no reason, or no dispute.
    """
    with ledger.transaction():
        _require(reason)
        standing = disputes_of(ledger, party_id, standing=True)
        if not standing:
            raise WorkspaceError(say("nothing is disputed here."), advice=say("See ondermijning betwist."))
        for dispute in standing:
            ledger.execute(
                "UPDATE disputes SET until = ?, ended_by = ?, ended_reason = ? WHERE id = ?",
                (utc_text(at), actor, reason.strip(), dispute.number),
            )


def standing_disputes(ledger: Ledger) -> list[Dispute]:
    """Disputes that have not ended, oldest first."""
    return [Dispute(*row) for row in ledger.execute(f"{_SELECT} WHERE until IS NULL ORDER BY id")]


def disputes_of(ledger: Ledger, party_id: str, *, standing: bool = False) -> list[Dispute]:
    """Every dispute of a party under any id it has had, or those that stand; oldest first."""
    now = current_id(ledger, party_id)
    found = (
        standing_disputes(ledger) if standing else [Dispute(*row) for row in ledger.execute(f"{_SELECT} ORDER BY id")]
    )
    return [dispute for dispute in found if current_id(ledger, dispute.party_id) == now]


class Disputed:
    """The parties whose dispute stands now; false when there are none.

    Args:
        ledger: for the disputes, and for the ids that parties have had.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._parties = frozenset(current_id(ledger, each.party_id) for each in standing_disputes(ledger))

    def __bool__(self) -> bool:
        return bool(self._parties)

    def any_of(self, party_ids: Iterable[str]) -> bool:
        """Whether one of these parties is disputed, under whichever id it is named."""
        return bool(self) and any(current_id(self._ledger, party) in self._parties for party in party_ids)


def _require(reason: str) -> None:
    if not reason.strip():
        raise WorkspaceError(say("a dispute needs a reason."), advice=say("Say why with --reden."))
