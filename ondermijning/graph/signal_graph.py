"""What a signal looks like in a graph: a node, the edge to its subject, and the edges to its evidence."""

from __future__ import annotations

from typing import NamedTuple

ABOUT, EVIDENCE = "OVER", "BEWIJS"


class SignalNode(NamedTuple):
    """A signal as the graph shows it; see ``Signaal`` in the model."""

    id: str
    soort: str
    status: str
    zin: str


class SignalEdge(NamedTuple):
    """From a signal to a node: ``OVER`` its subject, or ``BEWIJS`` a node of its evidence."""

    kind: str
    signal: str
    label: str
    node: str
