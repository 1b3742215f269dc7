"""``signals show``: one signal with its evidence, its history and a text that draws it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.clocks import clock_options, day_line
from ondermijning.cli.shared.engine import engine_option
from ondermijning.cli.shared.explainer import explained_signals
from ondermijning.cli.shared.session import session, workspace_option
from ondermijning.clock import today
from ondermijning.graph.current import current_graph
from ondermijning.ledger.events import events_of
from ondermijning.report.cells import json_text
from ondermijning.report.signals.history import history_rows, history_text
from ondermijning.report.signals.text import explanation
from ondermijning.signals.closing import find_signal
from ondermijning.signals.picture import picture
from ondermijning.signals.position import position
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from ondermijning.graph.current import Clocks


@click.command("show")
@click.argument("signal")
@workspace_option
@clock_options
@engine_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
def show(signal: str, root: Path, clocks: Clocks, engine: str, form: str) -> None:
    """One signal with its evidence, to the row of the delivery. SIGNAL is its id or the beginning of it.

    With --on or --known-on the names and rows are those of that graph; the values stay those that the signal was found by.
    """
    with session(root, Command("signals show", signal)) as opened:
        found = find_signal(opened.ledger, signal)
        explained = explained_signals(opened, engine, clocks, [found], on_page=form == "text")[0]
        events, held_back = events_of(opened.ledger, found.id), position(opened.ledger, found, today())
        if form == "json":
            click.echo(json_text({**explained, "stand": held_back, "verloop": history_rows(events)}))
        else:
            if line := day_line(*current_graph(opened.workspace, *clocks)):
                click.echo(line)
            click.echo(explanation(explained, held_back))
            click.echo(history_text(events))
            click.echo(f"\nBeeld (plak in Neo4j Browser)\n{picture(explained['id'])}")
