"""Approvals of rules: by whom, of which text, until when; withdrawn, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.errors import WorkspaceError
from ondermijning.language import say
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from ondermijning.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval.

    Args:
        rule: rule id.
        version: of the rule.
        content_hash: of the text that was read.
        author: who wrote it, as the rule says.
        actor: who approved it; never the author.
        until: the last day on which it holds.
        reason: why the rule may run here.
    """

    rule: str
    version: int
    content_hash: str
    author: str
    actor: str
    until: date
    reason: str


def add_approval(ledger: Ledger, approval: Approval, at: datetime | None = None) -> None:
    """Keep an approval.

    Raises:
        WorkspaceError: its actor wrote the rule, or it says no reason.
    """
    if approval.actor == approval.author:
        raise WorkspaceError(
            say("{actor} wrote rule {rule}.", actor=approval.actor, rule=approval.rule),
            advice=say("Let somebody else read and approve it."),
        )
    if not approval.reason.strip():
        raise WorkspaceError(say("an approval needs a reason."), advice=say("Give --reden."))
    with ledger.transaction():
        ledger.execute(
            """
            INSERT INTO approvals (at, actor, rule, version, content_hash, author, until, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                utc_text(at),
                approval.actor,
                approval.rule,
                approval.version,
                approval.content_hash,
                approval.author,
                approval.until.isoformat(),
                approval.reason.strip(),
            ),
        )


def withdraw_approvals(ledger: Ledger, rule: str, reason: str, actor: str, at: datetime | None = None) -> int:
    """Withdraw every approval of a rule that stands.

    Returns:
        How many there were.

    Raises:
        WorkspaceError: there is no reason.
    """
    if not reason.strip():
        raise WorkspaceError(say("withdrawing an approval needs a reason."), advice=say("Give --reden."))
    with ledger.transaction():
        cursor = ledger.execute(
            """
            UPDATE approvals SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?
            WHERE rule = ? AND withdrawn_at IS NULL
            """,
            (utc_text(at), actor, reason.strip(), rule),
        )
    return cursor.rowcount


def standing_approvals(ledger: Ledger) -> list[Approval]:
    """The approvals that were not withdrawn, oldest first; also such as are over."""
    rows = ledger.execute(
        """
        SELECT rule, version, content_hash, author, actor, until, reason FROM approvals
        WHERE withdrawn_at IS NULL ORDER BY id
        """
    )
    return [
        Approval(rule, version, text, author, actor, date.fromisoformat(until), reason)
        for rule, version, text, author, actor, until, reason in rows
    ]
