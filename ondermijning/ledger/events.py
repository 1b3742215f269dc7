"""What happens to a signal: by whom, from which state to which, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from ondermijning.errors import SignalError
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.ledger.store import Ledger

Word = TypeVar("Word", bound=StrEnum)

_COLUMNS = "at, from_state, signal_id, event, actor, to_state, opvolging, aard_aanleiding, note"
_SELECT = f"SELECT {_COLUMNS} FROM signal_events"  # noqa: S608 - names of this file


class State(StrEnum):
    """Where a signal stands."""

    NIEUW = "nieuw"
    IN_WEGING = "in_weging"
    IN_ONDERZOEK = "in_onderzoek"
    GESLOTEN = "gesloten"


class Happening(StrEnum):
    """What can happen to a signal."""

    NIEUW = "nieuw"
    GEZIEN = "gezien"
    VERDWENEN = "verdwenen"
    HEROPEND = "heropend"
    GEWIJZIGD = "gewijzigd"
    TOEGEWEZEN = "toegewezen"
    UITGESTELD = "uitgesteld"
    GESLOTEN = "gesloten"


class Opvolging(StrEnum):
    """What the city did."""

    GEEN = "geen"
    TOEZICHT = "toezicht"
    VERGUNNING_SUBSIDIE = "vergunning_subsidie"
    CASUS = "casus"
    OVERGEDRAGEN = "overgedragen"
    GEGEVENSFOUT = "gegevensfout"


class AardAanleiding(StrEnum):
    """What the reason to act was about; never a crime."""

    FINANCIERING = "financiering"
    GEBRUIK = "gebruik"
    HUUR = "huur"
    EIGENDOM = "eigendom"
    VERGUNNING = "vergunning"
    SUBSIDIE = "subsidie"
    REGELOVERTREDING = "regelovertreding"
    GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happens to a signal.

    Args:
        signal_id: which signal.
        happening: what happens.
        actor: who does it, or which run.
        to_state: the new state, if it changes.
        opvolging, aard_aanleiding: needed to close, with a note.
        note: why, in the words of the person.

    Raises:
        SignalError: it closes the signal and does not say what was done and why.
    """

    signal_id: str
    happening: Happening
    actor: str
    to_state: State | None = None
    opvolging: Opvolging | None = None
    aard_aanleiding: AardAanleiding | None = None
    note: str = ""

    def __post_init__(self) -> None:
        complete = self.opvolging and self.aard_aanleiding and self.note.strip()
        if self.to_state is State.GESLOTEN and not complete:
            raise SignalError(
                say("closing needs opvolging, aard_aanleiding and a note."), advice=say("Give all three.")
            )


@dataclass(frozen=True, slots=True)
class Event:
    """A change as it was kept.

    Args:
        at: when, in UTC.
        from_state: the state before it; None for the first event.
        change: what happened.
    """

    at: str
    from_state: State | None
    change: Change


def add_event(ledger: Ledger, event: Event) -> None:
    """Keep an event; ``signals.change_signal`` also moves the signal."""
    change = event.change
    with ledger.transaction():
        ledger.execute(
            f"INSERT INTO signal_events ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of this file
            (
                event.at,
                event.from_state,
                change.signal_id,
                change.happening,
                change.actor,
                change.to_state,
                change.opvolging,
                change.aard_aanleiding,
                change.note,
            ),
        )


def events_of(ledger: Ledger, signal_id: str) -> list[Event]:
    """Everything that happened to a signal, oldest first."""
    return [_event(row) for row in ledger.execute(f"{_SELECT} WHERE signal_id = ? ORDER BY id", (signal_id,))]


def events_after(ledger: Ledger, number: int) -> list[Event]:
    """Everything that happened to any signal after an event, oldest first."""
    return [_event(row) for row in ledger.execute(f"{_SELECT} WHERE id > ? ORDER BY id", (number,))]


def latest_event(ledger: Ledger) -> int:
    """The number of the last event; 0 before the first."""
    return int(ledger.execute("SELECT coalesce(max(id), 0) FROM signal_events").fetchone()[0])


def _event(row: tuple[Any, ...]) -> Event:
    at, from_state, signal_id, happening, actor, to_state, opvolging, aard, note = row
    change = Change(
        signal_id,
        Happening(happening),
        actor,
        _optional(State, to_state),
        _optional(Opvolging, opvolging),
        _optional(AardAanleiding, aard),
        note,
    )
    return Event(at, _optional(State, from_state), change)


def _optional(kind: type[Word], text: str | None) -> Word | None:
    return None if text is None else kind(text)
