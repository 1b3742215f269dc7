"""What happened to a signal, for people: when, what, by whom, from which state to which, and why."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ondermijning.normalise.dutch import code_in_words, in_dutch
from ondermijning.report.cells import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.ledger.events import Event

HISTORY_COLUMNS = ("tijdstip", "gebeurtenis", "door", "van", "naar", "opvolging", "aard_aanleiding", "toelichting")


def history_rows(events: Iterable[Event]) -> list[dict[str, str]]:
    """Events in plain words, oldest first."""
    return [dict(zip(HISTORY_COLUMNS, _row(event), strict=True)) for event in events]


def history_lines(events: Iterable[Event]) -> list[str]:
    """The same as lines of text."""
    return [plain(_line(row)) for row in history_rows(events)]


def _row(event: Event) -> tuple[str, ...]:
    change = event.change
    words = (event.from_state, change.to_state, change.opvolging, change.aard_aanleiding)
    return (
        event.at,
        change.happening.value,
        change.actor,
        *(word.value if word else "" for word in words),
        change.note,
    )


def _line(row: dict[str, str]) -> str:
    moved = f", nu {code_in_words(row['naar'])}" if row["van"] and row["naar"] not in ("", row["van"]) else ""
    done = f" ({code_in_words(row['opvolging'])}, {row['aard_aanleiding']})" if row["opvolging"] else ""
    why = f": {row['toelichting']}" if row["toelichting"] else ""
    at = datetime.fromisoformat(row["tijdstip"])
    return f"{in_dutch(at.date())} {at:%H:%M}  {row['gebeurtenis']}{moved} door {row['door']}{done}{why}"
