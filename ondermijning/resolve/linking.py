"""Mentions → scored pairs → parties, with what people judged above all scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.columns import Columns
from ondermijning.resolve.grouping import Grouping, group, with_runners_up
from ondermijning.resolve.judged import judged, node_pair
from ondermijning.resolve.links import Link, final_links
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.pairs import pairs_to_compare
from ondermijning.resolve.twins import twins
from ondermijning.resolve.weights import BINDING, Zone

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    import duckdb

    from ondermijning.ledger.judgements import Verdict
    from ondermijning.resolve.compared import Compared
    from ondermijning.resolve.judged import MentionPair, NodePair
    from ondermijning.resolve.ragged import Ints
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights import Comparison


class Linked(NamedTuple):
    """Groups of exact clusters, and the pairs that joined them or may join them."""

    grouping: Grouping
    links: list[Link]


def link_subjects(
    db: duckdb.DuckDBPyConnection, subjects: Sequence[Subject], standing: Mapping[tuple[str, str], Verdict]
) -> Linked:
    """Compare what may be one party and decide.

    Args:
        db: any database.
        subjects: all mentions, in order of their key.
        standing: the latest judgement of each pair of mention keys.
    """
    verdicts, columns = judged(standing, subjects), Columns(subjects)
    alike = twins(columns, {at for pair in verdicts.mentions for at in pair})
    scored, bound = _compared(db, columns, {other for _, other in alike})
    scored |= _of_people(columns, list(verdicts.mentions))
    keys = {subject.node: subject.keys for subject in subjects}
    best = with_runners_up(_best(subjects, scored), keys)
    grouping = group(keys, best, bound, verdicts)
    for (first, other), comparison in alike.items():
        grouping.add_twin(subjects[first].node, subjects[other].node, comparison.score)
    return Linked(grouping, final_links(subjects, scored | alike, best, grouping.of, verdicts))


def _compared(
    db: duckdb.DuckDBPyConnection, columns: Columns, left_out: Container[int]
) -> tuple[dict[MentionPair, Comparison], set[NodePair]]:
    """Pairs that are the same or possibly so, and the exact clusters that must stay apart."""
    chosen = [at not in left_out for at in range(len(columns.subjects))]
    scored: dict[MentionPair, Comparison] = {}
    bound: set[NodePair] = set()
    for kind in (PERSON, COMPANY):
        left, right = pairs_to_compare(db, columns, kind, chosen)
        if not len(left):
            continue
        compared = columns.compare(kind, left, right)
        for at in compared.worth_telling():
            comparison = columns.with_keys(compared, at)
            if comparison.zone is not Zone.DIFFERENT:
                a, b = sorted((int(compared.left[at]), int(compared.right[at])))
                scored[a, b] = comparison
        bound |= _bound(columns.subjects, compared, {at for pair in scored for at in pair})
    return scored, bound


def _bound(subjects: Sequence[Subject], compared: Compared, linked: set[int]) -> set[NodePair]:
    """The exact clusters that a binding guard keeps apart, of mentions that have a link to lose."""
    fired = [each for name, each in compared.evidence.guards.items() if name in BINDING]
    if not fired or not linked:
        return set()
    some = np.array(sorted(linked), dtype=np.int64)
    kept = np.logical_or.reduce(fired) & np.isin(compared.left, some) & np.isin(compared.right, some)
    pairs = zip(compared.left[kept].tolist(), compared.right[kept].tolist(), strict=True)
    return {node_pair(subjects, left, right) for left, right in pairs}


def _of_people(columns: Columns, judged_pairs: Sequence[MentionPair]) -> dict[MentionPair, Comparison]:
    """The comparison of every pair that a person judged, whatever it comes to."""
    found: dict[MentionPair, Comparison] = {}
    for kind in (PERSON, COMPANY):
        pairs = [pair for pair in judged_pairs if columns.subjects[pair[0]].row["soort"] == kind]
        found |= zip(pairs, columns.comparisons(*_sides(pairs)), strict=True)
    return found


def _sides(pairs: Sequence[MentionPair]) -> tuple[Ints, Ints]:
    sides = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return sides[:, 0], sides[:, 1]


def _best(subjects: Sequence[Subject], scored: Mapping[MentionPair, Comparison]) -> dict[NodePair, Comparison]:
    """The best comparison between two exact clusters: best zone, then score, then the first pair of mentions."""
    best: dict[NodePair, Comparison] = {}
    for (left, right), comparison in sorted(scored.items()):
        nodes = node_pair(subjects, left, right)
        if nodes not in best or comparison.rank < best[nodes].rank:
            best[nodes] = comparison
    return best
