"""What lies within some steps of a thing: relation by relation, bounded, and what was not followed is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ondermijning.daily.chains import reason
from ondermijning.daily.overviews.steps import step, stops
from ondermijning.daily.overviews.wholes import whole
from ondermijning.daily.relations import span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.daily.shown import Shown

COLUMNS = ("stap", "van", "naar", "verband", "periode", "bron")
MOST_HOPS, MOST_NODES = 4, 200


class Surroundings(NamedTuple):
    """What lies around a thing.

    Args:
        found: each relation with the step at which it was met, in order.
        nodes: their ends, by number.
        cut: nodes that were not followed further → the step at which they were met, and how many relations they have.
        left_out: how many nodes came after the first ``MOST_NODES``.
    """

    found: list[tuple[int, Edge]]
    nodes: dict[int, Node]
    cut: dict[int, tuple[int, int]]
    left_out: int

    @property
    def objects(self) -> list[Node]:
        """Cadastral objects among them."""
        return [node for node in self.nodes.values() if node.label == "Perceel"]


def surroundings(index: Index, things: Sequence[Node], hops: int) -> Surroundings:
    """What lies within some steps.

    Args:
        index: the open index.
        things: what it is about, which is always followed.
        hops: how many steps.
    """
    nodes = whole(index, things)
    found: dict[int, tuple[int, Edge]] = {}
    cut: dict[int, tuple[int, int]] = {}
    frontier, left_out = set(nodes), 0
    for hop in range(1, hops + 1):
        reached = step(index, frontier)
        fresh = _in_order(reached.nodes[number] for number in reached.nodes.keys() - nodes.keys())
        room = MOST_NODES - len(nodes)
        left_out += len(fresh[max(0, room) :])
        taken = {node.number: node for node in fresh[: max(0, room)]}
        nodes |= taken
        kept = (edge for edge in reached.edges.values() if {edge.source, edge.target} <= nodes.keys())
        found |= {edge.number: (hop, edge) for edge in kept if edge.number not in found}
        stopped = stops(index, taken) if hop < hops else {}
        cut |= {number: (hop, many) for number, many in stopped.items()}
        frontier = taken.keys() - stopped.keys()
    return Surroundings(_told(found.values(), nodes), nodes, cut, left_out)


def _in_order(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: node.key)


def _told(found: Iterable[tuple[int, Edge]], nodes: dict[int, Node]) -> list[tuple[int, Edge]]:
    return sorted(
        found,
        key=lambda each: (each[0], each[1].begin, nodes[each[1].source].key, nodes[each[1].target].key, each[1].number),
    )


def network_rows(shown: Shown, around: Surroundings) -> list[tuple[Any, ...]]:
    """A row per relation, and per node at which it ended how many more there are."""
    return [*_relations(shown, around), *_ends(shown, around)]


def _relations(shown: Shown, around: Surroundings) -> Iterator[tuple[Any, ...]]:
    for hop, edge in around.found:
        ends = shown.name(around.nodes[edge.source]), shown.name(around.nodes[edge.target])
        yield hop, *ends, reason(shown, edge, around.nodes), span(edge), shown.sources([edge.number])


def _ends(shown: Shown, around: Surroundings) -> Iterator[tuple[Any, ...]]:
    for number, (hop, many) in sorted(around.cut.items(), key=lambda each: around.nodes[each[0]].key):
        why = str(around.nodes[number].data.get("uitgezonderd") or "knooppunt")
        yield hop, shown.name(around.nodes[number]), "", f"niet verder gevolgd: {why}, {many} verbanden", "", ""
