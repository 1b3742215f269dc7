"""Exact clusters → parties: scores and judgements join them, unless anything in the two groups forbids it.

Groups grow from what is surest down. All links between two groups speak together, those that found the same as one, since
mentions of a party repeat each other. And groups join only where they fit as wholes: the average weight over all
pairs of exact clusters must speak for it, an absent pair counting as a little evidence against. So no chain joins two parties
that do not belong together, one link more or less hardly matters where there are many, and the groups of clusters that
links hold together depend on those clusters alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ondermijning.ledger.judgements import Verdict
from ondermijning.resolve.weights.comparison import CERTAIN, RUNNER_UP_MARGIN, Comparison, Finding, Zone, chance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ondermijning.resolve.grouping.cluster_judgements import ClusterJudgements, NodePair
    from ondermijning.resolve.subjects import Keys

_BINDING_KEYS = 3  # rsin, kvk and bsn_hmac; a judgement may say that two land-registry ids are one party
Findings: TypeAlias = tuple[Finding, ...]
_Entry: TypeAlias = tuple[int, int, int, int, int]

# Tenths of bits: what a pair that was not worth comparing says, and the most that one pair may say for its whole group.
_ABSENT, _MOST = -10, 100


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
    keys: Mapping[int, Keys], best: Mapping[NodePair, Comparison], bound: set[NodePair], judged: ClusterJudgements
) -> Grouping:
    """Join exact clusters.

    Args:
        keys: exact cluster → the key values it holds.
        best: the best comparison between two clusters.
        bound: pairs that a binding guard keeps apart.
        judged: what people said; it outranks scores.
    """
    same = {nodes for nodes, verdict in judged.verdicts.items() if verdict is Verdict.SAME}
    parted = judged.verdicts.keys() - same
    groups = _Groups(keys)
    refused = sum(not groups.judge(nodes, parted) for nodes in sorted(same))
    groups.grow(best, parted | (bound - same))
    return Grouping(groups.of, groups.joins, refused)


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
    """Disjoint sets of exact clusters with the keys they hold; each is named by its lowest member."""

    def __init__(self, keys: Mapping[int, Keys]) -> None:
        self.of = {node: node for node in keys}
        self.joins: dict[int, list[tuple[int, int]]] = {}
        self._members: dict[int, list[int]] = {node: [node] for node in keys}
        self._keys = dict(keys)

    def judge(self, nodes: NodePair, parted: set[NodePair]) -> bool:
        """Join the groups of two clusters as people said; False when keys of registers or other judgements forbid it."""
        a, b = sorted(self.of[node] for node in nodes)
        if a == b:
            return True
        pairs = ((min(pair), max(pair)) for pair in product(self._members[a], self._members[b]))
        if _contradict(self._keys[a], self._keys[b], _BINDING_KEYS) or not parted.isdisjoint(pairs):
            return False
        self._unite(a, b)
        _add_join(self.joins, *nodes, CERTAIN)
        return True

    def grow(self, best: Mapping[NodePair, Comparison], parted: set[NodePair]) -> None:
        """Join groups by what their links say together; what people joined counts as one cluster from here on."""
        bonds = Bonds()
        for nodes, comparison in sorted(best.items()):
            self._bind(bonds, nodes, Bond.of(nodes, comparison))
        for nodes in sorted(parted):
            self._bind(bonds, nodes, PARTED)
        for a, b, bond in bonds.surest_first():
            if not _contradict(self._keys[a], self._keys[b], len(self._keys[a])):
                bonds.unite(a, b)
                self._unite(a, b)
                _add_join(self.joins, *bond.nodes, chance(bond.support))

    def _bind(self, bonds: Bonds, nodes: NodePair, bond: Bond) -> None:
        one, other = (self.of[node] for node in nodes)
        if one != other:
            bonds.add(one, other, bond)

    def _unite(self, a: int, b: int) -> None:
        for node in self._members[b]:
            self.of[node] = a
        self._members[a] += self._members.pop(b)
        self._keys[a] = tuple(ours | theirs for ours, theirs in zip(self._keys[a], self._keys[b], strict=True))


class Bond(NamedTuple):
    """The links between two groups.

    Args:
        fits: tenths of bits of all compared pairs together, none of them above the most that one may say.
        pairs: how many pairs were compared.
        told: of the pairs that no guard holds back what was found and tenths of bits, each finding once.
        best: tenths of bits of the surest of these.
        needed: tenths of bits from which such pairs are one party.
        nodes: the surest of these.
        parted: whether something keeps the groups apart.
    """

    fits: int = 0
    pairs: int = 0
    told: frozenset[tuple[int, Findings]] = frozenset()
    best: int = 0
    needed: int = 0
    nodes: NodePair = (0, 0)
    parted: bool = False

    @classmethod
    def of(cls, nodes: NodePair, comparison: Comparison) -> Bond:
        """The one link between two exact clusters."""
        weight = comparison.weight
        fits = min(weight, _MOST)
        if comparison.zone_of(comparison.same) is not Zone.SAME or weight < comparison.possible:
            return cls(fits, 1)
        return cls(fits, 1, frozenset([(weight, comparison.findings)]), weight, comparison.same, nodes)

    @property
    def support(self) -> int:
        """Tenths of bits of all links together; mentions that repeat each other say it once."""
        return sum(weight for weight, _ in self.told)

    def or_rather(self, other: Bond) -> Bond:
        """One of two bonds between the same groups of one member: of what they say the best counts, and what parts them always."""
        surest = min(self, other, key=_order)
        fits = max(each.fits for each in (self, other) if each.pairs == surest.pairs)
        return surest._replace(fits=fits, parted=self.parted or other.parted)

    def beside(self, other: Bond) -> Bond:
        """This bond and that of a group that joins one of the two."""
        surest = min(self, other, key=_order)
        return Bond(
            self.fits + other.fits,
            self.pairs + other.pairs,
            self.told | other.told,
            surest.best,
            surest.needed,
            surest.nodes,
            self.parted or other.parted,
        )

    def holds(self, pairs: int) -> bool:
        """Whether the links are enough, and fit on average over so many pairs.

        Args:
            pairs: of a member of the one group and one of the other.
        """
        if self.parted or not self.told or self.support < self.needed:
            return False
        return self.fits + _ABSENT * (pairs - self.pairs) >= 0


def _order(bond: Bond) -> tuple[bool, int, int, NodePair]:
    """The surest first."""
    return not bond.told, -bond.best, -bond.pairs, bond.nodes


_NOTHING, PARTED = Bond(), Bond(parted=True)


class Bonds:
    """The bonds between groups while they grow."""

    def __init__(self) -> None:
        self._bonds: dict[int, dict[int, Bond]] = {}
        self._sizes: dict[int, int] = {}
        self._waiting: list[_Entry] = []

    def add(self, one: int, other: int, bond: Bond) -> None:
        """Bind two groups of one member."""
        known = self._bonds.setdefault(one, {}).get(other, _NOTHING)
        self._bonds[one][other] = self._bonds.setdefault(other, {})[one] = known.or_rather(bond)

    def surest_first(self) -> Iterator[tuple[int, int, Bond]]:
        """The bonds that hold, the surest first, as they are when their turn comes; the caller may unite the two groups."""
        self._sizes = dict.fromkeys(self._bonds, 1)
        self._waiting = [
            entry
            for one, others in self._bonds.items()
            for other in others
            if one < other and (entry := self._entry(one, other))
        ]
        heapify(self._waiting)
        while self._waiting:
            _, one, other, size, its_size = heappop(self._waiting)
            if (self._sizes.get(one), self._sizes.get(other)) == (size, its_size):
                yield one, other, self._bonds[one][other]

    def unite(self, one: int, other: int) -> None:
        """Let the second group join the first."""
        self._sizes[one] += self._sizes.pop(other)
        ours = self._bonds[one]
        for third, bond in self._bonds.pop(other).items():
            del self._bonds[third][other]
            if third != one:
                ours[third] = self._bonds[third][one] = ours[third].beside(bond) if third in ours else bond
        for third in ours:
            if entry := self._entry(one, third):
                heappush(self._waiting, entry)

    def _entry(self, one: int, other: int) -> _Entry | None:
        """A bond in the order of its turn, with the sizes by which to see whether it still stands so."""
        first, second = min(one, other), max(one, other)
        bond, sizes = self._bonds[one][other], (self._sizes[first], self._sizes[second])
        return (-bond.support, first, second, *sizes) if bond.holds(sizes[0] * sizes[1]) else None
