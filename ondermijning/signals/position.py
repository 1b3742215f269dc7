"""Why a signal is not before people now, in one sentence that names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.ledger.events import Happening, events_of
from ondermijning.ledger.hits import hits_of
from ondermijning.ledger.snoozes import standing_snoozes
from ondermijning.ledger.text import day_of
from ondermijning.signals.disputed import disputes_in, withheld_signals
from ondermijning.signals.matching import canonical
from ondermijning.signals.standing import resting_signals

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.signals import Signal


def position(ledger: Ledger, signal: Signal, today: date) -> str:
    """The sentence, in Dutch; empty for a signal that nothing holds back.

    Args:
        ledger: the ledger.
        signal: the signal.
        today: decides which rules rest.
    """
    if signal.id in withheld_signals(ledger):
        return _disputed(ledger, signal)
    if signal.id in resting_signals(ledger, today):
        return _resting(ledger, signal, today)
    if all(kept.gone_run is not None for kept in hits_of(ledger, signal.id)):
        return _gone(ledger, signal)
    return ""


def _disputed(ledger: Ledger, signal: Signal) -> str:
    marked = " en ".join(
        f"nummer {each.number}, gemerkt door {each.actor} op {day_of(each.since)}"
        for each in disputes_in(ledger, signal.id)
    )
    return f"Betwist ({marked}): telt niet mee tot de betwisting is opgeheven; zie ondermijning betwist."


def _resting(ledger: Ledger, signal: Signal, today: date) -> str:
    subject = canonical(ledger, (signal.subject_kind, signal.subject_id))
    rules = " en ".join(
        f"{each.rule} tot {each.until}"
        for each in standing_snoozes(ledger, today)
        if canonical(ledger, (each.subject_kind, each.subject_id)) == subject
    )
    return f"Rust: {rules}."


def _gone(ledger: Ledger, signal: Signal) -> str:
    days = [day_of(event.at) for event in events_of(ledger, signal.id) if event.change.happening is Happening.VERDWENEN]
    when = f" op {days[-1]}" if days else ""
    return f"Verdwenen{when}: de regels vinden dit niet meer of draaien niet meer; het verloop hieronder zegt wat er gebeurde."
