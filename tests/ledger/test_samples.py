"""Samples of links: their pairs and answers, and what each came to."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ondermijning.ledger.judgements import Judgement, Verdict, add_judgement
from ondermijning.ledger.samples import (
    Measurement,
    Sample,
    add_sample,
    find_sample,
    forget_sampled,
    measure,
    measurements,
    sample_answers,
)

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

SAMPLE = Sample(seed=1, wanted=2, population=9, links="abc", resolver="0.1.0/aa")
PAIRS = [("kvk:2", "brk:1"), ("brk:3", "kvk:4")]
IN_ORDER = [("brk:1", "kvk:2"), ("brk:3", "kvk:4")]
NOON = datetime(2025, 1, 1, 12, tzinfo=UTC)


def judge(ledger: Ledger, left: str, right: str, verdict: Verdict) -> None:
    add_judgement(ledger, Judgement(left, right, verdict, "jansen"))


def test_a_sample_is_found_by_the_words_in_which_it_was_asked_for(ledger: Ledger) -> None:
    first = add_sample(ledger, SAMPLE, PAIRS, "jansen")
    assert find_sample(ledger, SAMPLE.resolver, 1, 2) == first
    others = [("0.1.0/bb", 1, 2), (SAMPLE.resolver, 2, 2), (SAMPLE.resolver, 1, 3)]
    assert [find_sample(ledger, *words) for words in others] == [None, None, None]


def test_answers_are_the_latest_judgements_since_it_was_drawn_in_its_own_order(ledger: Ledger) -> None:
    judge(ledger, *PAIRS[0], Verdict.DIFFERENT)
    number = add_sample(ledger, SAMPLE, PAIRS, "jansen")
    assert list(sample_answers(ledger, number).items()) == [(pair, None) for pair in IN_ORDER]
    judge(ledger, *PAIRS[1], Verdict.UNSURE)
    judge(ledger, *PAIRS[1], Verdict.SAME)
    assert list(sample_answers(ledger, number).values()) == [None, Verdict.SAME]


def test_a_measurement_counts_the_answers_and_is_kept_once_until_they_differ(ledger: Ledger) -> None:
    number = add_sample(ledger, SAMPLE, PAIRS, "jansen")
    judge(ledger, *PAIRS[0], Verdict.SAME)
    measure(ledger, number, sample_answers(ledger, number), "jansen", NOON)
    measure(ledger, number, sample_answers(ledger, number), "pieters", NOON)
    judge(ledger, *PAIRS[1], Verdict.UNSURE)
    measure(ledger, number, sample_answers(ledger, number), "pieters", NOON)
    assert measurements(ledger) == [
        Measurement(SAMPLE, "2025-01-01T12:00:00.000000+00:00", "pieters", asked=2, same=1, different=0, unsure=1)
    ]
    assert ledger.execute("SELECT count(*) FROM measurements").fetchone() == (2,)


def test_a_sample_is_complete_when_every_pair_was_judged(ledger: Ledger) -> None:
    number = add_sample(ledger, SAMPLE, PAIRS, "jansen")
    complete = []
    for pair in PAIRS:
        judge(ledger, *pair, Verdict.DIFFERENT)
        measure(ledger, number, sample_answers(ledger, number), "jansen")
        complete.append(measurements(ledger)[0].is_complete)
    assert complete == [False, True]


def test_the_latest_measurement_of_each_sample_comes_first(ledger: Ledger) -> None:
    for seed in (1, 2):
        number = add_sample(ledger, Sample(seed, 2, 9, "abc", "0.1.0/aa"), PAIRS, "jansen")
        measure(ledger, number, {}, "jansen")
    assert [each.sample.seed for each in measurements(ledger)] == [2, 1]


def test_pairs_about_what_is_gone_are_forgotten_and_what_was_measured_stays(ledger: Ledger) -> None:
    number = add_sample(ledger, SAMPLE, PAIRS, "jansen")
    judge(ledger, *PAIRS[0], Verdict.SAME)
    measure(ledger, number, sample_answers(ledger, number), "jansen")
    forget_sampled(ledger, {"brk:3", "kvk:4"})
    assert list(sample_answers(ledger, number)) == IN_ORDER[1:]
    assert measurements(ledger)[0].same == 1
    assert "brk:1" not in "\n".join(line for line in ledger.iterdump() if "judgements" not in line)


@pytest.mark.parametrize("table", ["samples", "sample_pairs", "measurements"])
def test_nothing_is_ever_changed(ledger: Ledger, table: str) -> None:
    number = add_sample(ledger, SAMPLE, PAIRS, "jansen")
    measure(ledger, number, sample_answers(ledger, number), "jansen")
    column = "left_mention" if table == "sample_pairs" else "at"
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        ledger.execute(f"UPDATE {table} SET {column} = 'a'")
