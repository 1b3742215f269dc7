"""Signals that people weighed and took up, by the unit they are about: a signal that nobody weighed says nothing of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.ledger.events import Opvolging, State, events_of
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.ledger.text import day_of
from ondermijning.signals.disputed import withheld_signals
from ondermijning.signals.matching import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.events import Event

_NOTHING_DONE = (Opvolging.GEEN, Opvolging.GEGEVENSFOUT)


class TakenUp(NamedTuple):
    """A signal within one profile: what it is about, and the year in which people took it up first."""

    kind: str
    subject: str
    profile: str
    year: int


def taken_up(ledger: Ledger) -> Iterator[TakenUp]:
    """Signals that were taken into investigation, or closed with something done; those that wait for a dispute are left out."""
    withheld = withheld_signals(ledger)
    for signal in list_signals(ledger):
        years = [day_of(event.at).year for event in events_of(ledger, signal.id) if _takes_up(event)]
        if signal.id not in withheld and years:
            kind, subject = canonical(ledger, (signal.subject_kind, signal.subject_id))
            profiles = {name for kept in hits_of(ledger, signal.id) for name in kept.hit.evidence.get("profielen", ())}
            yield from (TakenUp(kind, subject, profile, min(years)) for profile in sorted(profiles))


def _takes_up(event: Event) -> bool:
    change = event.change
    closed = change.to_state is State.GESLOTEN and change.opvolging not in _NOTHING_DONE
    return change.to_state is State.IN_ONDERZOEK or closed
