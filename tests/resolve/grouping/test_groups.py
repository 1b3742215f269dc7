from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from ondermijning.ledger.judgements import Verdict
from ondermijning.resolve.grouping.cluster_judgements import ClusterJudgements
from ondermijning.resolve.grouping.groups import Grouping, group
from ondermijning.resolve.weights.comparison import CERTAIN, Comparison, Finding, chance

Pair = tuple[int, int]

SAME, POSSIBLE = 20, 0
NONE: frozenset[str] = frozenset()


def compared(weight: int, *guards: str, found: str = "") -> Comparison:
    return Comparison(0, SAME, POSSIBLE, (Finding("naam", found or str(weight), weight, "de naam lijkt"),), guards)


def grouped(
    best: dict[Pair, Comparison],
    *,
    bound: set[Pair] | None = None,
    keys: dict[int, str] | None = None,
    verdicts: dict[Pair, Verdict] | None = None,
    size: int = 8,
) -> Grouping:
    held = {node: (NONE, frozenset(filter(None, [(keys or {}).get(node)])), NONE, NONE) for node in range(size)}
    return group(held, best, bound or set(), ClusterJudgements(verdicts or {}, {}, 0))


def groups(found: Grouping) -> set[frozenset[int]]:
    members: dict[int, set[int]] = {}
    for node, name in found.of.items():
        members.setdefault(name, set()).add(node)
    assert all(name == min(each) for name, each in members.items()), "a group is named by its lowest member"
    return {frozenset(each) for each in members.values() if len(each) > 1}


def test_a_link_joins_from_the_weight_on_that_is_the_same() -> None:
    found = grouped({(0, 1): compared(20), (2, 3): compared(19)})
    assert groups(found) == {frozenset({0, 1})}
    assert found.joins == {0: [(1, chance(20))], 1: [(0, chance(20))]}


def test_several_links_that_found_something_else_each_speak_together() -> None:
    best = {(0, 1): compared(90), (0, 2): compared(12), (1, 2): compared(9)}
    assert groups(grouped(best)) == {frozenset({0, 1, 2})}
    assert groups(grouped(best | {(1, 2): compared(7)})) == {frozenset({0, 1})}


def test_links_that_found_the_same_speak_once() -> None:
    best = {(0, 1): compared(90), (0, 2): compared(12, found="gelijk"), (1, 2): compared(12, found="gelijk")}
    assert groups(grouped(best)) == {frozenset({0, 1})}


def test_a_link_that_a_guard_holds_back_does_not_speak_for_a_group() -> None:
    best = {(0, 1): compared(90), (0, 2): compared(12), (1, 2): compared(19, "tweeling")}
    assert groups(grouped(best)) == {frozenset({0, 1})}


def test_a_chain_is_cut_where_the_groups_do_not_fit_as_wholes() -> None:
    chain = {(node, node + 1): compared(20) for node in range(7)}
    assert groups(grouped(chain)) == {frozenset(range(4)), frozenset(range(4, 8))}


def test_what_is_bound_apart_stays_apart_over_others_too() -> None:
    best = {(0, 1): compared(60), (1, 2): compared(50), (0, 2): compared(90, "tweeling")}
    assert groups(grouped(best, bound={(0, 2)})) == {frozenset({0, 1})}


def test_keys_that_contradict_keep_groups_apart() -> None:
    best = {(0, 1): compared(60), (1, 2): compared(50), (0, 2): compared(40)}
    assert groups(grouped(best, keys={0: "90000001", 2: "90000002"})) == {frozenset({0, 1})}


def test_what_people_joined_counts_as_one_that_fits_by_its_best_mention() -> None:
    best = {(1, 2): compared(25)}
    found = grouped(best, verdicts={(0, 1): Verdict.SAME})
    assert groups(found) == {frozenset({0, 1, 2})}
    assert found.certainty(0) == {0: CERTAIN, 1: CERTAIN, 2: chance(25)}


def test_a_judgement_outranks_what_is_bound_and_another_judgement_is_told() -> None:
    same, different = {(0, 1): Verdict.SAME}, {(0, 1): Verdict.SAME, (1, 2): Verdict.SAME, (0, 2): Verdict.DIFFERENT}
    assert groups(grouped({}, bound={(0, 1)}, verdicts=same)) == {frozenset({0, 1})}
    found = grouped({}, verdicts=different)
    assert (groups(found), found.refused) == ({frozenset({0, 1})}, 1)


def _random(rng: Random, nodes: range) -> dict[Pair, Comparison]:
    return {pair: compared(rng.randint(0, 60)) for pair in combinations(nodes, 2) if rng.random() < 0.4}


@pytest.mark.parametrize("seed", range(20))
def test_groups_depend_on_the_links_of_their_own_component_alone(seed: int) -> None:
    rng = Random(seed)
    one, other = _random(rng, range(9)), _random(rng, range(9, 18))
    bound = {pair for pair in one if rng.random() < 0.1}
    both = list((one | other).items())
    rng.shuffle(both)
    together = grouped(dict(both), bound=bound, size=18)
    apart = [grouped(one, bound=bound, size=18), grouped(other, size=18)]
    assert groups(together) == groups(apart[0]) | groups(apart[1])
    assert together.joins.keys() == apart[0].joins.keys() | apart[1].joins.keys()


@pytest.mark.parametrize("seed", range(20))
def test_no_group_holds_what_is_bound_apart(seed: int) -> None:
    rng = Random(seed)
    best = _random(rng, range(14))
    bound = {pair for pair in combinations(range(14), 2) if rng.random() < 0.1}
    for members in groups(grouped(best, bound=bound, size=14)):
        assert bound.isdisjoint(combinations(sorted(members), 2))
