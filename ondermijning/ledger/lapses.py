"""Signals of which only a count is left, and hashes by which the same facts are known again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ondermijning.ledger.events import AardAanleiding, Change, Event, Happening, Opvolging, State, add_event
from ondermijning.ledger.signals import nothing_of
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from ondermijning.ledger.signals import Signal
    from ondermijning.ledger.store import Ledger

NOT_WEIGHED, REJECTED = "niet_gewogen", "afgewezen"
_NOTE = "alleen een telling is bewaard"


@dataclass(frozen=True, slots=True)
class Lapse:
    """What is left of a signal.

    Args:
        signal_id: its hash.
        cause: niet_gewogen or afgewezen.
        subject_kind: label of what it was about.
        first_seen: reference date of the first run that found it.
        rules: the rules that spoke.
        opvolging, aard_aanleiding: what was answered when it was closed.
    """

    signal_id: str
    cause: str
    subject_kind: str
    first_seen: date
    rules: tuple[str, ...]
    opvolging: Opvolging = Opvolging.GEEN
    aard_aanleiding: AardAanleiding = AardAanleiding.GEEN


def forget_signal(ledger: Ledger, signal: Signal, lapse: Lapse, actor: str, at: datetime | None = None) -> None:
    """Leave a count of a signal: its subject, sentences, evidence, notes and who weighed it are gone.

    The caller decides that it may be forgotten.
    """
    moment = utc_text(at)
    gone = Change(signal.id, Happening.GESLOTEN, actor, State.GESLOTEN, lapse.opvolging, lapse.aard_aanleiding, _NOTE)
    with ledger.transaction():
        ledger.execute("DELETE FROM lapses WHERE signal_id = ?", (signal.id,))
        ledger.execute(
            "INSERT INTO lapses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                signal.id,
                moment,
                actor,
                lapse.cause,
                lapse.subject_kind,
                lapse.first_seen.isoformat(),
                json.dumps(sorted(lapse.rules)),
                lapse.opvolging,
                lapse.aard_aanleiding,
            ),
        )
        ledger.execute(
            "DELETE FROM snoozes WHERE subject_kind = ? AND subject_id = ?", (signal.subject_kind, signal.subject_id)
        )
        ledger.execute("UPDATE hits SET evidence = '{}', sentence = '' WHERE signal_id = ?", (signal.id,))
        ledger.execute("DELETE FROM signal_events WHERE signal_id = ?", (signal.id,))
        add_event(ledger, Event(moment, State.GESLOTEN, gone))
        ledger.execute(
            "UPDATE signals SET subject_id = ?, state = ?, closed_at = ?, assignee = '' WHERE id = ?",
            (nothing_of(signal.id), State.GESLOTEN, signal.closed_at or moment, signal.id),
        )


def remember_subject(ledger: Ledger, signal_id: str, subject_id: str) -> None:
    """Give a signal that opens again on new facts its subject back."""
    with ledger.transaction():
        ledger.execute("UPDATE signals SET subject_id = ? WHERE id = ?", (subject_id, signal_id))
        ledger.execute("DELETE FROM lapses WHERE signal_id = ?", (signal_id,))


def lapses(ledger: Ledger) -> list[Lapse]:
    """Every count, oldest first."""
    rows = ledger.execute(
        "SELECT signal_id, cause, subject_kind, first_seen, rules, opvolging, aard_aanleiding FROM lapses ORDER BY at, signal_id"
    )
    return [
        Lapse(
            name,
            cause,
            kind,
            date.fromisoformat(seen),
            tuple(json.loads(rules)),
            Opvolging(done),
            AardAanleiding(about),
        )
        for name, cause, kind, seen, rules, done, about in rows
    ]
