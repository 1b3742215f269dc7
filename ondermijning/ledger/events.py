"""What happens to a signal: by whom, from which state to which, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from ondermijning.errors import SignalError

if TYPE_CHECKING:
    from ondermijning.ledger.store import Ledger

Word = TypeVar("Word", bound=StrEnum)


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
            raise SignalError("closing needs opvolging, aard_aanleiding and a note.", advice="Give all three.")


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
            """
            INSERT INTO signal_events
                (at, from_state, signal_id, event, actor, to_state, opvolging, aard_aanleiding, note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                event.at, event.from_state, change.signal_id, change.happening, change.actor, change.to_state,
                change.opvolging, change.aard_aanleiding, change.note,
            ),
        )  # fmt: skip


def events_of(ledger: Ledger, signal_id: str) -> list[Event]:
    """Everything that happened to a signal, oldest first."""
    rows = ledger.execute(
        """
        SELECT at, from_state, event, actor, to_state, opvolging, aard_aanleiding, note
        FROM signal_events WHERE signal_id = ? ORDER BY id
        """,
        (signal_id,),
    )
    return [
        Event(
            at=row[0],
            from_state=_optional(State, row[1]),
            change=Change(
                signal_id, Happening(row[2]), row[3], _optional(State, row[4]), _optional(Opvolging, row[5]),
                _optional(AardAanleiding, row[6]), row[7],
            ),
        )
        for row in rows
    ]  # fmt: skip


def _optional(kind: type[Word], text: str | None) -> Word | None:
    return None if text is None else kind(text)
