"""What a signal looks like in a graph: a node, the edge to its subject, and the edges to its evidence."""

from __future__ import annotations

from typing import NamedTuple

ABOUT, EVIDENCE = "OVER", "BEWIJS"


class SignalNode(NamedTuple):
    """A signal as the graph shows it; see ``Signaal`` in the model.

    Args:
        id: of the signal.
        soort: kind of its subject.
        status: its state in the ledger.
        zin: what was seen.
        name: its caption.
        regels: ids of the rules that hold, in order.
    """

    id: str
    soort: str
    status: str
    zin: str
    name: str
    regels: tuple[str, ...]


class SignalEdge(NamedTuple):
    """From a signal to a node: ``OVER`` its subject, or ``BEWIJS`` a node of its evidence."""

    kind: str
    signal: str
    label: str
    node: str
