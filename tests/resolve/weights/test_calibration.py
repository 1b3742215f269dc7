"""Bringing weights to a municipality's own data: right chances stay, chances that are too high come down, order is nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.resolve.weights.calibration import Calibration, Judged, calibration, is_enough
from ondermijning.resolve.weights.evidence import Model, field_of

FIELD = field_of("naam", gelijk="gelijk", anders="anders")
MODEL = Model(-91, 20, 0, (FIELD,), {"naam": (60, -38)})


def judged(shift: float, scale: float, many: int = 4000) -> list[Judged]:
    """Pairs that are the same as often as these say."""
    rng = random.Random(1)
    weights = [rng.randrange(-40, 80) for _ in range(many)]
    return [Judged(weight, rng.random() < 1 / (1 + 2 ** -(shift + scale * weight / 10))) for weight in weights]


def test_chances_that_are_right_stay_nearly_as_they_are() -> None:
    found = calibration(judged(0.0, 1.0))
    assert abs(found.shift) <= 2
    assert abs(found.scale - 1000) <= 60


def test_chances_that_are_too_high_come_down() -> None:
    found = calibration(judged(-3.0, 0.8))
    assert found.shift == pytest.approx(-30, abs=3)
    assert found.scale == pytest.approx(800, abs=60)


@given(st.lists(st.tuples(st.integers(-300, 300), st.booleans()), min_size=1, max_size=60), st.randoms())
def test_any_judgements_give_finite_numbers_whatever_their_order(
    pairs: list[tuple[int, bool]], rng: random.Random
) -> None:
    known = [Judged(*pair) for pair in pairs]
    found = calibration(known)
    rng.shuffle(known)
    assert calibration(known) == found
    assert found.scale >= 0
    assert abs(found.shift) < 10_000


def test_few_judgements_move_little() -> None:
    assert abs(calibration([Judged(50, same=False)]).shift) < abs(calibration([Judged(50, same=False)] * 100).shift)


@pytest.mark.parametrize(
    ("same", "different", "enough"), [(100, 0, False), (90, 10, True), (91, 9, False), (50, 49, False), (50, 50, True)]
)
def test_it_takes_pairs_of_both_answers(same: int, different: int, *, enough: bool) -> None:
    assert is_enough([Judged(1, same=True)] * same + [Judged(1, same=False)] * different) is enough


def test_a_model_is_brought_to_it_and_its_zones_stay() -> None:
    moved = Calibration(-30, 500).of(MODEL)
    assert (moved.base, moved.weights["naam"], moved.same, moved.possible) == (-76, (30, -19), 20, 0)
    assert Calibration().of(MODEL) == MODEL
