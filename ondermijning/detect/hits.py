"""What a rule finds: hits, each keyed by the rule and its identity values."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ondermijning.detect.rule import Rule
    from ondermijning.ledger.runs import Result


@dataclass(frozen=True, slots=True)
class Hit:
    """One constellation that a rule found.

    Args:
        rule: the rule.
        evidence: name → every value that rows with this identity gave, sorted; most have one.
        elements: variable of the pattern → ids of the nodes or edges it stood for, sorted.
    """

    rule: Rule
    evidence: Mapping[str, tuple[Any, ...]]
    elements: Mapping[str, tuple[str, ...]]

    @property
    def key(self) -> str:
        """Hash of the rule id and the identity values; stable over runs and engines."""
        identity = [self.rule.id, *(sorted(map(str, self.evidence[name])) for name in self.rule.identity)]
        return hashlib.sha256(json.dumps(identity, ensure_ascii=False).encode()).hexdigest()[:32]

    @property
    def subject(self) -> str:
        """Id of the subject; an identity value, so there is one."""
        return str(self.evidence[self.rule.subject][0])


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What one rule answered: its hits in order of key, and why it could not answer or not for every case."""

    rule: Rule
    result: Result
    hits: tuple[Hit, ...] = ()
    reason: str = ""
