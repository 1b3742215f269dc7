"""What a run of the rules found, before anything is recorded."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ondermijning.ledger.runs import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ondermijning.detect.hits import RuleOutcome
    from ondermijning.signals.display import Names
    from ondermijning.signals.gate import Candidate

ANSWERED = (Result.HIT, Result.NONE, Result.CAPPED)


@dataclass(frozen=True, slots=True)
class Found:
    """What a run found.

    Args:
        outcomes: what each rule answered.
        candidates: subjects with hits, also those that do not pass the gate.
        names: names for the sentences.
        stopped: rules that run no more, each with why; what they found before counts no longer.
        own: ids of the rules among them that came from a folder of the municipality.
    """

    outcomes: list[RuleOutcome]
    candidates: list[Candidate]
    names: Names
    stopped: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    @property
    def answered(self) -> frozenset[str]:
        """Rules that could answer."""
        return self._rules(*ANSWERED)

    @property
    def capped(self) -> frozenset[str]:
        """Rules with more hits than the cap."""
        return self._rules(Result.CAPPED)

    def _rules(self, *results: Result) -> frozenset[str]:
        return frozenset(outcome.rule.id for outcome in self.outcomes if outcome.result in results)


def capped(outcomes: Iterable[RuleOutcome], cap: int) -> list[RuleOutcome]:
    """Outcomes in which a rule with more hits than the cap says so; its hits stay, and open no signal alone."""
    return [
        replace(outcome, result=Result.CAPPED, reason=f"{len(outcome.hits)} treffers, meer dan de grens van {cap}")
        if len(outcome.hits) > cap
        else outcome
        for outcome in outcomes
    ]
