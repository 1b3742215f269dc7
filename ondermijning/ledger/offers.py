"""Which signals were offered to people in which week, and which wait for their turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ondermijning.ledger.store import Ledger


def iso_week(day: date) -> str:
    """The ISO 8601 week of a day, as 2025-W07."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def offered_in(ledger: Ledger, week: str) -> int:
    """How many signals were offered in a week."""
    return int(ledger.execute("SELECT count(*) FROM signals WHERE offered_week = ?", (week,)).fetchone()[0])


def not_offered(ledger: Ledger) -> list[str]:
    """Ids of new signals with present hits that were never offered, in the order of their turn.

    What is news goes before what was there already when the city began to look; then first seen, then id.
    """
    rows = ledger.execute(
        """
        SELECT id FROM signals
        WHERE state = 'nieuw' AND offered_week IS NULL
            AND EXISTS (SELECT 1 FROM hits WHERE signal_id = signals.id AND gone_run IS NULL)
        ORDER BY baseline, first_seen, id
        """
    )
    return [name for (name,) in rows]


def mark_offered(ledger: Ledger, signal_ids: Iterable[str], week: str) -> None:
    """Keep that signals were offered in a week."""
    with ledger.transaction():
        ledger.executemany("UPDATE signals SET offered_week = ? WHERE id = ?", ((week, name) for name in signal_ids))
