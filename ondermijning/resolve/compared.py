"""Pairs of one kind with what was found about each."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.weights import GUARDS, Comparison, Finding, Zone

if TYPE_CHECKING:
    from ondermijning.resolve.evidence import Evidence, Model
    from ondermijning.resolve.ragged import Ints


class Compared(NamedTuple):
    """Pairs of one kind with what was found.

    Args:
        left, right: the places of the mentions.
        model: what each finding weighs.
        evidence: what was found.
        weights: tenths of bits per pair.
    """

    left: Ints
    right: Ints
    model: Model
    evidence: Evidence
    weights: Ints

    def worth_telling(self) -> list[int]:
        """The pairs that may be one party as far as score and guards say; keys of registers come later."""
        open_ones = self.weights >= self.model.possible
        for name, fired in self.evidence.guards.items():
            if GUARDS[name].at_most is Zone.DIFFERENT:
                open_ones &= ~fired
        found: list[int] = np.flatnonzero(open_ones).tolist()
        return found

    def comparison(self, at: int) -> Comparison:
        """What was found about one pair; keys of registers are compared elsewhere."""
        findings = (
            Finding(
                field.name, field.levels[level].name, self.model.weights[field.name][level], field.levels[level].says
            )
            for field, level in self.model.levels(self.evidence, at)
        )
        guards = compress(self.evidence.guards, (fired[at] for fired in self.evidence.guards.values()))
        return Comparison(self.model.base, self.model.same, self.model.possible, tuple(findings), tuple(guards))
