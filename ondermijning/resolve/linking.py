"""Mentions → scored pairs → parties, with what people judged above all scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.resolve.blocking import candidates
from ondermijning.resolve.compare import compare, compare_all
from ondermijning.resolve.grouping import Grouping, group, with_runners_up
from ondermijning.resolve.judged import judged, node_pair
from ondermijning.resolve.links import Link, final_links
from ondermijning.resolve.subjects import surroundings
from ondermijning.resolve.twins import twins
from ondermijning.resolve.weights import Zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb

    from ondermijning.ledger.judgements import Verdict
    from ondermijning.resolve.judged import MentionPair, NodePair
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
    verdicts, around = judged(standing, subjects), surroundings(subjects)
    alike = twins(subjects, around, {at for pair in verdicts.mentions for at in pair})
    scored: dict[MentionPair, Comparison] = {}
    bound: set[NodePair] = set()
    pairs = candidates(db, subjects, {other for _, other in alike})
    for (left, right), comparison in compare_all(subjects, pairs, around):
        if comparison.binding:
            bound.add(node_pair(subjects, left, right))
        if comparison.zone is not Zone.DIFFERENT:
            scored[left, right] = comparison
    for left, right in verdicts.mentions:
        scored[left, right] = compare(subjects[left], subjects[right], around)
    keys = {subject.node: subject.keys for subject in subjects}
    best = with_runners_up(_best(subjects, scored), keys)
    grouping = group(keys, best, bound, verdicts)
    for (first, other), comparison in alike.items():
        grouping.add_twin(subjects[first].node, subjects[other].node, comparison.score)
    return Linked(grouping, final_links(subjects, scored | alike, best, grouping.of, verdicts))


def _best(subjects: Sequence[Subject], scored: Mapping[MentionPair, Comparison]) -> dict[NodePair, Comparison]:
    """The best comparison between two exact clusters: best zone, then score, then the first pair of mentions."""
    best: dict[NodePair, Comparison] = {}
    for (left, right), comparison in sorted(scored.items()):
        nodes = node_pair(subjects, left, right)
        if nodes not in best or comparison.rank < best[nodes].rank:
            best[nodes] = comparison
    return best
