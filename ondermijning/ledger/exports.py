"""How far the nightly run has told what happened to signals, so that the next one goes on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from ondermijning.ledger.store import Ledger


def add_export(ledger: Ledger, run: int, last_event: int, folder: str, at: datetime | None = None) -> None:
    """Keep that everything up to an event was written to a folder.

    Args:
        ledger: the ledger.
        run: the run it was written for.
        last_event: number of the last event in it.
        folder: its name, for people.
        at: when; now if it is left out.
    """
    with ledger.transaction():
        ledger.execute(
            "INSERT INTO exports (at, run, last_event, folder) VALUES (?, ?, ?, ?)",
            (utc_text(at), run, last_event, folder),
        )


def last_told(ledger: Ledger) -> int:
    """Number of the last event that was written to a folder; 0 if none was."""
    return int(ledger.execute("SELECT coalesce(max(last_event), 0) FROM exports").fetchone()[0])


def told_before(ledger: Ledger) -> int | None:
    """Number of the last event that was written the night before the last; 0 in the first, None if nothing ever was."""
    told = [row[0] for row in ledger.execute("SELECT last_event FROM exports ORDER BY id DESC LIMIT 2").fetchall()]
    return None if not told else int(told[1]) if len(told) > 1 else 0
