"""Who holds an object and who held it, by which deed, and who stands behind companies that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.daily.control import ultimate
from ondermijning.daily.history import PLACES, place_nodes
from ondermijning.errors import GraphError
from ondermijning.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.daily.shown import Shown

COLUMNS = ("object", "houder", "recht", "aandeel", "van", "tot", "akte", "uiteindelijke zeggenschap", "bron")


def owners(index: Index, shown: Shown, asked: Sequence[Node]) -> list[tuple[Any, ...]]:
    """A row per holding, present and former, in order of object and time.

    Args:
        index: the open index.
        shown: how names are written.
        asked: the object, or the address or building it belongs to.

    Raises:
        GraphError: what is asked about is no object or address.
    """
    if any(node.label not in PLACES for node in asked):
        raise GraphError(
            say("only an object or an address has owners."), advice=say("Use ondermijning show for anything else.")
        )
    nodes = place_nodes(index, asked)
    objects = [number for number, node in nodes.items() if node.label == "Perceel"]
    held = sorted(index.inward(objects, "BEZIT"), key=lambda edge: (edge.target, edge.begin, edge.number))
    nodes |= index.nodes(edge.source for edge in held)
    deeds = _deeds(index, objects)
    return [_row(index, shown, edge, nodes, deeds) for edge in held]


def _deeds(index: Index, objects: Sequence[int]) -> dict[tuple[int, str], Node]:
    """(object, day) → the transfer of that day."""
    concerned = index.inward(objects, "BETREFT")
    transfers = index.nodes(edge.source for edge in concerned)
    return {(edge.target, str(transfers[edge.source].data.get("datum"))): transfers[edge.source] for edge in concerned}


def _row(
    index: Index, shown: Shown, edge: Edge, nodes: dict[int, Node], deeds: dict[tuple[int, str], Node]
) -> tuple[Any, ...]:
    holder, deed = nodes[edge.source], deeds.get((edge.target, edge.begin))
    role = f"{'voormalig ' if edge.end else ''}{_role(str(edge.data.get('recht', '')))}"
    behind = ultimate(index, shown, holder.number).text if holder.label == "Bedrijf" and not holder.personal else ""
    share = f"{edge.data.get('aandeel_promille', 0) / 10:g} %".replace(".", ",")
    return (
        shown.name(nodes[edge.target]),
        shown.name(holder, role),
        edge.data.get("recht", ""),
        share,
        edge.begin,
        edge.end,
        shown.name(deed) if deed else "",
        behind,
        shown.sources([edge.number, *([deed.number] if deed else [])]),
    )


def _role(right: str) -> str:
    """Leasehold and the like are held by someone who does not own."""
    return "eigenaar" if not right or "eigendom" in right.lower() else f"houder van {right.lower()}"
