"""What a rule finds: hits, each keyed by the rule and its identity values."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ondermijning.model import PARTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ondermijning.detect.counter import Counter
    from ondermijning.detect.rule import Rule
    from ondermijning.graph.dialect.check import Pattern
    from ondermijning.ledger.runs import Result


def hit_key(rule: str, identity: Iterable[Iterable[str]]) -> str:
    """Hash of a rule id and identity values, each a set."""
    values = [rule, *map(sorted, identity)]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Against:
    """Counter-evidence that the graph holds for a hit.

    Args:
        counter: what was looked for.
        pattern: of the rule and the counter-evidence together.
        evidence: name → every value that was found, sorted.
        elements: variable → ids of the nodes or edges it stood for, sorted.
    """

    counter: Counter
    pattern: Pattern
    evidence: Mapping[str, tuple[Any, ...]]
    elements: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """One constellation that a rule found.

    Args:
        rule: the rule.
        evidence: name → every value that rows with this identity gave, sorted; most have one.
        elements: variable of the pattern → ids of the nodes or edges it stood for, sorted.
        unconfirmed: it rests on links by score that were not measured.
        certainty: how sure the weakest link by score is that made one of its parties, in promille.
        against: what would explain it, in the order in which the rule looks for it.
    """

    rule: Rule
    evidence: Mapping[str, tuple[Any, ...]]
    elements: Mapping[str, tuple[str, ...]]
    unconfirmed: bool = False
    certainty: int = 1000
    against: tuple[Against, ...] = ()

    @property
    def key(self) -> str:
        """Hash of the rule id and the identity values; stable over runs and engines."""
        return hit_key(self.rule.id, (map(str, self.evidence[name]) for name in self.rule.identity))

    @property
    def subject(self) -> str:
        """Id of the subject; an identity value, so there is one."""
        return str(self.evidence[self.rule.subject][0])

    @property
    def parties(self) -> Iterator[str]:
        """Ids of the parties in it."""
        for variable, ids in self.elements.items():
            if self.rule.pattern.nodes.get(variable, frozenset()) & set(PARTIES):
                yield from ids


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What one rule answered: its hits in order of key, and why it could not answer or not for every case."""

    rule: Rule
    result: Result
    hits: tuple[Hit, ...] = ()
    reason: str = ""
