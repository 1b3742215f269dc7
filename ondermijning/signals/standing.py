"""A subject at the gate of a run: what is known of it, what the run found, and which rules count.

A rule that could not answer counts with what it found before; one that stopped does not. A rule that rests for the subject does
not count. A rule with more hits than the cap opens nothing that was not open, unless other rules do so with it; a hit that rests
on links by score that were not measured opens nothing at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ondermijning.detect.rule import CONTEXT
from ondermijning.ledger.events import State
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.ledger.snoozes import standing_snoozes
from ondermijning.signals.display import Names
from ondermijning.signals.evidence import vote_of
from ondermijning.signals.found import Found
from ondermijning.signals.gate import opens
from ondermijning.signals.matching import Known, by_signal, canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ondermijning.detect.hits import Hit
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.hits import KeptHit
    from ondermijning.ledger.signals import Signal
    from ondermijning.signals.gate import Candidate, Subject, Vote


@dataclass(frozen=True)
class Standing:
    """Where a subject stands.

    Args:
        signal: its signal, if it has one.
        candidate: what the run found about it.
        kept: the hits its signal has had.
        known: the same, to look up.
        answered: rules that could answer.
        capped: rules with more hits than the cap.
        resting: rules that rest for it.
        stopped: rules that run no more, each with why.
    """

    signal: Signal | None
    candidate: Candidate | None
    kept: list[KeptHit]
    known: Known
    answered: frozenset[str]
    capped: frozenset[str]
    resting: frozenset[str]
    stopped: Mapping[str, str]

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What the run found about it."""
        return self.candidate.hits if self.candidate else ()

    @property
    def counting(self) -> tuple[Hit, ...]:
        """Of those, the ones that may open a signal."""
        votes = self.candidate.votes if self.candidate else []
        return tuple(hit for hit, vote in zip(self.hits, votes, strict=True) if vote.strength != CONTEXT)

    @property
    def closed(self) -> bool:
        """Whether its signal is closed."""
        return self.signal is not None and self.signal.state is State.GESLOTEN

    @property
    def forgotten(self) -> bool:
        """Whether a count is all that is left of its signal."""
        return self.signal is not None and self.signal.forgotten

    @property
    def held(self) -> bool:
        """Whether it has a signal with hits that were not gone."""
        return any(each.gone_run is None for each in self.kept)

    @cached_property
    def passes(self) -> bool:
        """Whether the gate lets it through."""
        if self.held:
            return opens(vote for rule, vote in self._votes() if rule not in self.resting)
        votes = [(rule, vote) for rule, vote in self._votes(opening=True) if rule not in self.resting]
        capped = [vote.at_most_combined() for rule, vote in votes if rule in self.capped]
        sure = [vote for rule, vote in votes if rule not in self.capped]
        return any(vote.strength != CONTEXT for vote in sure) and opens([*sure, *capped])

    @cached_property
    def rests(self) -> bool:
        """Whether it is let through no longer, and only for as long as rules rest for it."""
        return self.held and not self.passes and opens(vote for _, vote in self._votes())

    @cached_property
    def news(self) -> tuple[Hit, ...]:
        """Hits that count at the gate and were never seen for its signal; what opens nothing opens no closed one."""
        quiet = self.resting | (self.capped if self.closed else frozenset())
        counting = (hit for hit in self.counting if not (self.closed and hit.unconfirmed))
        return tuple(hit for hit in counting if hit.rule.id not in quiet and self.known.of(hit) is None)

    def keeps(self, hit: Hit, *, closed: bool) -> bool:
        """Whether to keep a hit. One that does not count yet is left out, so that it is news when it does.

        That goes for hits of a rule that rests, and for all but the known ones of a signal that stays closed.
        """
        known = self.known.of(hit)
        if known is not None and known.gone_run is None:
            return True
        return hit.rule.id not in self.resting and (known is not None or not closed)

    def _votes(self, *, opening: bool = False) -> Iterator[tuple[str, Vote]]:
        """What each rule says at the gate: in this run, or before if it could not answer; only what may open if asked."""
        silent = self.answered | self.stopped.keys()
        if self.candidate:
            for hit, vote in zip(self.hits, self.candidate.votes, strict=True):
                if not (opening and hit.unconfirmed):
                    yield hit.rule.id, vote
        for each in self.kept:
            if each.gone_run is None and each.hit.rule not in silent and not each.forgotten:
                yield each.hit.rule, vote_of(each.hit)


def standings(ledger: Ledger, found: Found, today: date) -> dict[str, Standing]:
    """Every known signal and every candidate by the id of its signal, in order of id."""
    now = by_signal(ledger, found.candidates)
    signals = {signal.id: signal for signal in list_signals(ledger, forgotten=True)}
    resting = resting_rules(ledger, today)
    return {
        name: _standing(ledger, found, signals.get(name), now.get(name), resting)
        for name in sorted(now.keys() | signals.keys())
    }


def resting_signals(ledger: Ledger, today: date) -> frozenset[str]:
    """Ids of signals that pass the gate no longer, only for as long as rules rest for them."""
    if not standing_snoozes(ledger, today):
        return frozenset()
    nothing = Found([], [], Names({}, {}))
    return frozenset(name for name, each in standings(ledger, nothing, today).items() if each.rests)


def resting_rules(ledger: Ledger, today: date) -> dict[Subject, frozenset[str]]:
    """The rules that rest today, by subject."""
    resting: dict[Subject, frozenset[str]] = {}
    for snooze in standing_snoozes(ledger, today):
        subject = canonical(ledger, (snooze.subject_kind, snooze.subject_id))
        resting[subject] = resting.get(subject, frozenset()) | {snooze.rule}
    return resting


def _standing(
    ledger: Ledger,
    found: Found,
    signal: Signal | None,
    candidate: Candidate | None,
    resting: dict[Subject, frozenset[str]],
) -> Standing:
    kept = hits_of(ledger, signal.id, forgotten=True) if signal else []
    rests = (
        resting.get(canonical(ledger, (signal.subject_kind, signal.subject_id)), frozenset()) if signal else frozenset()
    )
    return Standing(signal, candidate, kept, Known(ledger, kept), found.answered, found.capped, rests, found.stopped)
