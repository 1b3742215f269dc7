"""A signal in Neo4j: its node, its edges, and the text that draws it in Neo4j Browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.graph.signal_graph import ABOUT, EVIDENCE, SignalEdge, SignalNode
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.signals.disputed import withheld_signals
from ondermijning.signals.matching import canonical

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

# Edges that join everything to everything, and those of signals themselves.
_NOT_DRAWN = ", ".join(f"'{kind}'" for kind in ("LIGT_AAN", "IN_BUURT", ABOUT, EVIDENCE))


def picture(signal_id: str) -> str:
    """The text to paste in Neo4j Browser: the signal, its evidence, and what joins the evidence in at most two steps.

    Args:
        signal_id: hexadecimal, so that it may stand in the text.
    """
    return (
        f"MATCH (s:Signaal {{id: '{signal_id}'}})-[b:{ABOUT}|{EVIDENCE}]->(n)\n"
        f"OPTIONAL MATCH p = (n)-[*1..2]-(m) WHERE (s)-[:{ABOUT}|{EVIDENCE}]->(m)\n"
        f"  AND none(r IN relationships(p) WHERE type(r) IN [{_NOT_DRAWN}])\n"
        "RETURN s, b, n, p"
    )


def signals_as_graph(ledger: Ledger) -> tuple[list[SignalNode], list[SignalEdge]]:
    """Every signal in the ledger with its present evidence, in order of id; not those that wait until a dispute has ended."""
    nodes, edges, withheld = [], [], withheld_signals(ledger)
    for signal in (each for each in list_signals(ledger) if each.id not in withheld):
        held = [kept.hit for kept in hits_of(ledger, signal.id) if kept.gone_run is None]
        nodes.append(
            SignalNode(signal.id, signal.subject_kind, signal.state.value, " ".join(hit.sentence for hit in held))
        )
        edges.append(SignalEdge(ABOUT, signal.id, *canonical(ledger, (signal.subject_kind, signal.subject_id))))
        parts = {canonical(ledger, (part["soort"], part["id"])) for hit in held for part in hit.evidence["delen"]}
        edges += [SignalEdge(EVIDENCE, signal.id, *part) for part in parts]
    return sorted(nodes), sorted(set(edges))
