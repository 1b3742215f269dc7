"""Signals as the ledger keeps them. Which change is allowed when is decided in the package ``signals``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ondermijning.errors import SignalError
from ondermijning.language import say
from ondermijning.ledger.events import Change, Event, Happening, State, add_event
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from datetime import datetime

    from ondermijning.ledger.store import Ledger

_SELECT = """
SELECT id, subject_kind, subject_id, first_seen, first_run, last_run, baseline, state, closed_at, offered_week, assignee
FROM signals
"""


@dataclass(frozen=True, slots=True)
class Signal:
    """A subject that drew attention; its hits are kept by ``hits.py``.

    Args:
        id: hash of the kind and id of the subject.
        subject_kind: label of the subject; never a natural person.
        subject_id: its id.
        first_seen: reference date of the first run that found it.
        first_run, last_run: numbers of the runs that found it first and last.
        baseline: it was there already when the city began to look.
        state: where it stands.
        closed_at: when it was closed, in UTC.
        offered_week: ISO week in which it was offered to people; None while it waits.
        assignee: who weighs it, or empty.
    """

    id: str
    subject_kind: str
    subject_id: str
    first_seen: date
    first_run: int
    last_run: int
    baseline: bool = False
    state: State = State.NIEUW
    closed_at: str | None = None
    offered_week: str | None = None
    assignee: str = ""

    @property
    def forgotten(self) -> bool:
        """Whether only a count and hashes are left of it; see ``lapses.py``."""
        return self.subject_id == nothing_of(self.id)


def nothing_of(signal_id: str) -> str:
    """What stands in the place of the subject of a forgotten signal."""
    return f"gewist:{signal_id}"


def add_signal(ledger: Ledger, signal: Signal, actor: str, at: datetime | None = None) -> None:
    """Keep a signal that was not known, as new, with its first event."""
    first = Change(signal.id, Happening.NIEUW, actor, State.NIEUW)
    with ledger.transaction():
        ledger.execute(
            """
            INSERT INTO signals (id, subject_kind, subject_id, first_seen, first_run, last_run, baseline, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                signal.id,
                signal.subject_kind,
                signal.subject_id,
                signal.first_seen.isoformat(),
                signal.first_run,
                signal.last_run,
                signal.baseline,
                State.NIEUW,
            ),
        )
        add_event(ledger, Event(utc_text(at), None, first))


def see_signal(ledger: Ledger, signal_id: str, run: int) -> None:
    """Keep that a run found a known signal again."""
    with ledger.transaction():
        ledger.execute("UPDATE signals SET last_run = ? WHERE id = ?", (run, signal_id))


def change_signal(ledger: Ledger, change: Change, at: datetime | None = None) -> None:
    """Keep what happens to a signal, and move it to its new state if there is one.

    Raises:
        SignalError: the signal does not exist.
    """
    moment = utc_text(at)
    with ledger.transaction():
        signal = read_signal(ledger, change.signal_id)
        if signal is None:
            raise SignalError(
                say("does not exist."), where=change.signal_id, advice=say("See ondermijning signals list.")
            )
        add_event(ledger, Event(moment, signal.state, change))
        if change.to_state is not None:
            closed_at = moment if change.to_state is State.GESLOTEN else None
            ledger.execute(
                "UPDATE signals SET state = ?, closed_at = ? WHERE id = ?", (change.to_state, closed_at, signal.id)
            )


def give_signal(ledger: Ledger, signal_id: str, assignee: str) -> None:
    """Keep who weighs a signal."""
    with ledger.transaction():
        ledger.execute("UPDATE signals SET assignee = ? WHERE id = ?", (assignee, signal_id))


def read_signal(ledger: Ledger, signal_id: str) -> Signal | None:
    """A signal by its id."""
    row = ledger.execute(f"{_SELECT} WHERE id = ?", (signal_id,)).fetchone()
    return None if row is None else _signal(row)


def list_signals(ledger: Ledger, state: State | None = None, *, forgotten: bool = False) -> list[Signal]:
    """All signals, or those in one state, in neutral order: first seen, then id; those of which a count is left if asked."""
    wanted = tuple(State) if state is None else (state,)
    places = ", ".join("?" * len(wanted))
    rows = ledger.execute(f"{_SELECT} WHERE state IN ({places}) ORDER BY first_seen, id", wanted)
    found = map(_signal, rows)
    return [signal for signal in found if forgotten or not signal.forgotten]


def _signal(row: tuple[Any, ...]) -> Signal:
    signal_id, kind, subject, first_seen, first_run, last_run, baseline, state, *rest = row
    return Signal(
        signal_id,
        kind,
        subject,
        date.fromisoformat(first_seen),
        first_run,
        last_run,
        bool(baseline),
        State(state),
        *rest,
    )
