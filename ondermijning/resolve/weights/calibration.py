"""Bringing the shipped weights to a municipality's own data: how far judged pairs say that chances are too high or too low.

The logarithm of the odds becomes ``shift + scale * weight``, by the likelihood of what people judged, held near 0 and 1 as if
some pairs had said that the shipped weights are right (ridge). One optimum, found by Newton's method: the same judgements in
any order give the same numbers.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.weights.evidence import TENTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.resolve.columns.arrays import Floats
    from ondermijning.resolve.weights.evidence import Model

ENOUGH = 100  # judged pairs of a kind, and at least some of each answer
_OF_EACH = 10
_HELD = 4.0  # how strongly both are held at their shipped values
_STEPS, _SMALL, _FAR = 100, 1e-9, 500.0
_SHIPPED = np.array([0.0, 1.0])
_PROMILLE = 1000


class Calibration(NamedTuple):
    """What becomes of a weight.

    Args:
        shift: tenths of bits.
        scale: promille.
    """

    shift: int = 0
    scale: int = _PROMILLE

    def of(self, model: Model) -> Model:
        """A model whose weights are brought to it; where its zones begin stays."""
        weights = {name: tuple(map(self._scaled, levels)) for name, levels in model.weights.items()}
        return replace(model, base=self.shift + self._scaled(model.base), weights=weights)

    def _scaled(self, weight: int) -> int:
        return round(weight * self.scale / _PROMILLE)


class Judged(NamedTuple):
    """A pair that people judged.

    Args:
        weight: what the shipped weights come to, in tenths of bits.
        same: what was judged.
    """

    weight: int
    same: bool


def is_enough(pairs: Iterable[Judged]) -> bool:
    """Whether so many pairs, of both answers, can say anything."""
    found = [pair.same for pair in pairs]
    return len(found) >= ENOUGH and min(found.count(True), found.count(False)) >= _OF_EACH


def calibration(pairs: Iterable[Judged]) -> Calibration:
    """The calibration that judged pairs ask for.

    Args:
        pairs: judged ``zelfde`` or ``verschillend``; see ``is_enough``.
    """
    found = sorted(pairs)
    bits = np.array([pair.weight for pair in found], dtype=np.float64) / TENTHS
    same = np.array([pair.same for pair in found], dtype=np.float64)
    shift, scale = _fitted(np.stack([np.ones(len(found)), bits], axis=1) * math.log(2), same)
    return Calibration(round(shift * TENTHS), round(scale * _PROMILLE))


def _fitted(features: Floats, same: Floats) -> tuple[float, float]:
    at = _SHIPPED.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(features @ at, -_FAR, _FAR)))
        slope = features.T @ (same - chance) - _HELD * (at - _SHIPPED)
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + _HELD * np.eye(2)
        step = _shortened(features, same, at, np.linalg.solve(curve, slope))
        at = at + step
        if float(np.abs(step).max()) < _SMALL:
            break
    return float(at[0]), max(float(at[1]), 0.0)


def _shortened(features: Floats, same: Floats, at: Floats, step: Floats) -> Floats:
    """The step, halved until it makes things no worse."""
    before = _loss(features, same, at)
    for _ in range(_STEPS):
        if _loss(features, same, at + step) <= before:
            return step
        step = step / 2
    return np.zeros_like(step)


def _loss(features: Floats, same: Floats, at: Floats) -> float:
    odds = features @ at
    held = _HELD / 2 * float(((at - _SHIPPED) ** 2).sum())
    return float((np.logaddexp(0, odds) - same * odds).sum()) + held
