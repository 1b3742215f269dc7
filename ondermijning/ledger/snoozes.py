"""Rules that rest for a subject until a day; nothing is changed, the latest snooze of a rule and subject counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.errors import SignalError
from ondermijning.language import say
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from ondermijning.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Snooze:
    """A rule whose hits on a subject do not count for a while.

    Args:
        rule: rule id.
        subject_kind, subject_id: what it rests for.
        until: the first day on which its hits count again.
        reason: why, in a person's own words.
        actor: who decided it.
    """

    rule: str
    subject_kind: str
    subject_id: str
    until: date
    reason: str
    actor: str


def add_snooze(ledger: Ledger, snooze: Snooze, at: datetime | None = None) -> None:
    """Keep a snooze; it outranks earlier ones of the rule and subject.

    Raises:
        SignalError: it gives no reason.
    """
    if not snooze.reason.strip():
        raise SignalError(say("a snooze needs a reason."), advice=say("Say why its hits do not count for a while."))
    with ledger.transaction():
        ledger.execute(
            """
            INSERT INTO snoozes (rule, subject_kind, subject_id, until, reason, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            (
                snooze.rule,
                snooze.subject_kind,
                snooze.subject_id,
                snooze.until.isoformat(),
                snooze.reason,
                snooze.actor,
                utc_text(at),
            ),
        )


def standing_snoozes(ledger: Ledger, today: date) -> list[Snooze]:
    """Snoozes that have not ended, in order of end, rule and subject."""
    rows = ledger.execute(
        """
        SELECT rule, subject_kind, subject_id, until, reason, actor, max(id) FROM snoozes
        GROUP BY rule, subject_kind, subject_id HAVING until > ? ORDER BY until, rule, subject_kind, subject_id
        """,
        (today.isoformat(),),
    )
    return [Snooze(row[0], row[1], row[2], date.fromisoformat(row[3]), row[4], row[5]) for row in rows]
