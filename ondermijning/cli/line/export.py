"""``export``: write files for people and other systems, in the workspace, private, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.daily.export_applications import export_applications
from ondermijning.cli.daily.export_graph import export_graph
from ondermijning.cli.line.export_browser import export_browser
from ondermijning.cli.line.export_picture import export_corporations, export_picture
from ondermijning.cli.line.export_withdrawal import withdraw_picture
from ondermijning.cli.shared.engine import engine_option, graph
from ondermijning.cli.shared.explainer import explainer
from ondermijning.cli.shared.persons import PERSONS_HINT, PersonsAllowed, case_and_reason, persons_options
from ondermijning.cli.shared.rule_options import rules_option
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.cli.shared.spoken import SpokenGroup
from ondermijning.detect.library import load_rules
from ondermijning.graph.current import Clocks
from ondermijning.language import plural, say
from ondermijning.ledger.events import State
from ondermijning.ledger.signals import list_signals
from ondermijning.report.files import write_links, write_signals
from ondermijning.signals.disputed import withheld_signals
from ondermijning.signals.on_trial import rest_on_trial, stable_rules
from ondermijning.trust.audit import Command


@click.group(cls=SpokenGroup)
def export() -> None:
    """Write signals, links, screened applications, a part of the graph or the picture of the neighbourhoods to files."""


@export.command("signals")
@workspace_option
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only in this state.")
@click.option("--met-proef", "with_trial", is_flag=True, help="Also what rules say that are still on trial.")
@rules_option
@engine_option
def export_signals(root: Path, state: str | None, with_trial: bool, rules_dir: Path | None, engine: str) -> None:
    """Signals as JSON with a schema and as CSV that no spreadsheet executes; natural persons only as roles.

    What rules on trial say stays inside, save in a demo; a signal that does not open without them is left out.
    """
    rules = load_rules(*([rules_dir] if rules_dir else []))
    with (
        session(root, Command("export signals", state or "alle")) as opened,
        graph(opened, engine, Clocks()) as (day, folder, store),
    ):
        stable = None if with_trial or opened.demo else stable_rules(rules.values())
        disputed = withheld_signals(opened.ledger)
        known = list_signals(opened.ledger, State(state) if state else None)
        told = [signal for signal in known if signal.id not in disputed]
        on_trial = frozenset() if stable is None else rest_on_trial(opened.ledger, told, stable)
        found = [signal for signal in told if signal.id not in on_trial]
        explained = explainer(opened, folder, store, rules, stable).explain(found)
        for path in write_signals(opened.workspace, explained, day, demo=opened.demo):
            click.echo(str(path))
        note(
            say(
                "{signals} written. A signal is no finding.",
                signals=plural(len(explained), "{count} signal", "{count} signals"),
            )
        )
        if disputed:
            note(say("Left out until a dispute has ended: {count}; see betwist.", count=len(disputed)))
        if on_trial:
            note(say("Left out because they rest on rules on trial: {count}; see --met-proef.", count=len(on_trial)))


@export.command("koppelingen")
@workspace_option
@persons_options
def export_links(root: Path, persons: PersonsAllowed | None) -> None:
    """Which party each mention belongs to: register;source_id;party_id;zone;score;reden.

    Mentions of natural persons, sole traders and firms of persons are written only for a case and a reason.
    """
    case, reason = case_and_reason(persons)
    with session(root, Command("export koppelingen", "partijen", case, reason)) as opened:
        path, left_out = write_links(opened.workspace, with_persons=persons is not None)
        click.echo(str(path))
        if left_out:
            note(
                say(
                    "{rows} rows that may be about natural persons are left out; {hint}.",
                    rows=left_out,
                    hint=say(PERSONS_HINT),
                )
            )


export.add_command(export_applications)
export.add_command(export_graph)
export.add_command(export_picture)
export.add_command(export_corporations)
export.add_command(withdraw_picture)
export.add_command(export_browser)
