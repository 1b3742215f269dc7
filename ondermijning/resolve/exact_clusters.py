"""Clusters of mentions that share an exact register key.

Keys are taken from the strongest to the weakest. Two clusters that hold different values of a stronger key are never
joined by a weaker one: that is a contradiction between registers, and it is reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

# Strongest first. The land registry may know one party under several ids, but no id stands for several parties.
KEYS = ("rsin", "kvk", "bsn_hmac", "imkad")


class Mention(NamedTuple):
    """What clustering needs to know of a mention.

    ``key`` is (register, source id); ``values`` are the key values in the order of KEYS.
    """

    key: tuple[str, str]
    kind: str
    values: tuple[str | None, str | None, str | None, str | None]


class Contradiction(NamedTuple):
    """A key value that would join clusters with different stronger keys."""

    key: str
    mentions: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Clusters:
    """Mentions → cluster number, and the contradictions that kept clusters apart."""

    of: list[int]
    contradictions: list[Contradiction] = field(default_factory=list)

    def members(self) -> list[list[int]]:
        """Positions of mentions per cluster, both in ascending order."""
        groups: dict[int, list[int]] = {}
        for position, root in enumerate(self.of):
            groups.setdefault(root, []).append(position)
        return [groups[root] for root in sorted(groups)]


def cluster(mentions: list[Mention]) -> Clusters:
    """Join mentions of one kind that share a key.

    Args:
        mentions: sorted by key, so that the result depends on the set alone.
    """
    joined = _Union(mentions)
    contradictions: list[Contradiction] = []
    for place, name in enumerate(KEYS):
        for group in _sharing(mentions, place):
            first, *others = group
            apart = [other for other in others if not joined.join(first, other, place)]
            if apart:
                contradictions.append(Contradiction(name, tuple(mentions[at].key for at in (first, *apart))))
    return Clusters([joined.root(at) for at in range(len(mentions))], contradictions)


def _sharing(mentions: list[Mention], place: int) -> list[list[int]]:
    """Groups of several positions that share kind and key value, in order of value."""
    groups: dict[tuple[str, str], list[int]] = {}
    for at, mention in enumerate(mentions):
        value = mention.values[place]
        if value:
            groups.setdefault((mention.kind, value), []).append(at)
    return [groups[key] for key in sorted(key for key, group in groups.items() if len(group) > 1)]


_NOTHING: frozenset[str] = frozenset()


class _Union:
    """Disjoint sets that know which values of each key they hold."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._parent = list(range(len(mentions)))
        self._held = [
            tuple(frozenset((value,)) if value else _NOTHING for value in mention.values) for mention in mentions
        ]

    def root(self, at: int) -> int:
        """The mention that stands for the cluster of this one; the way there is shortened for the next call."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, left: int, right: int, place: int) -> bool:
        """Join two clusters over the key at ``place``; False when a stronger key contradicts."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return True
        if any(
            ours and theirs and len(ours | theirs) > 1
            for ours, theirs in zip(self._held[a][:place], self._held[b][:place], strict=True)
        ):
            return False
        self._parent[b] = a
        self._held[a] = tuple(ours | theirs for ours, theirs in zip(self._held[a], self._held[b], strict=True))
        return True
