"""``signals show``: one signal on one screen; all of it with its evidence, its history and a text that draws it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ondermijning.cli.shared.clocks import clock_options, day_line
from ondermijning.cli.shared.completion import complete_signal
from ondermijning.cli.shared.engine import engine_option, graph
from ondermijning.cli.shared.explainer import explainer
from ondermijning.cli.shared.session import session, workspace_option
from ondermijning.clock import today
from ondermijning.daily.index import open_index
from ondermijning.ledger.events import events_of
from ondermijning.ledger.hits import hits_of
from ondermijning.pages.evidence import evidence
from ondermijning.pages.names import Names
from ondermijning.pages.neighbourhood.names import neighbourhoods
from ondermijning.pages.seen import explanations, seen
from ondermijning.pages.short import Standing, short_form
from ondermijning.pages.whereabouts import subject_nodes, whereabouts
from ondermijning.pages.whole import Told, whole_form
from ondermijning.report.cells import json_text
from ondermijning.report.signals.history import history_lines, history_rows
from ondermijning.signals.closing import find_signal
from ondermijning.signals.picture import picture
from ondermijning.signals.position import position
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session
    from ondermijning.graph.current import Clocks
    from ondermijning.ledger.signals import Signal
    from ondermijning.report.signals.explainer import Explainer


@click.command("show")
@click.argument("signal", shell_complete=complete_signal)
@workspace_option
@clock_options
@engine_option
@click.option("--alles", "everything", is_flag=True, help="All that is known of it, with its evidence.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
def show(signal: str, root: Path, clocks: Clocks, engine: str, form: str, everything: bool) -> None:
    """One signal on one screen: where, what was seen, what else it could be. SIGNAL is its id or the beginning of it.

    With --alles also its evidence, to the row of the delivery. With --on or --known-on the names and rows are those of that
    graph; the values stay those that the signal was found by.
    """
    with session(root, Command("signals show", signal)) as opened:
        found = find_signal(opened.ledger, signal)
        events, held_back = events_of(opened.ledger, found.id), position(opened.ledger, found, today())
        with graph(opened, engine, clocks, on_page=form == "text") as (day, folder, store):
            explain = explainer(opened, folder, store)
            explained = explain.explain([found])[0]
            if form == "json":
                click.echo(json_text({**explained, "stand": held_back, "verloop": history_rows(events)}))
                return
            if line := day_line(day, folder):
                click.echo(line)
            standing = Standing(held_back, found.assignee, history_lines(events))
            click.echo(_text(opened, folder, explain, found, explained, standing, everything=everything))
            if everything:
                click.echo(f"\nBeeld (plak in Neo4j Browser)\n{picture(explained['id'])}")


def _text(
    opened: Session,
    folder: Path,
    explain: Explainer,
    signal: Signal,
    explained: dict[str, Any],
    standing: Standing,
    *,
    everything: bool,
) -> str:
    hits = [kept.hit for kept in hits_of(opened.ledger, signal.id) if kept.gone_run is None]
    with open_index(folder) as index:
        things = subject_nodes(opened.ledger, index, signal)
        where = whereabouts(index, neighbourhoods(folder), Names(index), things) if things else None
        if everything:
            values = evidence(index, explained, hits)
            return whole_form(
                explained, where, Told(explanations(hits, explain.rules), values, explain.rules), standing
            )
    return short_form(explained, where, seen(hits, explain.rules), standing)
