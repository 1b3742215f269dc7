"""What happened to signals by runs since the nightly run last told it: new, changed or gone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ondermijning.ledger.events import Event, Happening, events_after, latest_event
from ondermijning.ledger.exports import last_told, told_before
from ondermijning.ledger.signals import list_signals

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger
    from ondermijning.ledger.signals import Signal

NEW, CHANGED, GONE = "nieuw", "gewijzigd", "verdwenen"
_BY_RUNS = (Happening.NIEUW, Happening.HEROPEND, Happening.GEWIJZIGD, Happening.GEZIEN, Happening.VERDWENEN)


@dataclass(slots=True)
class Story:
    """Signals in neutral order, each in one list.

    Args:
        last_event: number of the last event in it.
        new: were not told before.
        changed: rest on other evidence, came back or were opened again.
        gone: pass the gate no longer.
        why: signal → what changed, in Dutch.
    """

    last_event: int
    new: list[Signal] = field(default_factory=list)
    changed: list[Signal] = field(default_factory=list)
    gone: list[Signal] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)


def untold(ledger: Ledger) -> Story:
    """What no nightly run has written to a folder yet; a run of ``detect`` in between counts too."""
    return _since(ledger, last_told(ledger))


def lately(ledger: Ledger) -> Story:
    """What the last nightly run told, and what happened since; nothing where there was no such run."""
    before = told_before(ledger)
    return Story(latest_event(ledger)) if before is None else _since(ledger, before)


def changes_of(story: Story) -> dict[str, str]:
    """Signal → nieuw, gewijzigd or verdwenen."""
    told = ((NEW, story.new), (CHANGED, story.changed), (GONE, story.gone))
    return {signal.id: word for word, signals in told for signal in signals}


def _since(ledger: Ledger, told: int) -> Story:
    story = Story(latest_event(ledger))
    events: dict[str, list[Event]] = {}
    for event in events_after(ledger, told):
        if event.change.happening in _BY_RUNS and not _by_people(event):
            events.setdefault(event.change.signal_id, []).append(event)
    for signal in list_signals(ledger):
        if signal.id in events:
            _told(story, signal, events[signal.id])
    return story


def _by_people(event: Event) -> bool:
    """Whether somebody moved the signal to a state; a run only changes the evidence."""
    return event.change.happening is Happening.GEWIJZIGD and event.change.to_state is not None


def _told(story: Story, signal: Signal, events: list[Event]) -> None:
    happened = [event.change.happening for event in events]
    story.why[signal.id] = "; ".join(event.change.note for event in events if event.change.note)
    if happened[-1] is Happening.VERDWENEN:
        story.gone.append(signal)
    elif Happening.NIEUW in happened:
        story.new.append(signal)
    else:
        story.changed.append(signal)
