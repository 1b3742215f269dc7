"""Candidates of a line: what they come to together, and who cannot be told apart."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from ondermijning.resolve.columns.arrays import UNKNOWN, Ints
from ondermijning.resolve.companies.fields import COMPANY_FIELDS
from ondermijning.resolve.lists.ranking import candidates
from ondermijning.resolve.mentions import COMPANY
from ondermijning.resolve.scores.mention_columns import ComparedPairs
from ondermijning.resolve.weights.evidence import Evidence, shipped_model


class Candidate(NamedTuple):
    at: int
    chance: float
    among: float
    tied: bool


def ranked(
    weights: list[int],
    names: list[int],
    entities: list[int] | None = None,
    lines: list[int] | None = None,
    *,
    every: bool = True,
) -> list[Candidate]:
    """Candidates by their weights in tenths of bits, all of one line unless it is said."""
    size = len(weights)
    left, right, found = (column(lines or [0] * size), np.arange(size), column(weights))
    compared = ComparedPairs(left, right, shipped_model(COMPANY, COMPANY_FIELDS), Evidence(), found)
    best = candidates(compared, column(entities or list(range(size))), column(names), every=every)
    return [Candidate(*each) for each in zip(*(side.tolist() for side in best), strict=True)]


def column(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def test_equal_names_of_equal_weight_count_together() -> None:
    first, second = ranked([80, 80], [1, 1])
    assert (first.tied, second.tied) == (True, True)
    assert first.chance == second.chance == first.among == pytest.approx(512 / 513)


def test_other_names_share_the_chance_and_are_tied() -> None:
    first, second = ranked([80, 80], [1, 2])
    assert first.tied
    assert first.chance == second.chance == pytest.approx(256 / 513)
    assert first.among == pytest.approx(512 / 513)


def test_what_fits_far_less_is_no_tie() -> None:
    first, second = ranked([100, 79], [1, 2])
    assert (first.at, first.tied, second.tied) == (0, False, False)
    assert ranked([100, 80], [1, 2])[0].tied


def test_names_of_one_party_are_no_tie() -> None:
    (only,) = ranked([80, 78], [1, 2], entities=[5, 5])
    assert (only.at, only.tied) == (0, False)


def test_who_has_no_name_to_share_is_told_from_all_others() -> None:
    first, second = ranked([80, 80], [UNKNOWN, UNKNOWN])
    assert (first.tied, second.tied) == (False, False)
    assert first.chance == first.among == pytest.approx(256 / 513)


def test_lines_do_not_see_each_other() -> None:
    found = ranked([80, 80, 60], [1, 1, 2], lines=[3, 7, 7])
    assert [each.at for each in found] == [0, 1, 2]
    assert [each.tied for each in found] == [False, True, True]


def test_the_likeliest_of_each_line_is_the_first_of_all() -> None:
    weights, names, lines = [60, 80, 40, 50, 70], [1, 2, 3, 4, 5], [3, 3, 7, 7, 7]
    every = ranked(weights, names, lines=lines)
    assert [each.at for each in every] == [1, 0, 4, 3, 2]
    assert ranked(weights, names, lines=lines, every=False) == [every[0], every[2]]


def test_without_pairs_there_is_nobody() -> None:
    assert ranked([], []) == []
