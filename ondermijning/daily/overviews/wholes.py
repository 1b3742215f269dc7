"""What belongs to one thing that people name: to a place its dwellings and objects, to a company its branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.history import PLACES, place_nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.daily.index import Index, Node


def whole(index: Index, things: Sequence[Node]) -> dict[int, Node]:
    """Everything that belongs to some things which are one, by number; the things first.

    Args:
        index: the open index.
        things: what a text stands for, such as the houses with one number.
    """
    own = {node.number: node for node in things}
    if things[0].label in PLACES:
        return own | place_nodes(index, things)
    branches = index.outward([node.number for node in things if node.label == "Bedrijf"], "HEEFT_VESTIGING")
    return own | index.nodes(edge.target for edge in branches)
