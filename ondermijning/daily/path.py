"""The shortest chains between two things: breadth first from both ends, a whole level at a time, so that none is missed."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.index import LISTED, as_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ondermijning.daily.index import Index

MAX_STEPS = 6
MAX_CHAINS = 10
MAX_COMPANIES = 20  # an address or building with more joins strangers
FACTS = (
    "VERBONDEN_MET",
    "ZEGGENSCHAP_OVER",
    "OPGEVOLGD_DOOR",
    "VOLGT_OP",
    "NA_VERGUNNING",
)  # facts that sum up other edges
_STEPS = f"""
SELECT nr, van, naar FROM edge WHERE van {LISTED} AND soort NOT {LISTED}
UNION ALL
SELECT nr, naar, van FROM edge WHERE naar {LISTED} AND soort NOT {LISTED}
"""  # noqa: S608 - made of literals
_HUBS = f"""
SELECT nr FROM node WHERE nr {LISTED} AND soort = 'Bedrijf' AND coalesce(gegevens ->> 'uitgezonderd', '') <> ''
UNION ALL
SELECT naar FROM edge WHERE naar {LISTED} AND soort IN ('GEVESTIGD_OP', 'IN_PAND')
GROUP BY naar HAVING count(DISTINCT van) > {MAX_COMPANIES}
"""  # noqa: S608 - made of literals


class Hop(NamedTuple):
    """A step of a chain: the node it leads to, and every edge that does."""

    node: int
    edges: tuple[int, ...]


class _Side:
    """What can be reached from one end: node → its distance, and every way in from the level before."""

    def __init__(self, start: int) -> None:
        self.distance = {start: 0}
        self.ways: dict[int, dict[int, list[int]]] = {}
        self.frontier = {start}
        self.level = 0

    def grow(self, index: Index, ends: frozenset[int], avoid: frozenset[int], *, hubs: bool) -> None:
        """Reach one level further; hubs are passed by unless they are an end or wanted."""
        found: defaultdict[int, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for edge, near, far in _steps(index, self.frontier):
            if far not in self.distance:
                found[far][near].append(edge)
        passed = (avoid if hubs else avoid | hubs_among(index, found)) - ends
        self.level += 1
        self.frontier = found.keys() - passed
        for node in self.frontier:
            self.distance[node] = self.level
            self.ways[node] = found[node]

    def chains(self, node: int) -> Iterator[list[Hop]]:
        """Every shortest way from the end to a node, as the hops that go back."""
        if self.distance[node] == 0:
            yield []
            return
        for near, edges in sorted(self.ways[node].items()):
            for rest in self.chains(near):
                yield [Hop(near, tuple(sorted(edges))), *rest]


def shortest(
    index: Index, start: int, goal: int, *, steps: int = MAX_STEPS, hubs: bool = False, avoid: Iterable[int] = ()
) -> list[list[Hop]]:
    """All shortest chains, at most ``MAX_CHAINS``.

    Args:
        index: the open index.
        start: number of a node.
        goal: number of another node.
        steps: how long a chain may be.
        hubs: also go through addresses and buildings that many share, and through excluded parties.
        avoid: numbers of nodes that no chain goes through.

    Returns:
        For each chain its hops from start to goal; empty when no chain is short enough.
    """
    near, far, ends, around = _Side(start), _Side(goal), frozenset((start, goal)), frozenset(avoid)
    met = near.distance.keys() & far.distance.keys()
    while not met and near.level + far.level < steps and near.frontier and far.frontier:
        side = near if len(near.frontier) <= len(far.frontier) else far
        side.grow(index, ends, around, hubs=hubs)
        met = near.distance.keys() & far.distance.keys()
    total = near.level + far.level
    middle = sorted(node for node in met if near.distance[node] + far.distance[node] == total)
    return list(islice(_joined(near, far, middle), MAX_CHAINS))


def _joined(near: _Side, far: _Side, middle: Iterable[int]) -> Iterator[list[Hop]]:
    """Chains through the nodes at which both sides meet."""
    for node in middle:
        for back in near.chains(node):
            nodes = [node, *(hop.node for hop in back)]
            first = [Hop(to, hop.edges) for hop, to in zip(back, nodes, strict=False)][::-1]
            for forth in far.chains(node):
                yield [*first, *forth]


def _steps(index: Index, nodes: Iterable[int]) -> list[tuple[int, int, int]]:
    listed, kinds = as_list(nodes), as_list(FACTS)
    return index.rows(_STEPS, listed, kinds, listed, kinds)


def hubs_among(index: Index, nodes: Iterable[int]) -> set[int]:
    """Those that join strangers: excluded companies, and addresses and buildings with more companies than ``MAX_COMPANIES``."""
    listed = as_list(nodes)
    return {row[0] for row in index.rows(_HUBS, listed, listed)}
