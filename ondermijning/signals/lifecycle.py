"""What a run of the rules does to the signals in the ledger: new, seen, gone, reopened.

A rule that could not answer neither confirms nor ends anything: its earlier hits go on counting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.ledger.events import Change, Happening, State
from ondermijning.ledger.hits import Hit as LedgerHit
from ondermijning.ledger.hits import end_unseen, hits_of, keep_hit
from ondermijning.ledger.runs import Result, RuleResult, Run, add_rule_result, add_run, latest_run
from ondermijning.ledger.signals import Signal, add_signal, change_signal, list_signals, read_signal, see_signal
from ondermijning.signals.display import Names, sentence
from ondermijning.signals.evidence import stored
from ondermijning.signals.gate import CONTEXT, opens
from ondermijning.signals.matching import by_signal, is_news

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.ledger import Ledger
    from ondermijning.signals.gate import Candidate, Vote

ANSWERED = (Result.HIT, Result.NONE)


@dataclass(slots=True)
class Changes:
    """Ids of signals, by what a run does to them."""

    new: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    reopened: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found.

    Args:
        outcomes: what each rule answered.
        candidates: subjects with hits, also those that do not pass the gate.
        names: names for the sentences.
    """

    outcomes: list[RuleOutcome]
    candidates: list[Candidate]
    names: Names

    @property
    def answered(self) -> frozenset[str]:
        """Rules that could answer."""
        return frozenset(outcome.rule.id for outcome in self.outcomes if outcome.result in ANSWERED)


def compare(ledger: Ledger, found: Found) -> Changes:
    """What recording the run would change, without writing anything."""
    return _changes(ledger, _passing(ledger, found))


def record(ledger: Ledger, found: Found, run: Run, actor: str) -> Changes:
    """Record a run: its answers, its hits, and what happens to each signal; all or nothing.

    Args:
        ledger: the ledger.
        found: what the run found.
        run: what makes it repeatable.
        actor: who ran it.

    Returns:
        What changed.
    """
    with ledger.transaction():
        passing = _passing(ledger, found)
        changes = _changes(ledger, passing)
        number = add_run(ledger, run)
        for outcome in found.outcomes:
            add_rule_result(
                ledger, number, RuleResult(outcome.rule.id, outcome.result, len(outcome.hits), outcome.reason)
            )
        present = {signal_id: candidate for signal_id, candidate in passing.items() if candidate}
        for signal_id in changes.new:
            kind, subject = present[signal_id].subject
            add_signal(ledger, Signal(signal_id, kind, subject, run.on_date, number, number, run.baseline), actor)
        _move(ledger, changes, number, actor)
        for signal_id, candidate in present.items():
            _keep_hits(ledger, signal_id, candidate, number, found.names)
        for rule in sorted(found.answered):
            end_unseen(ledger, rule, number)
        for signal_id in changes.gone:
            ledger.execute("UPDATE hits SET gone_run = ? WHERE signal_id = ? AND gone_run IS NULL", (number, signal_id))
    return changes


def is_first_run(ledger: Ledger) -> bool:
    """Whether no run was recorded yet: the next one is the baseline."""
    return latest_run(ledger) is None


def _changes(ledger: Ledger, passing: Mapping[str, Candidate | None]) -> Changes:
    changes = Changes()
    for signal_id, candidate in passing.items():
        signal = read_signal(ledger, signal_id)
        if signal is None:
            changes.new.append(signal_id)
        elif candidate and signal.state is State.GESLOTEN and is_news(ledger, signal_id, candidate):
            changes.reopened.append(signal_id)
        elif candidate:
            changes.seen.append(signal_id)
    for signal in list_signals(ledger):
        if signal.id not in passing and any(kept.gone_run is None for kept in hits_of(ledger, signal.id)):
            changes.gone.append(signal.id)
    return changes


def _move(ledger: Ledger, changes: Changes, run: int, actor: str) -> None:
    for signal_id in (*changes.seen, *changes.reopened):
        see_signal(ledger, signal_id, run)
    for signal_id in changes.seen:
        if all(kept.gone_run is not None for kept in hits_of(ledger, signal_id)):
            change_signal(ledger, Change(signal_id, Happening.GEZIEN, actor, note="terug na verdwenen te zijn"))
    for signal_id in changes.reopened:
        change_signal(ledger, Change(signal_id, Happening.HEROPEND, actor, State.NIEUW, note="nieuw bewijs"))
    for signal_id in changes.gone:
        change_signal(ledger, Change(signal_id, Happening.VERDWENEN, actor))


def _keep_hits(ledger: Ledger, signal_id: str, candidate: Candidate, run: int, names: Names) -> None:
    for hit in candidate.hits:
        rule = hit.rule
        kept = LedgerHit(
            signal_id=signal_id, rule=rule.id, hit_key=hit.key, run=run, family=rule.family,
            weight=0 if rule.strength == CONTEXT else rule.weight,
            sentence=sentence(hit, names), evidence=stored(hit, candidate.subject, names),
        )  # fmt: skip
        keep_hit(ledger, kept)


def _passing(ledger: Ledger, found: Found) -> dict[str, Candidate | None]:
    """Signals that pass the gate, with what the run found for them; known hits of rules without an answer count on."""
    now = by_signal(ledger, found.candidates)
    carried = {signal.id: _carried(ledger, signal.id, found.answered) for signal in list_signals(ledger)}
    passing: dict[str, Candidate | None] = {}
    for signal_id in sorted(now.keys() | carried.keys()):
        candidate = now.get(signal_id)
        if opens([*(candidate.votes if candidate else ()), *carried.get(signal_id, ())]):
            passing[signal_id] = candidate
    return passing


def _carried(ledger: Ledger, signal_id: str, answered: frozenset[str]) -> list[Vote]:
    """What the known hits of rules without an answer say at the gate."""
    return [
        (kept.hit.family, kept.hit.evidence["sterkte"])
        for kept in hits_of(ledger, signal_id)
        if kept.gone_run is None and kept.hit.rule not in answered
    ]
