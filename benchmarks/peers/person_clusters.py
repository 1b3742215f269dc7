"""From scored pairs to clusters: everything that hangs together, or that with no register twice that holds nobody twice.

Runs in the environment of each peer, so it imports the standard library only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Scored: TypeAlias = tuple[str, str, float]


class Groups:
    """Groups of records that grow by joining.

    Args:
        sources: The register of each record.
        once_in: Registers of which no group may hold two records; none: groups join without limit.
    """

    def __init__(self, sources: Mapping[str, str], once_in: Collection[str] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._held: dict[str, frozenset[str]] = {}
        self._sources, self._once_in = sources, once_in

    def join(self, left: str, right: str) -> None:
        """Make one group of those of two records, unless a register that holds nobody twice were in it twice."""
        one, other = self.of(left), self.of(right)
        if one == other or self._of(one) & self._of(other):
            return
        self._parent[other] = one
        self._held[one] = self._of(one) | self._of(other)

    def of(self, record: str) -> str:
        """The record that stands for the group of a record."""
        while (above := self._parent.setdefault(record, record)) != record:
            self._parent[record] = record = self._parent[above]
        return record

    def joined(self) -> dict[str, str]:
        """The group of every record that was offered for joining."""
        return {record: self.of(record) for record in list(self._parent)}

    def _of(self, group: str) -> frozenset[str]:
        held = self._held.get(group)
        return frozenset({self._sources[group]} & set(self._once_in)) if held is None else held


def one_each(pairs: Iterable[Scored], sources: Mapping[str, str], once_in: Collection[str]) -> list[Scored]:
    """Of the pairs of a record with a register that holds nobody twice the surest one alone.

    Args:
        pairs: The surest first.
        sources: The register of each record.
        once_in: Registers that hold nobody twice.
    """
    taken: set[tuple[str, str]] = set()
    kept = []
    for pair in pairs:
        left, right, _ = pair
        sides = ((left, sources[right]), (right, sources[left]))
        ends = {(record, register) for record, register in sides if register in once_in}
        if taken.isdisjoint(ends):
            taken |= ends
            kept.append(pair)
    return kept


def clusters(pairs: Iterable[Scored], threshold: float, groups: Groups) -> dict[str, str]:
    """The clusters of all pairs from a threshold up, the surest joined first.

    Args:
        pairs: The surest first.
        threshold: In the unit of the scores.
        groups: Empty, with the rule to join by.
    """
    for left, right, score in pairs:
        if score < threshold:
            break
        groups.join(left, right)
    return groups.joined()
