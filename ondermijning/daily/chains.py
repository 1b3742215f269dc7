"""Chains between two things as rows: each hop with its reason, its span and its source rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.daily.path import MAX_STEPS, shortest
from ondermijning.daily.relations import relation, said, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ondermijning.daily.index import Edge, Index, Node
    from ondermijning.daily.path import Hop
    from ondermijning.daily.shown import Shown

COLUMNS = ("keten", "stap", "van", "naar", "reden", "periode", "bron")


def chain_rows(
    index: Index, shown: Shown, ends: tuple[Node, Node], *, steps: int = MAX_STEPS, hubs: bool = False
) -> list[tuple[Any, ...]]:
    """The shortest chains between two things, a row per hop.

    Args:
        index: the open index.
        shown: how names are written.
        ends: where the chains begin and end.
        steps: how long a chain may be.
        hubs: see ``path.shortest``.
    """
    first, last = ends
    chains = shortest(index, first.number, last.number, steps=steps, hubs=hubs)
    edges, nodes = _parts(index, first, chains)
    return [
        (
            number,
            step,
            shown.name(nodes[at]),
            shown.name(nodes[hop.node]),
            _reasons(shown, hop, edges, nodes),
            "; ".join(filter(None, (span(edges[edge]) for edge in hop.edges))),
            shown.sources(hop.edges),
        )
        for number, chain in enumerate(chains, 1)
        for step, (at, hop) in enumerate(zip([first.number, *(hop.node for hop in chain)], chain, strict=False), 1)
    ]


def in_a_line(index: Index, shown: Shown, first: Node, chain: Sequence[Hop]) -> str:
    """One chain as a text."""
    edges, nodes = _parts(index, first, [chain])
    return " → ".join(_reasons(shown, hop, edges, nodes) for hop in chain)


def _reasons(shown: Shown, hop: Hop, edges: dict[int, Edge], nodes: dict[int, Node]) -> str:
    """Why two things hang together, in words."""
    return "; ".join(dict.fromkeys(reason(shown, edges[edge], nodes) for edge in hop.edges))


def reason(shown: Shown, edge: Edge, nodes: Mapping[int, Node]) -> str:
    """An edge as a sentence, with what it says itself."""
    sentence = f"{shown.name(nodes[edge.source])} {relation(edge.kind).phrase} {shown.name(nodes[edge.target])}"
    more = said(edge)
    return f"{sentence} ({more})" if more else sentence


def _parts(index: Index, first: Node, chains: Sequence[Sequence[Hop]]) -> tuple[dict[int, Edge], dict[int, Node]]:
    hops = [hop for chain in chains for hop in chain]
    numbers = [first.number, *(hop.node for hop in hops)]
    return index.edges(edge for hop in hops for edge in hop.edges), index.nodes(numbers)
