"""Which signal a subject belongs to, and whether its hits are news: both follow a party whose id changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.model import PARTIES
from ondermijning.signals.evidence import values_of
from ondermijning.signals.gate import CONTEXT, signal_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.detect.hits import Hit
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.hits import Hit as LedgerHit
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


def is_news(ledger: Ledger, known_as: str, candidate: Candidate) -> bool:
    """Whether a hit that counts at the gate was never seen for a signal, under any id that its parties have had."""
    known = [kept.hit for kept in hits_of(ledger, known_as)]
    return any(hit.rule.strength != CONTEXT and not _is_known(ledger, hit, known) for hit in candidate.hits)


def _is_known(ledger: Ledger, hit: Hit, known: Iterable[LedgerHit]) -> bool:
    def identity(values: Mapping[str, Iterable[Any]]) -> list[list[str]]:
        return [
            sorted({current_id(ledger, str(value)) for value in values.get(name, ())}) for name in hit.rule.identity
        ]

    wanted = identity(hit.evidence)
    return any(old.rule == hit.rule.id and identity(values_of(old.evidence)) == wanted for old in known)


def _canonical(ledger: Ledger, subject: Subject) -> Subject:
    kind, name = subject
    return (kind, current_id(ledger, name)) if kind in PARTIES else subject
