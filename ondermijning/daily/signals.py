"""Signals about things that a question came across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.daily.history import Moment
from ondermijning.ledger.aliases import current_id
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.signals import list_signals
from ondermijning.model import PARTIES
from ondermijning.signals.disputed import withheld_signals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.daily.index import Node
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.signals import Signal

SHORT = 8


def signals_about(ledger: Ledger, nodes: Iterable[Node]) -> list[Moment]:
    """A row per signal whose subject is one of these nodes, under any id it has had; a signal is no finding.

    Signals that wait until a dispute has ended are left out.
    """
    subjects, withheld = {node.key for node in nodes if not node.personal}, withheld_signals(ledger)
    return [
        Moment(
            signal.first_seen.isoformat(), "", "signaal",
            f"{signal.id[:SHORT]} over {signal.subject_kind}, {signal.state.value}: {_sentences(ledger, signal.id)}", (),
        )
        for signal in list_signals(ledger)
        if _subject(ledger, signal) in subjects and signal.id not in withheld
    ]  # fmt: skip


def _subject(ledger: Ledger, signal: Signal) -> tuple[str, str]:
    """Kind and id of what a signal is about; a party by the id that is now in use for it."""
    kind, name = signal.subject_kind, signal.subject_id
    return kind, current_id(ledger, name) if kind in PARTIES else name


def _sentences(ledger: Ledger, signal_id: str) -> str:
    return " ".join(dict.fromkeys(kept.hit.sentence for kept in hits_of(ledger, signal_id) if kept.gone_run is None))
