"""``signals``: listing and showing signals, and what people decide about them."""

from __future__ import annotations

import click

from ondermijning.cli.shared.lazy import LazyGroup

_HERE = "ondermijning.cli.signals"
SHORT = 8  # letters of the id of a signal, as far as tables and notes show it

COMMANDS = {
    "list": (f"{_HERE}.list:list_command", "Signals in neutral order: first seen, then id."),
    "show": (f"{_HERE}.show:show", "One signal with its evidence, to the row of the delivery."),
    "assign": (f"{_HERE}.decide:assign", "Say who weighs a signal."),
    "state": (f"{_HERE}.decide:state", "Say how far people are with a signal."),
    "snooze": (f"{_HERE}.decide:snooze", "Let a rule rest for what a signal is about."),
    "close": (f"{_HERE}.decide:close", "Close a signal: what was done and what it was about."),
    "reopen": (f"{_HERE}.decide:reopen", "Open a closed signal again."),
    "recurring": (f"{_HERE}.recurring:recurring_command", "Companies that come back around objects with a signal."),
}
RENAMED = {"facilitators": "recurring"}  # a name says what is counted, and gives nobody a role


@click.group(cls=LazyGroup, commands=COMMANDS, renamed=RENAMED)
def signals() -> None:
    """List, show, weigh and close signals; a signal is no finding."""
