"""What a run of the rules does to the signals in the ledger: new, seen, changed, gone, reopened.

A rule that could not answer neither confirms nor ends anything: its earlier hits go on counting. Those of a rule that stopped
count no longer, and the history says so. A closed signal opens
again on hits that were never seen for it, not on other values in those that were.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.clock import day_here, now
from ondermijning.detect.rule import CONTEXT
from ondermijning.ledger.events import Change, Happening, State
from ondermijning.ledger.hits import Hit as LedgerHit
from ondermijning.ledger.hits import end_unseen, keep_hit
from ondermijning.ledger.lapses import remember_subject
from ondermijning.ledger.runs import RuleResult, Run, add_rule_result, add_run, rules_answered
from ondermijning.ledger.signals import Signal, add_signal, change_signal, see_signal
from ondermijning.signals.difference import difference, no_longer
from ondermijning.signals.display import sentence
from ondermijning.signals.evidence import stored
from ondermijning.signals.standing import standings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from ondermijning.detect.hits import Hit
    from ondermijning.ledger import Ledger
    from ondermijning.signals.display import Names
    from ondermijning.signals.found import Found
    from ondermijning.signals.gate import Candidate
    from ondermijning.signals.standing import Standing

BACK = "terug na verdwenen te zijn"


@dataclass(slots=True)
class Changes:
    """Ids of signals, by what a run does to them.

    Args:
        new: were not known.
        seen: as they were, or back as they were.
        gone: pass the gate no longer.
        reopened: were closed; there is new evidence.
        changed: rest on other evidence than before.
        resting: pass the gate no longer, for as long as rules rest for them.
        why: signal → what changed, in Dutch.
    """

    new: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    reopened: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    resting: list[str] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict, compare=False)


def compare(ledger: Ledger, found: Found, on: date, at: datetime | None = None) -> Changes:
    """What recording the run would change, without writing anything."""
    return _changes(ledger, found, _standings(ledger, found, at), on)


def record(ledger: Ledger, found: Found, run: Run, actor: str, at: datetime | None = None) -> Changes:
    """Record a run: its answers, its hits, and what happens to each signal; all or nothing.

    Args:
        ledger: the ledger.
        found: what the run found.
        run: what makes it repeatable.
        actor: who ran it.
        at: when; now if it is left out. Decides which rules rest.

    Returns:
        What changed.
    """
    with ledger.transaction():
        standing = _standings(ledger, found, at)
        changes = _changes(ledger, found, standing, run.on_date)
        number = add_run(ledger, run, at)
        for outcome in found.outcomes:
            answer = RuleResult(outcome.rule.id, outcome.result, len(outcome.hits), outcome.reason)
            add_rule_result(ledger, number, answer)
        for name in changes.new:
            kind, subject = _candidate(standing[name]).subject
            add_signal(ledger, Signal(name, kind, subject, run.on_date, number, number, run.baseline), actor, at)
        _tell(ledger, changes, standing, actor, at)
        _keep(ledger, changes, standing, number, found)
    return changes


def is_first_run(ledger: Ledger) -> bool:
    """Whether no rule could answer yet, as before the first approvals: the next run is the baseline."""
    return not rules_answered(ledger)


def _standings(ledger: Ledger, found: Found, at: datetime | None) -> dict[str, Standing]:
    return standings(ledger, found, day_here(at or now()))


def _changes(ledger: Ledger, found: Found, standing: Mapping[str, Standing], on: date) -> Changes:
    changes = Changes()
    for name, each in standing.items():
        if each.rests:
            changes.resting.append(name)
        elif not each.passes:
            if each.held:
                _gone(changes, name, each)
        elif each.signal is None:
            changes.new.append(name)
        elif each.candidate:
            why = difference(ledger, each, on, found.names) if each.held or each.news else ""
            _known(changes, name, each, why)
        elif why := no_longer(each):
            _known(changes, name, each, why)
    return changes


def _gone(changes: Changes, name: str, standing: Standing) -> None:
    """A signal that passes the gate no longer; what its rules found is told where they stopped."""
    changes.gone.append(name)
    if why := no_longer(standing):
        changes.why[name] = why


def _known(changes: Changes, name: str, standing: Standing, why: str) -> None:
    """A known signal that passes the gate again or still."""
    if standing.closed and standing.news:
        changes.reopened.append(name)
    elif standing.held and why:
        changes.changed.append(name)
    else:
        changes.seen.append(name)
        why = "" if standing.held else "; ".join(filter(None, (BACK, why)))
    if why:
        changes.why[name] = why


def _tell(ledger: Ledger, changes: Changes, standing: Mapping[str, Standing], actor: str, at: datetime | None) -> None:
    """Write what happened to known signals in their history."""

    def tell(name: str, happening: Happening, state: State | None = None) -> None:
        change_signal(ledger, Change(name, happening, actor, state, note=changes.why.get(name, "")), at)

    for name in changes.seen:
        if not standing[name].held:
            tell(name, Happening.GEZIEN)
    for name in changes.changed:
        tell(name, Happening.GEWIJZIGD)
    for name in changes.reopened:
        tell(name, Happening.HEROPEND, State.NIEUW)
    for name in changes.gone:
        tell(name, Happening.VERDWENEN)


def _keep(ledger: Ledger, changes: Changes, standing: Mapping[str, Standing], run: int, found: Found) -> None:
    """Keep the hits of a run, and end those that it no longer saw."""
    opened = {*changes.new, *changes.reopened}
    for name in (*changes.new, *changes.seen, *changes.changed, *changes.reopened, *changes.resting):
        each = standing[name]
        if each.candidate:
            see_signal(ledger, name, run)
            stays_closed = each.closed and name not in opened
            if each.forgotten and not stays_closed:
                remember_subject(ledger, name, each.candidate.subject[1])
            for hit in filter(lambda hit: each.keeps(hit, closed=stays_closed), each.hits):
                kept = _kept(name, each.candidate, hit, run, found.names)
                keep_hit(ledger, kept.without_words() if each.forgotten and stays_closed else kept)
    for rule in sorted(found.answered | found.stopped.keys()):
        end_unseen(ledger, rule, run)
    for name in changes.gone:
        ledger.execute("UPDATE hits SET gone_run = ? WHERE signal_id = ? AND gone_run IS NULL", (run, name))


def _kept(name: str, candidate: Candidate, hit: Hit, run: int, names: Names) -> LedgerHit:
    rule, evidence = hit.rule, stored(hit, candidate.subject, names)
    return LedgerHit(
        signal_id=name,
        rule=rule.id,
        hit_key=hit.key,
        run=run,
        family=rule.family,
        weight=0 if hit.unconfirmed or evidence["sterkte"] == CONTEXT else rule.weight,
        sentence=sentence(hit, names),
        evidence=evidence,
        unconfirmed=hit.unconfirmed,
    )


def _candidate(standing: Standing) -> Candidate:
    assert standing.candidate is not None
    return standing.candidate
