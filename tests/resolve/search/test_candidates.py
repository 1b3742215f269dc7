from __future__ import annotations

import math
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ondermijning.resolve.search.candidates import PAIRS, SHARING, KeyCodes, Limits, candidate_pairs, sharing_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.resolve.columns.arrays import Ints

Pairs = list[tuple[int, int]]
KEYS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), max_size=30, unique=True)


def pairs(found: tuple[Ints, Ints]) -> Pairs:
    return list(zip(found[0].tolist(), found[1].tolist(), strict=True))


def candidates(sought: Sequence[tuple[int, str, float]], held: Sequence[tuple[int, str]], limits: Limits) -> Pairs:
    codes = KeyCodes()
    looked, found = codes.sought(sought), codes.held(held)
    with duckdb.connect() as db:
        return pairs(candidate_pairs(db, looked, found, 100, limits))


def test_who_shares_a_key_is_a_candidate_and_who_shares_a_rarer_one_a_better_one() -> None:
    held = [(10, "tegels"), (11, "tegels"), (11, "noord"), (12, "bosuil")]
    sought = [(0, "tegels", 1.0), (0, "noord", 1.0), (0, "zuid", 1.0)]
    assert candidates(sought, held, Limits(block=9, best=9)) == [(0, 10), (0, 11)]
    assert candidates(sought, held, Limits(block=9, best=1)) == [(0, 11)]


def test_a_key_that_too_many_share_brings_nobody_together() -> None:
    held = [(at, "beheer") for at in range(10, 15)]
    assert candidates([(0, "beheer", 1.0)], held, Limits(block=4, best=9)) == []


def test_nobody_is_a_candidate_for_himself() -> None:
    assert candidates([(1, "a", 1.0)], [(1, "a"), (2, "a")], Limits(9, 9)) == [(1, 2)]


def test_nothing_sought_finds_nothing() -> None:
    assert candidates([], [(1, "a")], Limits(9, 9)) == []


@given(KEYS, st.integers(2, 6))
def test_every_two_that_share_a_key_of_few_are_a_pair_once(keys: list[tuple[int, int]], block: int) -> None:
    numbers, codes = (np.array([key[side] for key in keys], dtype=np.int64) for side in (0, 1))
    with duckdb.connect() as db:
        found = pairs(sharing_pairs(db, numbers, codes, block))
    groups = [{nr for nr, code in keys if code == each} for each in range(6)]
    assert found == sorted({(a, b) for group in groups if len(group) <= block for a in group for b in group if a < b})


def test_pairs_are_the_same_in_whatever_parts_they_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers, codes = np.arange(60) % 20, np.arange(60) // 4
    with duckdb.connect() as db:
        whole = pairs(sharing_pairs(db, numbers, codes, 9))
        monkeypatch.setattr("ondermijning.resolve.search.candidates._TOGETHER", 7)
        assert pairs(sharing_pairs(db, numbers, codes, 9)) == whole


@settings(max_examples=30)
@given(KEYS, KEYS, st.integers(1, 6), st.integers(1, 4))
def test_the_texts_give_the_same_on_another_engine(
    sought: list[tuple[int, int]], held: list[tuple[int, int]], block: int, best: int
) -> None:
    """SQLite stands for any engine that knows plain SQL."""
    looked = [(nr, str(code), 1.0) for nr, code in sought]
    expected = candidates(looked, [(nr, str(code)) for nr, code in held], Limits(block, best))
    wanted = {code for _, code in sought}
    with closing(sqlite3.connect(":memory:")) as other:
        other.create_function("ln", 1, math.log, deterministic=True)
        other.execute("CREATE TABLE gezocht (nr INTEGER, sleutel INTEGER, deel REAL)")
        other.execute("CREATE TABLE gehouden (nr INTEGER, sleutel INTEGER)")
        other.execute("CREATE TABLE grens (hoogstens INTEGER, beste INTEGER, totaal REAL)")
        other.execute("INSERT INTO grens VALUES (?, ?, 100.0)", (block, best))
        other.executemany("INSERT INTO gezocht VALUES (?, ?, 1.0)", sought)
        other.executemany("INSERT INTO gehouden VALUES (?, ?)", [key for key in held if key[1] in wanted])
        found = other.execute(PAIRS).fetchall()
    # Sums of logarithms may be rounded otherwise, so candidates that weigh the same may change places at the limit.
    assert len(found) == len(expected)
    assert {line for line, _ in found} == {line for line, _ in expected}


@pytest.mark.parametrize("text", [PAIRS, SHARING])
def test_the_texts_hold_no_value(text: str) -> None:
    assert "'" not in text
