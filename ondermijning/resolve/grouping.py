"""Exact clusters → parties: scores and judgements join them, unless anything in the two groups forbids it.

Groups grow from the best score down and only where they fit as wholes: the average weight over all pairs of exact clusters
must speak for a link, an absent pair counting as a little evidence against. So no chain joins two parties that do not belong
together, and the result depends on the set of scores alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from ondermijning.ledger.judgements import Verdict
from ondermijning.resolve.weights import CERTAIN, RUNNER_UP_MARGIN, Comparison, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.resolve.judged import Judged, NodePair
    from ondermijning.resolve.subjects import Keys

# Tenths of bits: what a pair that was not worth comparing says, and the most that one pair may say for its whole group.
_ABSENT, _MOST = -10, 100
_BINDING_KEYS = 3  # rsin, kvk and bsn_hmac; a judgement may say that two land-registry ids are one party


@dataclass(slots=True)
class Grouping:
    """The groups of exact clusters.

    Args:
        of: exact cluster → its group, named by its lowest member.
        joins: exact cluster → the clusters that it was joined with directly, each with the score.
        refused: judgements ``zelfde`` that different register keys or other judgements contradict.
    """

    of: dict[int, int]
    joins: dict[int, list[tuple[int, int]]]
    refused: int = 0

    def add_twin(self, first: int, other: int, score: int) -> None:
        """Let a cluster that was compared through its twin follow it."""
        self.of[other] = self.of[first]
        _add_join(self.joins, first, other, score)

    def certainty(self, core: int) -> dict[int, int]:
        """Exact cluster → how sure it is that it is the same party as a core: the weakest join on the way to it, in promille."""
        found, waiting = {core: CERTAIN}, [core]
        for node in waiting:
            for other, score in self.joins.get(node, ()):
                if other not in found:
                    found[other] = min(found[node], score)
                    waiting.append(other)
        return found


def group(
    keys: Mapping[int, Keys], best: Mapping[NodePair, Comparison], bound: set[NodePair], judged: Judged
) -> Grouping:
    """Join exact clusters.

    Args:
        keys: exact cluster → the key values it holds.
        best: the best comparison between two clusters.
        bound: pairs that a binding guard keeps apart.
        judged: what people said; it outranks scores.
    """
    same = {nodes for nodes, verdict in judged.verdicts.items() if verdict is Verdict.SAME}
    groups = _Groups(keys, best, judged.verdicts.keys() - same)
    refused = sum(not groups.join(nodes, CERTAIN) for nodes in sorted(same))
    groups.seal()
    groups.parted |= bound - same
    for nodes, comparison in sorted(best.items(), key=lambda pair: (-pair[1].weight, pair[0])):
        if comparison.zone is Zone.SAME:
            groups.join(nodes, comparison.score)
    return Grouping({node: groups.root(node) for node in keys}, groups.joins, refused)


def with_runners_up(best: Mapping[NodePair, Comparison], keys: Mapping[int, Keys]) -> dict[NodePair, Comparison]:
    """Guard every link whose cluster has another candidate that is nearly as good and cannot be the same party as the first."""
    per_node: dict[int, list[tuple[int, int]]] = {}
    for (a, b), comparison in best.items():
        if comparison.zone is not Zone.DIFFERENT:
            per_node.setdefault(a, []).append((comparison.weight, b))
            per_node.setdefault(b, []).append((comparison.weight, a))
    torn = {
        (min(node, other), max(node, other))
        for node, offers in per_node.items()
        for score, other in offers
        if any(
            rival != other
            and rival_score >= score - RUNNER_UP_MARGIN
            and _contradict(keys[other], keys[rival], len(keys[other]))
            for rival_score, rival in offers
        )
    }
    return {nodes: each.guarded("tweede_kandidaat") if nodes in torn else each for nodes, each in best.items()}


def _contradict(one: Keys, other: Keys, strongest: int) -> bool:
    return any(a and b and not a & b for a, b in zip(one[:strongest], other[:strongest], strict=True))


def _add_join(joins: dict[int, list[tuple[int, int]]], one: int, other: int, score: int) -> None:
    joins.setdefault(one, []).append((other, score))
    joins.setdefault(other, []).append((one, score))


class _Groups:
    """Disjoint sets of exact clusters with what they hold and what may not come together."""

    def __init__(self, keys: Mapping[int, Keys], best: Mapping[NodePair, Comparison], parted: set[NodePair]) -> None:
        self.parted = parted
        self.joins: dict[int, list[tuple[int, int]]] = {}
        self._best = best
        self._group = {node: node for node in keys}
        self._unit = self._group
        self._members: dict[int, list[int]] = {node: [node] for node in keys}
        self._keys = dict(keys)

    def root(self, node: int) -> int:
        """The group of a cluster."""
        return self._group[node]

    def join(self, nodes: NodePair, score: int) -> bool:
        """Join the groups of two clusters; False when they may not come together.

        Args:
            nodes: the clusters.
            score: 1000 for a judgement, which needs no other score and outranks the ids of the land registry.
        """
        a, b = sorted(self._group[node] for node in nodes)
        if a == b:
            return True
        pairs = [(min(pair), max(pair)) for pair in product(self._members[a], self._members[b])]
        strongest = _BINDING_KEYS if score == CERTAIN else len(self._keys[a])
        if _contradict(self._keys[a], self._keys[b], strongest) or not self.parted.isdisjoint(pairs):
            return False
        if score < CERTAIN and self._average(pairs) < 0:
            return False
        self._unite(a, b)
        _add_join(self.joins, *nodes, score)
        return True

    def seal(self) -> None:
        """Let what people joined count as one cluster from here on: one of its mentions that fits is enough."""
        self._unit = dict(self._group)

    def _average(self, pairs: Sequence[NodePair]) -> float:
        scores: dict[NodePair, int] = {}
        for a, b in pairs:
            units = self._unit[a], self._unit[b]
            weight = min(self._best[a, b].weight, _MOST) if (a, b) in self._best else _ABSENT
            scores[min(units), max(units)] = max(weight, scores.get((min(units), max(units)), _ABSENT))
        return sum(scores.values()) / len(scores)

    def _unite(self, a: int, b: int) -> None:
        for node in self._members[b]:
            self._group[node] = a
        self._members[a] += self._members.pop(b)
        self._keys[a] = tuple(ours | theirs for ours, theirs in zip(self._keys[a], self._keys[b], strict=True))
