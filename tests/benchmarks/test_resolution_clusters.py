from __future__ import annotations

import pytest

from benchmarks.resolution_clusters import (
    Pair,
    Score,
    Truth,
    at,
    best,
    by_class,
    cluster_score,
    curve,
    false_pairs,
    largest,
    movement,
)

# Person 1 in three records, person 2 in two, person 3 in one: four pairs to find.
TRUTH = Truth(
    {"a1": "1", "a2": "1", "a3": "1", "b1": "2", "b2": "2", "c1": "3"},
    {"a1": "kadaster", "a2": "verhuisd", "a3": "zonder fout", "b1": "kadaster", "b2": "verhuisd", "c1": "kadaster"},
)
RIGHT = {"a1": "x", "a2": "x", "a3": "x", "b1": "y", "b2": "y"}


def test_all_right_clusters_score_one() -> None:
    assert cluster_score(RIGHT, TRUTH) == Score(1.0, 1.0, 1.0)


def test_no_clusters_are_precise_and_find_nothing() -> None:
    assert cluster_score({}, TRUTH) == Score(1.0, 0.0, 0.0)


def test_one_cluster_of_everything_finds_all_and_is_hardly_right() -> None:
    score = cluster_score(dict.fromkeys(TRUTH.person, "x"), TRUTH)
    assert score == pytest.approx((4 / 15, 1.0, 8 / 19))


def test_a_cluster_cut_in_two_loses_the_pairs_across_the_cut() -> None:
    score = cluster_score({"a1": "x", "a2": "x", "b1": "y", "b2": "y"}, TRUTH)
    assert score == pytest.approx((1.0, 0.5, 2 / 3))


def test_a_record_that_is_absent_stands_alone_even_under_the_name_of_a_cluster() -> None:
    assert cluster_score({**RIGHT, "c1": "z"}, TRUTH) == cluster_score(RIGHT, TRUTH)


def test_without_pairs_to_find_nothing_is_missed() -> None:
    assert cluster_score({}, Truth({"a": "1", "b": "2"})).recall == 1.0


def test_the_curve_takes_pairs_of_equal_score_together() -> None:
    pairs = [Pair("a1", "a2", 9), Pair("b1", "b2", 5), Pair("a1", "c1", 5), Pair("a2", "b1", 1)]
    assert [(point.threshold, point.score.precision, point.score.recall) for point in curve(pairs, TRUTH)] == [
        (9, 1.0, 0.25),
        (5, pytest.approx(2 / 3), 0.5),
        (1, 0.5, 0.5),
    ]


def test_the_curve_does_not_depend_on_the_order_of_the_pairs() -> None:
    pairs = [Pair("a1", "a2", 1), Pair("a1", "c1", 2), Pair("b1", "b2", 3)]
    assert curve(pairs, TRUTH) == curve(pairs[::-1], TRUTH)


def test_the_best_point_has_the_highest_f1() -> None:
    pairs = [Pair("a1", "a2", 9), Pair("b2", "b1", 5), Pair("a1", "c1", 3), Pair("a2", "c1", 3)]
    found = best(curve(pairs, TRUTH))
    assert found.threshold == 5
    assert found.score == pytest.approx((1.0, 0.5, 2 / 3))


def test_without_pairs_the_best_finds_nothing() -> None:
    assert best(curve([], TRUTH)).score == Score(1.0, 0.0, 0.0)


@pytest.mark.parametrize(("threshold", "recall"), [(10, 0.0), (9, 0.25), (6, 0.25), (5, 0.5), (-3, 0.5)])
def test_a_threshold_between_two_scores_keeps_what_is_above(threshold: float, recall: float) -> None:
    assert at(curve([Pair("a1", "a2", 9), Pair("b1", "b2", 5)], TRUTH), threshold).recall == recall


def test_the_largest_cluster_is_counted_in_records() -> None:
    assert (largest(RIGHT), largest({})) == (3, 0)


def test_a_class_counts_the_pairs_that_a_record_of_it_takes_part_in() -> None:
    # a2 with a1 and a3, b2 with b1: three pairs with a record that moved, of which one is found.
    found = {each.name: (each.queries, each.right) for each in by_class({"b1": "y", "b2": "y"}, TRUTH)}
    assert found == {
        "kadaster": (3, pytest.approx(1 / 3)),
        "verhuisd": (3, pytest.approx(1 / 3)),
        "zonder fout": (2, 0.0),
    }


def test_a_class_tells_the_share_of_its_records_that_are_joined_to_somebody_else() -> None:
    found = {each.name: each.wrong for each in by_class({"a1": "x", "a2": "x", "c1": "x"}, TRUTH)}
    assert found == {"kadaster": pytest.approx(2 / 3), "verhuisd": 0.5, "zonder fout": 0.0}


def test_false_pairs_are_those_of_two_persons() -> None:
    assert sorted(false_pairs({"a1": "x", "a2": "x", "c1": "x"}, TRUTH)) == [("a1", "c1"), ("a2", "c1")]


def test_movement_is_the_larger_change_of_the_two_neighbours() -> None:
    scores = {float(each): Score(1, 1, f1) for each, f1 in ((6, 0.5), (7, 0.90), (8, 0.95), (9, 0.94), (10, 0.1))}
    assert movement(scores, 8) == pytest.approx(0.05)


def test_movement_takes_the_nearest_threshold_beyond_the_step_when_there_is_none_at_it() -> None:
    scores = {float(each): Score(1, 1, f1) for each, f1 in ((8, 0.95), (8.5, 0.2), (11, 0.9))}
    assert movement(scores, 8) == pytest.approx(0.05)
