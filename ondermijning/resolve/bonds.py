"""What holds two groups together: all their links, which speak together, and what forbids it."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ondermijning.resolve.weights.comparison import Comparison, Finding, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.resolve.judged import NodePair

Findings: TypeAlias = tuple[Finding, ...]
_Entry: TypeAlias = tuple[int, int, int, int, int]

# Tenths of bits: what a pair that was not worth comparing says, and the most that one pair may say for its whole group.
_ABSENT, _MOST = -10, 100


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
            self.fits + other.fits, self.pairs + other.pairs, self.told | other.told, surest.best, surest.needed,
            surest.nodes, self.parted or other.parted,
        )  # fmt: skip

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
