"""``show``: one thing, whatever people type for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.at import limit_option, print_history
from ondermijning.cli.daily.shared import Daily, daily, daily_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.engine import EMBEDDED
from ondermijning.daily.things import exact
from ondermijning.errors import GraphError
from ondermijning.language import say
from ondermijning.ledger.signals import list_signals
from ondermijning.normalise.typed import typed

if TYPE_CHECKING:
    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.graph.current import Clocks


@click.command()
@click.argument("what", nargs=-1, required=True, shell_complete=complete_thing)
@limit_option
@daily_options
@click.pass_context
def show(
    context: click.Context,
    what: tuple[str, ...],
    limit: int,
    root: Path,
    clocks: Clocks,
    persons: PersonsAllowed | None,
    form: str,
) -> None:
    """Show WHAT: an address, street, neighbourhood, company, any number, cadastral designation, or signal."""
    text = " ".join(what)
    with daily(root, "show", [text], clocks=clocks, persons=persons) as asked:
        signal = _is_signal(asked, text)
        if not signal:
            print_history(asked, asked.things(text), form, limit)
    if signal:
        from ondermijning.cli.signals.show import show as show_signal  # noqa: PLC0415 - only for a signal

        if form == "csv":
            raise GraphError(say("a signal is shown as text or JSON."), advice=say("Leave out --format csv."))
        context.invoke(
            show_signal,
            signal=typed(text).signal,
            root=root,
            on=clocks.on,
            known_on=clocks.known_on,
            engine=EMBEDDED,
            form="json" if form == "json" else "text",
        )


def _is_signal(asked: Daily, text: str) -> bool:
    """Whether a text can only be the beginning of a signal id; letters or digits alone are one if there is such a signal."""
    begin = typed(text).signal
    if not begin or exact(asked.index, text, persons=asked.persons):
        return False
    if not begin.isdigit() and not begin.isalpha():
        return True
    return any(known.id.startswith(begin) for known in list_signals(asked.opened.ledger))
