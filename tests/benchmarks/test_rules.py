"""The benchmark of rules times each once and tells a pattern that answers otherwise than its SQL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.rule_questions import QUESTIONS, tables
from benchmarks.rules import COMPARED, compared, timed
from tests.rules.running import ON, RULES
from tests.support.graphs import embedded, random_graph

if TYPE_CHECKING:
    from pathlib import Path


def test_ten_rules_are_compared_and_each_has_its_question() -> None:
    assert len(set(COMPARED)) == 10
    assert set(COMPARED) <= QUESTIONS.keys() & RULES.keys()


def test_every_rule_is_timed_and_the_slowest_stands_first(tmp_path: Path) -> None:
    some = [RULES[name] for name in COMPARED[:3]]
    with embedded(random_graph(0, 60), tmp_path) as store:
        times = timed(store, some, ON, 1)
    assert {each.rule for each in times} == set(COMPARED[:3])
    assert [each.seconds for each in times] == sorted((each.seconds for each in times), reverse=True)
    assert all(each.seconds > 0 for each in times)


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARED)
def test_the_pattern_and_the_sql_give_the_same_rows(name: str, tmp_path: Path) -> None:
    with embedded(random_graph(0, 60), tmp_path) as store, tables(tmp_path) as db:
        found = compared(store, db, RULES[name], ON, 1)
    assert (found.rows > 0, found.same) == (True, True)


def test_a_rule_that_answers_otherwise_is_told(tmp_path: Path) -> None:
    rule = RULES["serie_ontbinder"]
    (parameter,) = [each for each in rule.parameters if each.default == 5]
    other = replace(
        rule,
        parameters=tuple(replace(each, default=each.high) if each is parameter else each for each in rule.parameters),
    )
    with embedded(random_graph(0, 60), tmp_path) as store, tables(tmp_path) as db:
        assert not compared(store, db, other, ON, 1).same
