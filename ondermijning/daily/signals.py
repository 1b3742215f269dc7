"""Signals about things that a question came across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.history import Moment
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.signals.disputed import withheld_signals
from ondermijning.signals.matching import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.daily.index import Node
    from ondermijning.ledger import Ledger

SHORT = 8


def signals_about(ledger: Ledger, nodes: Iterable[Node]) -> list[Moment]:
    """A row per signal whose subject is one of these nodes, under any id it has had; a signal is no finding.

    Signals that wait until a dispute has ended are left out.
    """
    subjects, withheld = {node.key for node in nodes if not node.personal}, withheld_signals(ledger)
    return [
        Moment(
            signal.first_seen.isoformat(),
            "",
            "signaal",
            f"{signal.id[:SHORT]} over {signal.subject_kind}, {signal.state.value}: {_sentences(ledger, signal.id)}",
            (),
        )
        for signal in list_signals(ledger)
        if canonical(ledger, (signal.subject_kind, signal.subject_id)) in subjects and signal.id not in withheld
    ]


def _sentences(ledger: Ledger, signal_id: str) -> str:
    return " ".join(dict.fromkeys(kept.hit.sentence for kept in hits_of(ledger, signal_id) if kept.gone_run is None))
