"""What was found about pairs as one number each, so that millions are kept and read again without an object for each."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from ondermijning.resolve.columns.arrays import UNKNOWN
from ondermijning.resolve.scores.models import FIELDS
from ondermijning.resolve.weights.comparison import GUARDS, Comparison, Finding

if TYPE_CHECKING:
    from ondermijning.resolve.columns.arrays import Bools, Ints
    from ondermijning.resolve.weights.evidence import Evidence, Model

_GUARDS = tuple(GUARDS)


def packed(kind: str, evidence: Evidence, guards: dict[str, Bools]) -> Ints:
    """One number for the levels of each pair and the guards that fired.

    Args:
        kind: persoon or bedrijf.
        evidence: the levels.
        guards: all guards, those of register keys too.
    """
    size = len(next(iter(evidence.fields.values())))
    found, unknown, open_one = np.zeros(size, dtype=np.int64), np.full(size, UNKNOWN), np.zeros(size, dtype=bool)
    for field in FIELDS[kind]:
        found = found * (len(field.levels) + 1) + evidence.fields.get(field.name, unknown) + 1
    for name in _GUARDS:
        found = found * 2 + guards.get(name, open_one)
    return found


def capacity(kind: str) -> int:
    """How many different numbers there are; they must fit in 63 bits."""
    total = 1 << len(_GUARDS)
    for field in FIELDS[kind]:
        total *= len(field.levels) + 1
    return total


def comparison(model: Model, found: int) -> Comparison:
    """What such a number stands for with these weights."""
    found, fired = divmod(found, 1 << len(_GUARDS))
    guards = tuple(compress(_GUARDS, (fired >> at & 1 for at in range(len(_GUARDS) - 1, -1, -1))))
    findings: list[Finding] = []
    for field in reversed(model.fields):
        found, level = divmod(found, len(field.levels) + 1)
        if level:
            said = field.levels[level - 1]
            findings.append(Finding(field.name, said.name, model.weights[field.name][level - 1], said.says))
    return Comparison(model.base, model.same, model.possible, tuple(reversed(findings)), guards)
