"""What a run of the rules does to the signals in the ledger: new, seen, gone, reopened.

A rule that could not answer neither confirms nor ends anything: its earlier hits go on counting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.detect.hits import Hit, RuleOutcome
from ondermijning.ledger.events import Change, Happening, State
from ondermijning.ledger.hits import Hit as LedgerHit
from ondermijning.ledger.hits import KeptHit, end_unseen, hits_of, keep_hit
from ondermijning.ledger.runs import Result, RuleResult, Run, add_rule_result, add_run, latest_run
from ondermijning.ledger.signals import Signal, add_signal, change_signal, list_signals, read_signal, see_signal
from ondermijning.signals.display import Names, sentence
from ondermijning.signals.evidence import stored
from ondermijning.signals.gate import CONTEXT, SOLO, Candidate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger import Ledger

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
    changes = Changes()
    passing = _passing(ledger, found)
    for signal_id, keys in sorted(passing.items()):
        signal = read_signal(ledger, signal_id)
        if signal is None:
            changes.new.append(signal_id)
        elif signal.state is State.GESLOTEN and keys - _known_keys(ledger, signal_id):
            changes.reopened.append(signal_id)
        else:
            changes.seen.append(signal_id)
    for signal in list_signals(ledger):
        if signal.id not in passing and any(kept.gone_run is None for kept in hits_of(ledger, signal.id)):
            changes.gone.append(signal.id)
    return changes


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
        changes = compare(ledger, found)
        number = add_run(ledger, run)
        for outcome in found.outcomes:
            add_rule_result(ledger, number, RuleResult(outcome.rule.id, outcome.result, len(outcome.hits), outcome.reason))
        by_id = {candidate.signal_id: candidate for candidate in found.candidates}
        for signal_id in changes.new:
            kind, subject = by_id[signal_id].subject
            add_signal(ledger, Signal(signal_id, kind, subject, run.on_date, number, number, run.baseline), actor)
        for signal_id in (*changes.seen, *changes.reopened):
            see_signal(ledger, signal_id, number)
        for signal_id in changes.reopened:
            change_signal(ledger, Change(signal_id, Happening.HEROPEND, actor, State.NIEUW, note="nieuw bewijs"))
        for signal_id in changes.gone:
            change_signal(ledger, Change(signal_id, Happening.VERDWENEN, actor))
        for signal_id in (*changes.new, *changes.seen, *changes.reopened):
            _keep_hits(ledger, by_id.get(signal_id), number, found.names)
        for rule in sorted(found.answered):
            end_unseen(ledger, rule, number)
        for signal_id in changes.gone:
            ledger.execute("UPDATE hits SET gone_run = ? WHERE signal_id = ? AND gone_run IS NULL", (number, signal_id))
    return changes


def is_first_run(ledger: Ledger) -> bool:
    """Whether no run was recorded yet: the next one is the baseline."""
    return latest_run(ledger) is None


def _keep_hits(ledger: Ledger, candidate: Candidate | None, run: int, names: Names) -> None:
    if candidate is None:
        return
    for hit in candidate.hits:
        rule = hit.rule
        kept = LedgerHit(
            signal_id=candidate.signal_id, rule=rule.id, hit_key=hit.key, run=run, family=rule.family,
            weight=0 if rule.strength == CONTEXT else rule.weight,
            sentence=sentence(hit, names), evidence=stored(hit, names),
        )  # fmt: skip
        keep_hit(ledger, kept)


def _passing(ledger: Ledger, found: Found) -> dict[str, set[tuple[str, str]]]:
    """Signals that pass the gate, with (rule, key) of their hits; known hits of rules without an answer count on."""
    passing: dict[str, set[tuple[str, str]]] = {}
    rules = {outcome.rule.id: outcome.rule for outcome in found.outcomes}
    carried = {signal.id: _carried(ledger, signal.id, found.answered) for signal in list_signals(ledger)}
    seen = {candidate.signal_id: candidate for candidate in found.candidates}
    for signal_id in sorted(seen.keys() | carried.keys()):
        old = carried.get(signal_id, [])
        candidate = seen.get(signal_id)
        if (candidate and candidate.passes) or _pass_together(candidate.hits if candidate else (), old, rules):
            keys = {(hit.rule.id, hit.key) for hit in candidate.hits} if candidate else set()
            passing[signal_id] = keys | {(kept.hit.rule, kept.hit.hit_key) for kept in old}
    return passing


def _pass_together(hits: tuple[Hit, ...], old: list[KeptHit], rules: Mapping[str, Rule]) -> bool:
    families = {hit.rule.family for hit in hits} | {kept.hit.family for kept in old}
    alone = any(kept.hit.rule in rules and rules[kept.hit.rule].strength == SOLO for kept in old)
    return bool(old) and (alone or len(families) > 1)


def _carried(ledger: Ledger, signal_id: str, answered: frozenset[str]) -> list[KeptHit]:
    return [kept for kept in hits_of(ledger, signal_id) if kept.gone_run is None and kept.hit.rule not in answered]


def _known_keys(ledger: Ledger, signal_id: str) -> set[tuple[str, str]]:
    return {(kept.hit.rule, kept.hit.hit_key) for kept in hits_of(ledger, signal_id)}
