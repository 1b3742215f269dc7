"""What leaves the workspace of rules that are still on trial: nothing, unless somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.detect.rule import STABLE
from ondermijning.ledger.hits import hits_of
from ondermijning.signals.evidence import vote_of
from ondermijning.signals.gate import opens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.signals import Signal


def stable_rules(rules: Iterable[Rule]) -> frozenset[str]:
    """Ids of the rules that are on trial no longer; one that is unknown now is not among them."""
    return frozenset(rule.id for rule in rules if rule.maturity == STABLE)


def rest_on_trial(ledger: Ledger, signals: Iterable[Signal], stable: frozenset[str]) -> frozenset[str]:
    """Ids of the signals that do not pass the gate without the hits of rules on trial.

    Args:
        ledger: the hits.
        signals: those to look at; of each only the hits that a run still sees count.
        stable: ids of the rules that are on trial no longer.
    """
    return frozenset(signal.id for signal in signals if _rests(ledger, signal.id, stable))


def _rests(ledger: Ledger, signal_id: str, stable: frozenset[str]) -> bool:
    seen = [kept.hit for kept in hits_of(ledger, signal_id) if kept.gone_run is None]
    rest = [hit for hit in seen if hit.rule in stable]
    return len(rest) < len(seen) and not opens(vote_of(hit) for hit in rest if not hit.unconfirmed)
