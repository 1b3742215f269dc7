"""How much hangs on a parameter, and where its default lies among the values of a graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.detect import INT64, Parameter
from ondermijning.detect.library import load_rules
from ondermijning.detect.sensitivity import PERCENTS, percentiles, points, spreads, tried
from ondermijning.detect.thresholds import thresholds, without
from ondermijning.graph.dialect.check import check_query
from ondermijning.graph.small import Graph, embedded
from tests.detect.making import DAYS, MATCH, PATTERN, card, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.detect import Rule
    from ondermijning.graph.store import GraphStore

ON = date(2024, 12, 31)
RULES = load_rules()
# Days since the sale before, of one object each: half of the usual 100 days, the day itself, and beyond its double.
SOLD = (40, 50, 76, 100, 101, 125, 200, 201)
QUICK = rule(parameters=(replace(DAYS, default=100, low=45, high=250),))


@pytest.fixture(scope="module")
def store() -> Iterator[GraphStore]:
    graph = Graph()
    for number, days in enumerate([*SOLD, None]):
        sale = ("Transactie", f"t{number}")
        graph.edge("KOPER", ("Bedrijf", "KVK:1"), sale)
        graph.edge("BETREFT", sale, ("Perceel", f"p{number}"), dagen_sinds_vorige=days)
    with embedded(graph) as opened:
        yield opened


def test_each_value_tells_what_it_finds_loses_and_gains(store: GraphStore) -> None:
    rows = [
        (each.point, each.value, each.hits, each.subjects, each.lost, each.gained)
        for each in tried(store, QUICK, ON, {})
    ]
    assert rows == [
        ("laagst", 45, 1, 1, 3, 0),
        ("helft", 50, 2, 2, 2, 0),
        ("-25 %", 75, 2, 2, 2, 0),
        ("standaard", 100, 4, 4, 0, 0),
        ("+25 %", 125, 6, 6, 0, 2),
        ("dubbel", 200, 7, 7, 0, 3),
        ("hoogst", 250, 8, 8, 0, 4),
    ]


def test_another_usual_value_is_what_the_others_are_held_against(store: GraphStore) -> None:
    usual = next(each for each in tried(store, QUICK, ON, {"dagen": 200}) if each.point == "standaard")
    assert (usual.value, usual.hits, usual.lost, usual.gained) == (200, 7, 0, 0)


def test_a_subject_with_two_hits_counts_once(store: GraphStore) -> None:
    by_buyer = rule(
        match=MATCH.replace("koper:Persoon|Bedrijf", "koper:Bedrijf"),
        subject="koper",
        identity=("koper", "transactie"),
        parameters=QUICK.parameters,
    )
    usual = next(each for each in tried(store, by_buyer, ON, {}) if each.point == "standaard")
    assert (usual.hits, usual.subjects) == (4, 1)


def test_values_outside_the_range_are_not_tried_and_none_twice() -> None:
    narrow = Parameter("n", INT64, "", 2, 1, 3, "voorstel")
    assert points(narrow, 2) == [("laagst", 1), ("standaard", 2), ("hoogst", 3)]
    assert points(Parameter("n", INT64, "", 0, 0, 10, "voorstel"), 0) == [("standaard", 0), ("hoogst", 10)]


def test_the_spread_is_that_of_everything_matched_without_the_condition(store: GraphStore) -> None:
    (spread,) = spreads(store, QUICK, ON, {})
    assert (spread.threshold.variable, spread.threshold.prop, spread.threshold.operator) == (
        "b",
        "dagen_sinds_vorige",
        "<=",
    )
    assert (spread.known, spread.unknown, spread.value, spread.below) == (8, 1, 100, 50)
    assert dict(zip(PERCENTS, spread.percentiles, strict=True)) == {
        5: 40,
        10: 40,
        25: 50,
        50: 100,
        75: 125,
        90: 201,
        95: 201,
        99: 201,
    }


def test_without_values_there_is_no_spread() -> None:
    with embedded(Graph().node("Perceel", "p1")) as empty:
        (spread,) = spreads(empty, QUICK, ON, {})
    assert (spread.known, spread.below, spread.percentiles) == (0, None, ())


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentiles(range(1, 101)) == PERCENTS
    assert percentiles([7]) == (7,) * len(PERCENTS)


def test_a_parameter_in_front_is_read_the_other_way_round() -> None:
    made = rule(match=f"{PATTERN} WHERE $dagen >= b.dagen_sinds_vorige")
    assert [each.operator for each in thresholds(made)] == ["<="]


def test_a_comparison_that_calculates_has_no_threshold() -> None:
    priced = card(Transactie__koopsom_euro="de omvang van de koop")
    for condition in ("b.dagen_sinds_vorige + 1 <= $dagen", "b.dagen_sinds_vorige <= $dagen * t.koopsom_euro"):
        assert thresholds(rule(match=f"{PATTERN} WHERE {condition}", card=priced)) == []


def test_a_comparison_within_an_or_leaves_as_a_whole() -> None:
    made = rule(
        match=f"{PATTERN} WHERE t.soort = 'koop' AND (b.dagen_sinds_vorige <= $dagen OR t.koopsom_euro > 10)",
        card=card(Transactie__soort="alleen een koop telt", Transactie__koopsom_euro="de omvang van de koop"),
    )
    (threshold,) = thresholds(made)
    assert "koopsom_euro" not in without(made, threshold)
    assert "(t.soort = 'koop')" in without(made, threshold)


@pytest.mark.parametrize("made", RULES.values(), ids=RULES)
def test_the_text_without_a_condition_means_the_same_on_both_engines(made: Rule) -> None:
    names = frozenset(parameter.name for parameter in made.parameters) | {"peildatum"}
    for threshold in thresholds(made):
        check_query(without(made, threshold), allowed_parameters=names, allow_b=made.card.class_b)


def test_most_shipped_rules_have_a_threshold() -> None:
    assert sum(bool(thresholds(each)) for each in RULES.values()) > len(RULES) / 2
