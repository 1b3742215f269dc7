"""How many new signals people are offered in a week; the others wait for their turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.ledger.events import State
from ondermijning.ledger.offers import iso_week, mark_offered, not_offered, offered_in
from ondermijning.signals.disputed import withheld_signals
from ondermijning.signals.standing import resting_signals

if TYPE_CHECKING:
    from datetime import date

    from ondermijning.ledger import Ledger
    from ondermijning.ledger.signals import Signal


@dataclass(frozen=True, slots=True)
class Queue:
    """Where signals stand before people have looked at them.

    Args:
        week: the ISO week.
        offered: how many were offered in it.
        waiting: ids of those that wait, in the order of their turn.
        resting: ids of those that rest.
        disputed: ids of those that wait until a party in their evidence disputes nothing any more.
    """

    week: str
    offered: int
    waiting: tuple[str, ...]
    resting: frozenset[str]
    disputed: frozenset[str] = frozenset()

    def shows(self, signal: Signal) -> bool:
        """Whether a signal is before people: it was offered, or they took it themselves, and nothing holds it back."""
        taken = signal.offered_week is not None or signal.state is not State.NIEUW
        return taken and signal.id not in self.resting | self.disputed


def offer(ledger: Ledger, budget: int, today: date) -> Queue:
    """Offer as many waiting signals as this week has room for, in the order of their turn.

    Args:
        ledger: the ledger.
        budget: how many new signals people can weigh in a week.
        today: decides the week.
    """
    week = iso_week(today)
    with ledger.transaction():
        resting, disputed = resting_signals(ledger, today), withheld_signals(ledger)
        turn = [name for name in not_offered(ledger) if name not in resting | disputed]
        room = max(0, budget - offered_in(ledger, week))
        mark_offered(ledger, turn[:room], week)
        return Queue(week, offered_in(ledger, week), tuple(turn[room:]), resting, disputed)
