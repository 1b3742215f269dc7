"""Signals that are forgotten: new ones that nobody weighed within the term, and closed ones that led to nothing.

Of each a count stays, and the hashes of its hits: the same facts raise it no more, new facts open it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.events import Happening, Opvolging, State, events_of
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.lapses import NOT_WEIGHED, REJECTED, Lapse, forget_signal
from ondermijning.ledger.signals import list_signals
from ondermijning.ledger.text import day_of
from ondermijning.trust.retention import kept_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.events import Event
    from ondermijning.ledger.signals import Signal

REJECTING = (Opvolging.GEEN, Opvolging.GEGEVENSFOUT)
_OPENED = (Happening.NIEUW, Happening.HEROPEND)


class Terms(NamedTuple):
    """How long signals are kept, in months.

    Args:
        unweighed: a new one after it was found or opened again.
        rejected: one that was closed without a consequence, after that.
    """

    unweighed: int
    rejected: int


def due(ledger: Ledger, terms: Terms, today: date) -> list[tuple[Signal, Lapse]]:
    """The signals whose term is over, in neutral order, each with what will be left of it."""
    return [(signal, lapse) for signal in list_signals(ledger) for lapse in _lapse(ledger, signal, terms, today)]


def lapse(ledger: Ledger, terms: Terms, today: date, actor: str) -> int:
    """Forget the signals whose term is over.

    Returns:
        How many there were.
    """
    found = due(ledger, terms, today)
    with ledger.transaction():
        for signal, left in found:
            forget_signal(ledger, signal, left, actor)
    return len(found)


def _lapse(ledger: Ledger, signal: Signal, terms: Terms, today: date) -> Iterator[Lapse]:
    events = events_of(ledger, signal.id)
    rules = tuple(sorted({kept.hit.rule for kept in hits_of(ledger, signal.id, forgotten=True)}))
    if signal.state is State.NIEUW and kept_until(day_of(_last(events, _OPENED).at), terms.unweighed) < today:
        yield Lapse(signal.id, NOT_WEIGHED, signal.subject_kind, signal.first_seen, rules)
    if signal.state is State.GESLOTEN:
        closing = _last(events, (Happening.GESLOTEN,))
        answers = closing.change.opvolging, closing.change.aard_aanleiding
        if answers[0] in REJECTING and answers[1] and kept_until(day_of(closing.at), terms.rejected) < today:
            yield Lapse(signal.id, REJECTED, signal.subject_kind, signal.first_seen, rules, answers[0], answers[1])


def _last(events: list[Event], happenings: tuple[Happening, ...]) -> Event:
    return next(event for event in reversed(events) if event.change.happening in happenings)
