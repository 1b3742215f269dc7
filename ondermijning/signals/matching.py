"""Which signal a subject belongs to, and which of its hits were seen before: both follow a party whose id changed."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from ondermijning.detect.hits import hit_key
from ondermijning.ledger.aliases import current_id, ids_of
from ondermijning.ledger.signals import list_signals
from ondermijning.model import PARTIES
from ondermijning.signals.evidence import values_of
from ondermijning.signals.gate import signal_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ondermijning.detect.hits import Hit
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.hits import KeptHit
    from ondermijning.signals.gate import Candidate, Subject

Identity = tuple[tuple[str, ...], ...]


def by_signal(ledger: Ledger, candidates: Iterable[Candidate]) -> dict[str, Candidate]:
    """Candidates by the id of their signal: the known one about the same subject, else the one it would get.

    Where parties with a signal each became one, the signal under the id now in use goes on.
    """
    known: dict[Subject, str] = {}
    for signal in list_signals(ledger):
        subject = canonical(ledger, (signal.subject_kind, signal.subject_id))
        if subject not in known or signal.subject_id == subject[1]:
            known[subject] = signal.id
    forgotten = {signal.id for signal in list_signals(ledger, forgotten=True) if signal.forgotten}
    found = ((canonical(ledger, candidate.subject), candidate) for candidate in candidates)
    return {known.get(subject) or _unknown(ledger, subject, forgotten): candidate for subject, candidate in found}


def _unknown(ledger: Ledger, subject: Subject, forgotten: Collection[str]) -> str:
    """The signal about a subject of which nothing is told: one that was forgotten under any id it had, else a new one."""
    kind, name = subject
    names = ids_of(ledger, name) if forgotten and kind in PARTIES else [name]
    ids = [signal_id(kind, each) for each in names]
    return next((each for each in ids if each in forgotten), ids[0])


def canonical(ledger: Ledger, subject: Subject) -> Subject:
    """A subject under the id that is now in use for it."""
    kind, name = subject
    return (kind, current_id(ledger, name)) if kind in PARTIES else subject


class Known:
    """The hits that a signal has had, found again under any id that their parties have had.

    Args:
        ledger: for the ids.
        kept: the hits.
    """

    def __init__(self, ledger: Ledger, kept: Iterable[KeptHit]) -> None:
        self._ledger = ledger
        self._kept = sorted(
            kept, key=lambda each: each.gone_run is None
        )  # so that a present one outranks one that is gone
        self._by_rule: dict[str, dict[Identity, KeptHit]] = {}
        self._by_hash = {(each.hit.rule, each.hit.hit_key): each for each in self._kept if each.forgotten}

    def of(self, hit: Hit) -> KeptHit | None:
        """The hit as it was kept, a present one before one that was gone; None if it was never seen."""
        if (forgotten := self._forgotten(hit)) is not None:
            return forgotten
        if hit.rule.id not in self._by_rule:
            same_rule = (each for each in self._kept if each.hit.rule == hit.rule.id and not each.forgotten)
            self._by_rule[hit.rule.id] = {self._identity(hit, values_of(each.hit.evidence)): each for each in same_rule}
        return self._by_rule[hit.rule.id].get(self._identity(hit, hit.evidence))

    def _forgotten(self, hit: Hit) -> KeptHit | None:
        """The hit of which a hash is left, made with whichever ids its parties had then."""
        if not self._by_hash:
            return None
        values = (str(value) for name in hit.rule.identity for value in hit.evidence[name])
        every = product(*(ids_of(self._ledger, value) for value in values))
        keys = (hit_key(hit.rule.id, ((value,) for value in identity)) for identity in every)
        return next((self._by_hash[hit.rule.id, key] for key in keys if (hit.rule.id, key) in self._by_hash), None)

    def ids(self, values: Iterable[Any]) -> tuple[str, ...]:
        """Values as text, parties under the id that is now in use, each once."""
        return tuple(sorted({current_id(self._ledger, str(value)) for value in values}))

    def _identity(self, hit: Hit, values: Mapping[str, Iterable[Any]]) -> Identity:
        return tuple(self.ids(values.get(name, ())) for name in hit.rule.identity)
