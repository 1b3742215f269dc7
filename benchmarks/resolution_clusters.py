"""How right are pairs and clusters of records, when it is known who each record is about?

A pair is two records that are said to be about one person. Clusters are scored by the pairs inside them, so that one
cluster too large costs what it joins wrongly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations, groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Clusters = Mapping[str, str]


class Pair(NamedTuple):
    """Two records and how surely they are one person; the unit is that of the contestant."""

    left: str
    right: str
    score: float


class Score(NamedTuple):
    """Precision, recall and F1, each between 0 and 1; precision of nothing found is 1, recall of nothing to find is 1."""

    precision: float
    recall: float
    f1: float


class Point(NamedTuple):
    """The score of all pairs from a threshold up."""

    threshold: float
    score: Score


class ClassScore(NamedTuple):
    """A class of records: the pairs to find with such a record, the share found, the share of such records joined wrongly."""

    name: str
    queries: int
    right: float
    wrong: float


@dataclass(frozen=True, slots=True)
class Truth:
    """Who each record is about, and what is hard about it.

    Args:
        person: The person of every record, by id.
        kind: The class of a record, by id; a record without one may be absent.
    """

    person: Mapping[str, str]
    kind: Mapping[str, str] = field(default_factory=dict)

    def is_match(self, pair: Pair) -> bool:
        """Whether the two records are about one person."""
        return self.person[pair.left] == self.person[pair.right]

    def records(self) -> dict[str, list[str]]:
        """The records of each person."""
        return _members(self.person)

    def pairs(self) -> int:
        """How many pairs there are to find."""
        return _pairs_within(Counter(self.person.values()))


def curve(pairs: Iterable[Pair], truth: Truth) -> list[Point]:
    """The score at every threshold at which it changes, the highest threshold first.

    Args:
        pairs: No pair twice.
        truth: Knows every record of the pairs.
    """
    found, right, total, points = 0, 0, truth.pairs(), []
    for threshold, group in groupby(sorted(pairs, key=lambda pair: -pair.score), key=lambda pair: pair.score):
        answers = [truth.is_match(pair) for pair in group]
        found, right = found + len(answers), right + sum(answers)
        points.append(Point(threshold, _score(right, found, total)))
    return points


def best(points: Iterable[Point]) -> Point:
    """The point with the highest F1; of equals the first. Without points: nothing was found."""
    return max(points, key=lambda point: point.score.f1, default=Point(0.0, _score(0, 0, 1)))


def at(points: Iterable[Point], threshold: float) -> Score:
    """The score of the pairs from a threshold up, read off the curve."""
    lowest = min((point for point in points if point.threshold >= threshold), default=None)
    return lowest.score if lowest else _score(0, 0, 1)


def cluster_score(clusters: Clusters, truth: Truth) -> Score:
    """The score of all pairs of records that share a cluster.

    Args:
        clusters: The cluster of each record; a record that is absent stands alone.
        truth: Knows every record of the clusters.
    """
    found = _pairs_within(Counter(clusters.values()))
    right = _pairs_within(Counter((cluster, truth.person[name]) for name, cluster in clusters.items()))
    return _score(right, found, truth.pairs())


def largest(clusters: Clusters) -> int:
    """How many records the largest cluster holds."""
    return max(Counter(clusters.values()).values(), default=0)


def by_class(clusters: Clusters, truth: Truth) -> list[ClassScore]:
    """Per class of records what was found and what was joined wrongly; a pair of two classes counts under both."""
    to_find: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for left, right in _pairs_of(truth.records()):
        kinds = {truth.kind.get(left, ""), truth.kind.get(right, "")}
        to_find.update(kinds)
        if left in clusters and clusters[left] == clusters.get(right):
            found.update(kinds)
    records, joined = Counter(truth.kind.values()), _joined_wrongly(clusters, truth)
    return [
        ClassScore(kind, n, found[kind] / n, joined[kind] / max(1, records[kind]))
        for kind, n in sorted(to_find.items())
    ]


def _joined_wrongly(clusters: Clusters, truth: Truth) -> Counter[str]:
    """How many records of each class share a cluster with a record of somebody else."""
    names = {name for pair in false_pairs(clusters, truth) for name in pair}
    return Counter(truth.kind.get(name, "") for name in names)


def movement(scores: Mapping[float, Score], threshold: float, step: float = 1.0) -> float:
    """How far F1 moves at most when the threshold moves one step up or down.

    Args:
        scores: The score at each threshold.
        threshold: The one in use.
        step: In the unit of the thresholds; the nearest one at or beyond it on each side counts.
    """
    above = min((each for each in scores if each >= threshold + step), default=threshold)
    below = max((each for each in scores if each <= threshold - step), default=threshold)
    return max(abs(scores[each].f1 - scores[threshold].f1) for each in (below, above))


def false_pairs(clusters: Clusters, truth: Truth) -> list[tuple[str, str]]:
    """The pairs of records that share a cluster and are about two persons."""
    return [(left, right) for left, right in _pairs_of(_members(clusters)) if truth.person[left] != truth.person[right]]


def _pairs_of(groups: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for records in groups.values():
        yield from combinations(records, 2)


def _members(groups: Mapping[str, str]) -> dict[str, list[str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name, group in groups.items():
        members[group].append(name)
    return dict(members)


def _pairs_within(sizes: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _score(right: int, found: int, total: int) -> Score:
    precision, recall = right / found if found else 1.0, right / total if total else 1.0
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0)
