"""A signal as a graph: its node, its subject and its present evidence, and the text that draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.graph.server.signal_graph import ABOUT, EVIDENCE, SignalEdge
from ondermijning.ledger.aliases import add_alias
from ondermijning.ledger.disputes import begin_dispute
from ondermijning.model import EDGES
from ondermijning.signals.gate import signal_id
from ondermijning.signals.picture import picture, signals_as_graph
from tests.signals.making import ALONE, P1, PRICE, hit

if TYPE_CHECKING:
    from tests.signals.making import Runs


def test_a_signal_is_a_node_that_points_at_its_subject_and_its_evidence(runs: Runs) -> None:
    runs.run(hit(ALONE))
    (node,), edges = signals_as_graph(runs.ledger)

    assert (node.id, node.soort, node.status) == (P1, "Perceel", "nieuw")
    assert node.zin == runs.kept()["alleen"].hit.sentence
    assert SignalEdge(ABOUT, P1, "Perceel", "p1") in edges
    assert {(edge.label, edge.node) for edge in edges if edge.kind == EVIDENCE} >= {
        ("Perceel", "p1"),
        ("Bedrijf", "KVK:1"),
    }


def test_evidence_that_is_gone_is_not_drawn(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(PRICE, transactie="t2"))
    runs.run(hit(ALONE))
    (node,), edges = signals_as_graph(runs.ledger)

    assert "t2" not in {edge.node for edge in edges}
    assert node.zin == runs.kept()["alleen"].hit.sentence


def test_a_signal_that_waits_until_a_dispute_has_ended_is_not_drawn(runs: Runs) -> None:
    runs.run(hit(ALONE), hit(ALONE, "p2", "KVK:2", "t2"))
    begin_dispute(runs.ledger, "KVK:1", "klopt niet", "jansen")
    (node,), edges = signals_as_graph(runs.ledger)

    assert node.id == signal_id("Perceel", "p2")
    assert P1 not in {edge.signal for edge in edges}


def test_a_party_in_the_evidence_is_drawn_by_the_id_it_has_now(runs: Runs) -> None:
    runs.run(hit(ALONE))
    add_alias(runs.ledger, "KVK:1", "KVK:2", "samengevoegd")

    assert SignalEdge(EVIDENCE, P1, "Bedrijf", "KVK:2") in signals_as_graph(runs.ledger)[1]


def test_the_text_names_the_signal_and_leaves_out_what_joins_everything() -> None:
    text = picture(P1)
    left_out = text.partition("IN [")[2].partition("]")[0].replace("'", "").split(", ")

    assert f"'{P1}'" in text
    assert set(left_out) < set(EDGES)
    assert "LIGT_AAN" in left_out
