"""One step from things to what lies beside them, and where a step ends because too much lies behind it.

Whoever is a minor or has secret data is never stepped to: that a link goes through such a person tells of that person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ondermijning.daily.index import LISTED, as_list
from ondermijning.daily.path import FACTS, hubs_among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ondermijning.daily.index import Edge, Index, Node

MOST_LINKS = 40  # of one node; whatever has more joins strangers
# Ownership says what a right on an object says, and values of each year say nothing of who hangs together.
_NO_LINK = (*FACTS, "WAARDE_VAN", "HEEFT_RECHT", "RUST_OP", "BELAST")
# A deed, loan or permit stands between those who took part in it.
_BETWEEN = frozenset({"Transactie", "Hypotheek", "Vergunning", "Subsidie", "Gebeurtenis", "Beslag", "Vestiging"})
_LINKS = f"""
SELECT n.nr, (SELECT count(*) FROM edge WHERE van = n.nr AND soort NOT {LISTED})
           + (SELECT count(*) FROM edge WHERE naar = n.nr AND soort NOT {LISTED})
FROM node n WHERE n.nr {LISTED}
"""  # noqa: S608 - made of literals


class Step(NamedTuple):
    """What one step reaches.

    Args:
        edges: those that were followed, by number.
        nodes: their ends, by number.
    """

    edges: dict[int, Edge]
    nodes: dict[int, Node]


def step(index: Index, numbers: Collection[int]) -> Step:
    """Every relation at some nodes, with what it leads to."""
    touching = {edge.number: edge for edge in (*index.outward(numbers), *index.inward(numbers))}
    edges = {number: edge for number, edge in touching.items() if edge.kind not in _NO_LINK}
    nodes = index.nodes({end for edge in edges.values() for end in (edge.source, edge.target)})
    shown = {number: node for number, node in nodes.items() if not node.shielded}
    return Step({number: edge for number, edge in edges.items() if {edge.source, edge.target} <= shown.keys()}, shown)


def links(index: Index, numbers: Iterable[int]) -> dict[int, int]:
    """How many relations each of some nodes has."""
    kinds = as_list(_NO_LINK)
    return dict(index.rows(_LINKS, kinds, kinds, as_list(numbers)))


def stops(index: Index, nodes: Mapping[int, Node]) -> dict[int, int]:
    """Nodes behind which nothing is followed, with how many relations they have.

    These are excluded parties, places with many companies, and whatever has more relations than ``MOST_LINKS``.
    """
    crowded = hubs_among(index, nodes)
    return {number: many for number, many in links(index, nodes).items() if number in crowded or many > MOST_LINKS}


def is_between(node: Node) -> bool:
    """Whether a node only stands between others."""
    return node.label in _BETWEEN
