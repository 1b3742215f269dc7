"""Parties that are linked, as the fact makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.graphs import Graph, Node


def link(graph: Graph, one: Node, other: Node, **values: Any) -> Graph:
    """Link two parties both ways, as the fact does."""
    facts = {"via": "bestuur", "stappen": 1} | values
    return graph.edge("VERBONDEN_MET", one, other, **facts).edge("VERBONDEN_MET", other, one, **facts)
