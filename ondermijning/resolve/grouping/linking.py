"""Scored pairs → parties, with what people judged above all scores."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ondermijning.resolve.grouping.cluster_judgements import node_pair
from ondermijning.resolve.grouping.groups import Grouping, group, with_runners_up
from ondermijning.resolve.grouping.links import Link, final_links
from ondermijning.resolve.scores.finding_codes import comparison
from ondermijning.resolve.weights.comparison import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ondermijning.resolve.columns.arrays import Bools, Ints
    from ondermijning.resolve.grouping.cluster_judgements import ClusterJudgements, NodePair
    from ondermijning.resolve.scores.models import Models
    from ondermijning.resolve.subjects import Subject
    from ondermijning.resolve.weights.comparison import Comparison

_ZONES = list(Zone)


class Pairs(NamedTuple):
    """Pairs of mentions of which something was found, each once.

    Args:
        left, right: the places of the mentions, the lower first.
        kinds: persoon or bedrijf.
        found: see ``finding_codes.packed``.
        weights: tenths of bits.
        twins: which of them are twins.
        judged: which of them are there only because a person judged them.
    """

    left: Ints
    right: Ints
    kinds: Sequence[str]
    found: Ints
    weights: Ints
    twins: Bools
    judged: Bools


class Linked(NamedTuple):
    """Groups of exact clusters, and the pairs that joined them or may join them."""

    grouping: Grouping
    links: list[Link]


def link_pairs(
    subjects: Sequence[Subject],
    pairs: Pairs,
    bound: Iterable[tuple[int, int]],
    verdicts: ClusterJudgements,
    models: Models,
) -> Linked:
    """Decide who is one party.

    Args:
        subjects: mentions in order of their key, all those of each cluster that a pair touches; a cluster is named by the place
            of its first mention.
        pairs: all pairs among them.
        bound: pairs of mentions that keep their clusters apart.
        verdicts: what people judged of them.
        models: the weights in use.
    """
    told = lru_cache(None)(lambda kind, found: comparison(models[kind], found))  # most pairs are like others
    comparisons = [told(kind, found) for kind, found in zip(pairs.kinds, pairs.found.tolist(), strict=True)]
    keys = {subject.node: subject.keys for subject in subjects}
    best = with_runners_up(_best(subjects, pairs, comparisons), keys)
    twins = np.flatnonzero(pairs.twins).tolist()
    followers = {subjects[int(pairs.right[at])].node for at in twins}
    grouping = group(
        {node: held for node, held in keys.items() if node not in followers},
        best,
        {node_pair(subjects, *pair) for pair in bound},
        verdicts,
    )
    for at in twins:
        grouping.add_twin(
            subjects[int(pairs.left[at])].node, subjects[int(pairs.right[at])].node, comparisons[at].score
        )
    scored = dict(zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), comparisons, strict=True))
    return Linked(grouping, final_links(subjects, scored, best, grouping.of, verdicts))


def _best(subjects: Sequence[Subject], pairs: Pairs, comparisons: Sequence[Comparison]) -> dict[NodePair, Comparison]:
    """The best comparison between two exact clusters: best zone, then score, then the first pair of mentions."""
    nodes = np.array([subject.node for subject in subjects], dtype=np.int64)
    one, other = nodes[pairs.left], nodes[pairs.right]
    a, b = np.minimum(one, other), np.maximum(one, other)
    zone_of = {each: _ZONES.index(each.zone) for each in set(comparisons)}
    zones = np.array([zone_of[each] for each in comparisons], dtype=np.int64)
    order = np.lexsort((pairs.right, pairs.left, -pairs.weights, zones, b, a))
    order = order[~pairs.twins[order]]
    first = np.append(True, (a[order[1:]] != a[order[:-1]]) | (b[order[1:]] != b[order[:-1]]))[: len(order)]
    return {(int(a[at]), int(b[at])): comparisons[at] for at in order[first].tolist()}
