"""Objects that are sold once more in a small graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.graphs import Graph, Node


def sold_on(graph: Graph, tag: str, before: Node, seller: Node, **price: Any) -> Graph:
    """A month after the transfer before it, the seller sells the object that the tag names to somebody new."""
    sale = ("Transactie", f"verder-{tag}")
    return (
        graph.node(*sale, soort="koop")
        .edge("VERKOPER", seller, sale)
        .edge("KOPER", ("Persoon", f"nieuw-{tag}"), sale)
        .edge("BETREFT", sale, ("Perceel", tag), dagen_sinds_vorige=30, **price)
        .edge("OPGEVOLGD_DOOR", before, sale, perceel_id=tag, dagen=30)
    )
