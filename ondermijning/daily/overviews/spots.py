"""By which address a cadastral object is known: whoever reads a list knows a street, not a designation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.daily.index import Index, Node
    from ondermijning.daily.shown import Shown

_MOST = 2  # addresses of one object that are named


def spots(index: Index, shown: Shown, objects: Iterable[Node]) -> dict[int, str]:
    """Number of a cadastral object → its address with its designation behind it; the designation where none is known."""
    nodes = {node.number: node for node in objects}
    dwellings = [edge for edge in index.outward(nodes, "HEEFT_VBO") if not edge.end]
    edges = index.outward({edge.target for edge in dwellings}, "HEEFT_ADRES")
    addresses = index.nodes(edge.target for edge in edges)
    at: defaultdict[int, list[Node]] = defaultdict(list)
    for edge in edges:
        at[edge.source].append(addresses[edge.target])
    found: defaultdict[int, dict[str, Node]] = defaultdict(dict)
    for edge in dwellings:
        for address in at[edge.target]:
            found[edge.source][address.id] = address
    return {number: _called(shown, node, sorted(found[number].items())) for number, node in nodes.items()}


def _called(shown: Shown, node: Node, addresses: list[tuple[str, Node]]) -> str:
    name = shown.name(node)
    if not addresses:
        return name
    told = "; ".join(shown.name(address) for _, address in addresses[:_MOST])
    more = f" en {len(addresses) - _MOST} meer" if len(addresses) > _MOST else ""
    return f"{told}{more} ({name})"
