"""Signals that are open, and the order in which an evaluation looks at them.

The order exists to measure how much of the top is right. People see signals in the order of time, and persons in none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.signals.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger import Ledger
    from ondermijning.signals.found import Found
    from ondermijning.signals.gate import Subject
    from ondermijning.signals.standing import Standing


@dataclass(frozen=True, slots=True)
class Opened:
    """A subject that passes the gate, with the rules that count for it."""

    subject: Subject
    rules: tuple[Rule, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of the rules."""
        return tuple(rule.id for rule in self.rules)

    @property
    def profiles(self) -> frozenset[str]:
        """The profiles within which it counts."""
        return frozenset(profile for rule in self.rules for profile in rule.profiles)

    def within(self, profile: str) -> Opened:
        """The same with the rules of one profile."""
        return Opened(self.subject, tuple(rule for rule in self.rules if profile in rule.profiles))


def opened(ledger: Ledger, found: Found, today: date) -> list[Opened]:
    """What is open after a run, in the order of the ranking; writes nothing."""
    return ranked(_opened(each) for each in standings(ledger, found, today).values() if _is_open(each))


def ranked(signals: Iterable[Opened]) -> list[Opened]:
    """Most families first, then the largest weight of all rules together, then by subject."""
    return sorted(signals, key=_place)


def _place(signal: Opened) -> tuple[int, int, Subject]:
    families = {rule.family for rule in signal.rules}
    return -len(families), -sum(rule.weight for rule in signal.rules), signal.subject


def _is_open(standing: Standing) -> bool:
    return standing.candidate is not None and standing.passes and not standing.closed


def _opened(standing: Standing) -> Opened:
    assert standing.candidate is not None
    rules = {hit.rule.id: hit.rule for hit in standing.counting}
    return Opened(standing.candidate.subject, tuple(rules[name] for name in sorted(rules)))
