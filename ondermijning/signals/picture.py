"""A signal in Neo4j: its node, its edges, and the text that draws it in Neo4j Browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.graph.server.marker import MARKER, Status
from ondermijning.graph.server.signal_graph import ABOUT, EVIDENCE, SignalEdge, SignalNode
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.signals.disputed import withheld_signals
from ondermijning.signals.matching import canonical

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

# Edges that join everything to everything, those of signals themselves, and what is drawn as BEZIT already; values and
# rights hang on these alone, so that they are no stepping stones either.
_NOT_DRAWN = ", ".join(
    f"'{kind}'" for kind in ("LIGT_AAN", "IN_BUURT", "HEEFT_RECHT", "RUST_OP", "WAARDE_VAN", ABOUT, EVIDENCE)
)
# Facts that say again what another edge between the same two says: a tie of one step, a tie the other way round, control
# through one holding.
_DOUBLED = (
    "(type(r) = 'VERBONDEN_MET' AND (r.stappen = 1 OR startNode(r).id > endNode(r).id)"
    " OR type(r) = 'ZEGGENSCHAP_OVER' AND r.diepte = 1)"
)
WHOLE = f"MATCH (:{MARKER} {{status: '{Status.DONE}'}})"


def picture(signal_id: str) -> str:
    """The text to paste in Neo4j Browser: the signal, its evidence, and what joins the evidence in at most two steps.

    Args:
        signal_id: hexadecimal, so that it may stand in the text.
    """
    return drawn(f"MATCH (s:Signaal {{id: '{signal_id}'}})")


def drawn(chosen: str) -> str:
    """The text that draws some signals in Neo4j Browser, once the server is whole.

    Args:
        chosen: clauses that bind each of them as ``s``.
    """
    return (
        f"{WHOLE}\n{chosen}\n"
        f"MATCH (s)-[b:{ABOUT}|{EVIDENCE}]->(n)\n"
        "WHERE NOT n:Waardering AND NOT n:Recht\n"
        f"  AND NOT (type(b) = '{EVIDENCE}' AND EXISTS {{ MATCH (s)-[:{ABOUT}]->(n) }})\n"
        f"OPTIONAL MATCH p = (n)-[*1..2]-(m) WHERE (s)-[:{ABOUT}|{EVIDENCE}]->(m)\n"
        f"  AND none(r IN relationships(p) WHERE type(r) IN [{_NOT_DRAWN}]\n"
        f"    OR {_DOUBLED})\n"
        "RETURN s, b, n, p"
    )


def signals_as_graph(ledger: Ledger) -> tuple[list[SignalNode], list[SignalEdge]]:
    """Every signal in the ledger with its present evidence, in order of id; not those that wait until a dispute has ended."""
    nodes, edges, withheld = [], [], withheld_signals(ledger)
    for signal in (each for each in list_signals(ledger) if each.id not in withheld):
        held = [kept.hit for kept in hits_of(ledger, signal.id) if kept.gone_run is None]
        rules = tuple(sorted({hit.rule for hit in held}))
        seen = ", ".join(rule.replace("_", " ") for rule in rules)
        told = " ".join(hit.sentence for hit in held)
        caption = f"signaal: {seen}" if seen else "signaal"
        nodes.append(SignalNode(signal.id, signal.subject_kind, signal.state.value, told, caption, rules))
        edges.append(SignalEdge(ABOUT, signal.id, *canonical(ledger, (signal.subject_kind, signal.subject_id))))
        parts = {canonical(ledger, (part["soort"], part["id"])) for hit in held for part in hit.evidence["delen"]}
        edges += [SignalEdge(EVIDENCE, signal.id, *part) for part in parts]
    return sorted(nodes), sorted(set(edges))
