"""``case``: opening a case, what it is about, and which there are."""

from __future__ import annotations

import click

from ondermijning.cli.shared.lazy import LazyGroup

_HERE = "ondermijning.cli.cases"

COMMANDS = {
    "open": (f"{_HERE}.open:open_command", "Open a case: who holds it, about what, from when until when."),
    "add": (f"{_HERE}.add:add", "Add to a case what it is also about."),
    "list": (f"{_HERE}.list:list_command", "The cases that are open, or all of them."),
}


@click.group(cls=LazyGroup, commands=COMMANDS)
def case() -> None:
    """Open and list cases; --zaak of every command names one that is open."""
