"""Which signal a subject belongs to: a signal follows a party whose id changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.signals import list_signals
from ondermijning.model import PARTIES
from ondermijning.signals.gate import signal_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.ledger import Ledger
    from ondermijning.signals.gate import Candidate, Subject


def by_signal(ledger: Ledger, candidates: Iterable[Candidate]) -> dict[str, Candidate]:
    """Candidates by the id of their signal: the known one about the same subject, else the one it would get.

    Where parties with a signal each became one, the signal under the id now in use goes on.
    """
    known: dict[Subject, str] = {}
    for signal in list_signals(ledger):
        subject = _canonical(ledger, (signal.subject_kind, signal.subject_id))
        if subject not in known or signal.subject_id == subject[1]:
            known[subject] = signal.id
    found = ((_canonical(ledger, candidate.subject), candidate) for candidate in candidates)
    return {known.get(subject) or signal_id(*subject): candidate for subject, candidate in found}


def _canonical(ledger: Ledger, subject: Subject) -> Subject:
    kind, name = subject
    return (kind, current_id(ledger, name)) if kind in PARTIES else subject
