"""What things have in common: what lies beside several of them, and the shortest tie between each two."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from ondermijning.daily.chains import in_a_line, reason
from ondermijning.daily.overviews.lines import Line
from ondermijning.daily.overviews.spots import spots
from ondermijning.daily.overviews.steps import is_between, links, step
from ondermijning.daily.overviews.wholes import whole
from ondermijning.daily.path import shortest
from ondermijning.daily.relations import span
from ondermijning.daily.things import require_shown
from ondermijning.errors import GraphError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.daily.overviews.steps import Step
    from ondermijning.daily.shown import Shown

SHARED, TIE = "gedeeld", "kortste verband"
MOST_THINGS, MOST_SHARED, STEPS = 6, 100, 4
_MANY = 20  # relations; with more, that it is shared says little
FEWEST = 2
_MOST_BETWEEN = 400  # deeds, loans and cases of one thing that are looked into


class Common:
    """What some things have in common.

    Args:
        index: the open index.
        shown: how names are written.
        things: each as the nodes that a text stands for.
        steps: how long a tie may be.

    Raises:
        GraphError: fewer than two things, more than ``MOST_THINGS``, the same thing twice, or somebody who is never shown.
    """

    def __init__(self, index: Index, shown: Shown, things: Sequence[Sequence[Node]], *, steps: int = STEPS) -> None:
        if not FEWEST <= len(things) <= MOST_THINGS:
            raise GraphError(
                say("name at least {fewest} and at most {most_things} things.", fewest=FEWEST, most_things=MOST_THINGS)
            )
        if len({node.number for nodes in things for node in nodes}) < sum(map(len, things)):
            raise GraphError(say("the same thing is named twice."), advice=say("Name different things."))
        require_shown((node for nodes in things for node in nodes), say("Name an object or a company."))
        self._index, self._shown, self._steps = index, shown, steps
        self._firsts = [nodes[0] for nodes in things]
        self._wholes = [whole(index, nodes) for nodes in things]

    def lines(self) -> list[Line]:
        """What is shared, that of most things first, then the ties."""
        return [*self._shared(), *self._ties()]

    def _shared(self) -> Iterator[Line]:
        reached = [self._reached(own) for own in self._wholes]
        edges = {number: edge for found, _ in reached for chain in found.values() for number, edge in chain.items()}
        nodes = {number: node for _, known in reached for number, node in known.items()}
        by: defaultdict[int, list[int]] = defaultdict(list)
        for at, (found, _) in enumerate(reached):
            for number in found:
                by[number].append(at)
        named = {number for own in self._wholes for number in own}
        shared = [number for number, of in by.items() if len(of) >= FEWEST and number not in named]
        many = links(self._index, shared)
        order = sorted(shared, key=lambda number: (-len(by[number]), many[number] > _MANY, nodes[number].key))
        names = spots(self._index, self._shown, (nodes[each] for each in order if nodes[each].label == "Perceel"))
        for number in order[:MOST_SHARED]:
            own = {key: edge for at in by[number] for key, edge in reached[at][0][number].items()}
            texts = dict.fromkeys(self._told(edges[key], nodes) for key in sorted(own))
            crowd = f"{many[number]} verbanden, dat het gedeeld is zegt weinig: " if many[number] > _MANY else ""
            name = names.get(number) or self._shown.name(nodes[number])
            yield Line(SHARED, name, crowd + "; ".join(texts), elements=tuple(sorted(own)))
        if len(order) > MOST_SHARED:
            yield Line(SHARED, f"en {len(order) - MOST_SHARED} meer")

    def _told(self, edge: Edge, nodes: dict[int, Node]) -> str:
        """A relation with its days."""
        return " ".join(filter(None, (reason(self._shown, edge, nodes), span(edge))))

    def _reached(self, own: dict[int, Node]) -> tuple[dict[int, dict[int, Edge]], dict[int, Node]]:
        """What lies beside a thing, or behind a deed, loan or case of it → the edges that lead there; and the nodes met."""
        first = step(self._index, own)
        found: dict[int, dict[int, Edge]] = {}
        _follow(found, first, {number: {} for number in own})
        between = {
            number: dict(edges)
            for number, edges in found.items()
            if number not in own and is_between(first.nodes[number])
        }
        chosen = dict(sorted(between.items())[-_MOST_BETWEEN:])
        second = step(self._index, chosen)
        _follow(found, second, chosen)
        return {number: edges for number, edges in found.items() if number not in own}, first.nodes | second.nodes | own

    def _ties(self) -> Iterator[Line]:
        for one, other in combinations(range(len(self._firsts)), 2):
            first, last = self._firsts[one], self._firsts[other]
            chains = shortest(self._index, first.number, last.number, steps=self._steps)
            shown = [chain for chain in chains if not self._is_hidden([hop.node for hop in chain])]
            pair = f"{self._shown.name(first)} en {self._shown.name(last)}"
            if not shown:
                yield Line(TIE, pair, f"geen in {self._steps} stappen")
            for chain in shown[:1]:
                more = f" (en {len(shown) - 1} andere even kort)" if len(shown) > 1 else ""
                text = in_a_line(self._index, self._shown, first, chain)
                elements = tuple(edge for hop in chain for edge in hop.edges)
                yield Line(TIE, pair, f"{text}{more}", elements=elements)

    def _is_hidden(self, numbers: list[int]) -> bool:
        return any(node.shielded for node in self._index.nodes(numbers).values())


def _follow(found: dict[int, dict[int, Edge]], step: Step, starts: dict[int, dict[int, Edge]]) -> None:
    """Add what a step reaches, with the edges of the way to it."""
    for edge in step.edges.values():
        for near, far in ((edge.source, edge.target), (edge.target, edge.source)):
            if near in starts:
                found.setdefault(far, {}).update({**starts[near], edge.number: edge})
