"""Counts made by hand: what a threshold, a class and a review are worth."""

from __future__ import annotations

import math

import pytest

from benchmarks import resolution_metrics as metrics
from benchmarks.resolution_metrics import Outcome

TYPO, SIBLING = ("typo",), ("sibling not in the register",)
# Four queries with a company and two without: at .9 one right link, at .8 a wrong one comes in, at .7 a stranger's.
OUTCOMES = [
    Outcome(TYPO, has_company=True, score=0.9, right=True),
    Outcome(TYPO, has_company=True, score=0.8, right=False),
    Outcome(("typo", "trade name"), has_company=True, score=0.7, right=True),
    Outcome(TYPO, has_company=True, score=None),
    Outcome(SIBLING, has_company=False, score=0.7, right=False),
    Outcome(SIBLING, has_company=False, score=0.2, right=False),
]


def test_a_link_for_a_query_without_company_costs_precision_and_not_recall() -> None:
    assert metrics.at_threshold(OUTCOMES, 0.7) == (0.5, 0.5, 0.5)


def test_an_answer_at_the_threshold_is_a_link() -> None:
    assert metrics.at_threshold(OUTCOMES, 0.9) == pytest.approx((1.0, 0.25, 0.4))
    assert metrics.at_threshold(OUTCOMES, 0.91) == (1.0, 0.0, 0.0)


def test_equal_scores_become_links_together() -> None:
    assert [score for score, _ in metrics.curve(OUTCOMES)] == [0.9, 0.8, 0.7, 0.2]
    assert metrics.curve(OUTCOMES)[2][1] == metrics.at_threshold(OUTCOMES, 0.7)


def test_the_best_threshold_has_the_best_f1() -> None:
    threshold, quality = metrics.best_threshold(OUTCOMES)
    assert (threshold, quality.f1) == (0.7, 0.5)


def test_without_answers_no_threshold_links_anything() -> None:
    threshold, quality = metrics.best_threshold([Outcome(TYPO, has_company=True, score=None)])
    assert math.isinf(threshold)
    assert quality == (1.0, 0.0, 0.0)


def test_recall_at_a_precision_takes_the_widest_threshold_that_keeps_it() -> None:
    assert metrics.recall_at_precision(OUTCOMES, 0.98) == 0.25
    assert metrics.recall_at_precision(OUTCOMES, 0.5) == 0.5


def test_recall_at_a_precision_that_is_never_reached_is_zero() -> None:
    assert metrics.recall_at_precision([Outcome(TYPO, has_company=True, score=0.9, right=False)], 0.98) == 0.0


def test_a_precision_lost_and_regained_counts_where_it_is_regained() -> None:
    wrong_first = [Outcome(TYPO, has_company=True, score=1.0, right=False)]
    right = [Outcome(TYPO, has_company=True, score=0.5, right=True)] * 99
    assert metrics.recall_at_precision(wrong_first + right, 0.98) == 0.99


def test_a_query_counts_in_each_of_its_classes() -> None:
    typo, sibling, trade_name = metrics.by_class(OUTCOMES, 0.7)
    assert typo == ("typo", 4, 0.5, 0.25)
    assert sibling == ("sibling not in the register", 2, 0.0, 0.5)
    assert trade_name == ("trade name", 1, 1.0, 0.0)


def test_what_is_sent_to_review_is_no_link() -> None:
    sent = [each._replace(zone=metrics.REVIEW if each.score == 0.8 else metrics.LINK) for each in OUTCOMES]
    assert metrics.by_zone(sent) == pytest.approx((0.5, 0.5, 0.5))
    assert metrics.by_zone(OUTCOMES) == pytest.approx((0.4, 0.5, 4 / 9))


def test_scores_may_be_negative() -> None:
    outcomes = [
        Outcome(TYPO, has_company=True, score=-3.0, right=True),
        Outcome(SIBLING, has_company=False, score=-7.0),
    ]
    assert metrics.best_threshold(outcomes)[0] == -3.0
