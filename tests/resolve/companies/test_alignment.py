from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ondermijning.resolve.columns.arrays import spread
from ondermijning.resolve.columns.words import Words, words_of
from ondermijning.resolve.companies.alignment import Alignment, align

NAMES = st.lists(st.sampled_from(["bosuil", "bosuyl", "tegels", "tegelhandel", "jansen", "12a", "noord"]), max_size=4)


def aligned(one: str, other: str, *apart: str) -> tuple[Words, Alignment]:
    words = words_of([tuple(one.split()), tuple(other.split())])
    marked = np.array([word in apart for word in words.vocabulary], dtype=bool)
    return words, align(words, np.array([0]), np.array([1]), marked)


def together(one: str, other: str, *apart: str) -> set[tuple[str, str]]:
    words, found = aligned(one, other, *apart)
    name = words.vocabulary.__getitem__
    return {(name(a), name(b)) for a, b in zip(found.left.tolist(), found.right.tolist(), strict=True)}


def rests(one: str, other: str, *apart: str) -> list[list[str]]:
    words, found = aligned(one, other, *apart)
    return [[words.vocabulary[code] for code in word.tolist()] for _, word in found.rest]


def test_words_meet_the_most_alike_first_and_each_once() -> None:
    assert together("bosuil tegels", "tegels bosuyl") == {("bosuil", "bosuyl"), ("tegels", "tegels")}
    assert together("bosuil bosuyl", "bosuil") == {("bosuil", "bosuil")}


def test_what_finds_no_like_is_left_over_on_its_side() -> None:
    assert rests("bosuil tegels", "bosuil handel noord") == [["tegels"], ["handel", "noord"]]


def test_an_abbreviation_meets_its_word() -> None:
    assert together("bosuil tegelh", "bosuil tegelhandel") == {("bosuil", "bosuil"), ("tegelh", "tegelhandel")}


def test_words_kept_apart_are_equal_or_different() -> None:
    assert together("tegels 12a", "tegels 12b", "12a", "12b") == {("tegels", "tegels")}
    assert together("tegels 12a", "tegels 12a", "12a") == {("tegels", "tegels"), ("12a", "12a")}


@pytest.mark.parametrize(
    ("one", "other"), [("bosuiltegels", "bosuil tegels"), ("noord bosuil tegels", "noord bosuiltegels")]
)
def test_a_word_that_was_split_is_joined_and_leaves_nothing(one: str, other: str) -> None:
    _, found = aligned(one, other)
    assert found.joined[0] == 1
    assert rests(one, other) == [[], []]


def test_a_name_without_words_meets_nothing() -> None:
    assert together("", "bosuil") == set()
    assert rests("", "bosuil") == [[], ["bosuil"]]


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=5))
def test_pairs_are_aligned_each_by_itself_and_no_word_is_lost(pairs: list[tuple[list[str], list[str]]]) -> None:
    words = words_of([tuple(name) for pair in pairs for name in pair])
    left = np.arange(0, 2 * len(pairs), 2)
    apart = np.zeros(len(words.vocabulary), dtype=bool)
    found = align(words, left, left + 1, apart)
    for at, (one, other) in enumerate(pairs):
        met = int((found.pair == at).sum())
        over = [int((where == at).sum()) for where, _ in found.rest]
        parts = int((found.parts[0] == at).sum())
        assert met + over[1] + parts == len(other)
        assert met + over[0] == len(one) or parts
        alone = align(words, left[at : at + 1], left[at : at + 1] + 1, apart)
        assert sorted(alone.left.tolist()) == sorted(found.left[found.pair == at].tolist())


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 4)), max_size=8))
def test_runs_are_spread_one_after_the_other(runs: list[tuple[int, int]]) -> None:
    starts, counts = (np.array([run[side] for run in runs], dtype=np.int64) for side in (0, 1))
    assert spread(starts, counts).tolist() == [start + step for start, count in runs for step in range(count)]
