from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ondermijning.ledger.events import Change, Happening, events_after, events_of, latest_event
from ondermijning.ledger.exports import add_export, last_told
from ondermijning.ledger.signals import Signal, add_signal, change_signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from ondermijning.ledger import Ledger


def test_nothing_was_told_in_the_beginning(ledger: Ledger) -> None:
    assert (last_told(ledger), latest_event(ledger), events_after(ledger, 0)) == (0, 0, [])


def test_what_was_told_is_not_told_again(ledger: Ledger, run: Callable[[], int]) -> None:
    number = run()
    for name in ("s1", "s2"):
        add_signal(ledger, Signal(name, "Perceel", name, date(2024, 12, 31), number, number), "jansen")
    add_export(ledger, number, latest_event(ledger), "run-2024-12-31-1")
    change_signal(ledger, Change("s2", Happening.VERDWENEN, "jansen"))

    assert events_after(ledger, last_told(ledger)) == events_of(ledger, "s2")[1:]
    assert [event.change.signal_id for event in events_after(ledger, 0)] == ["s1", "s2", "s2"]
