"""``run``: the nightly run over the inbox."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning import pipeline
from ondermijning.batch import Batch
from ondermijning.cli.line.detect import EXIT_NEW_SIGNALS, EXIT_RULES_FAILED
from ondermijning.cli.shared.engine import NEO4J, connect, named_server, target_option, tell_filled
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.rule_options import rules_option
from ondermijning.cli.shared.session import DAY, Session, note, progress, session, workspace_option
from ondermijning.clock import today
from ondermijning.detect.library import load_rules
from ondermijning.errors import GraphError
from ondermijning.language import plural, say
from ondermijning.ledger.runs import Result
from ondermijning.sources.inbox import Receipt
from ondermijning.sources.loader import load_loaders
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from ondermijning.report.run_folder import Told
    from ondermijning.sources.inbox import Arrival


EXIT_SERVER_BEHIND = 5


@click.command()
@workspace_option
@click.option("--inbox", type=click.Path(path_type=Path), help="A folder per source; that of the settings if left out.")
@click.option("--on", type=DAY, help="The date the run speaks for; today unless told otherwise.")
@target_option
@click.option("--exit-code", is_flag=True, help="End with exit code 3 when there are new signals.")
@rules_option
@click.option("--loaders-dir", type=click.Path(path_type=Path), help="A folder with loaders of your own.")
@format_option
def run(
    root: Path,
    inbox: Path | None,
    on: date | None,
    target: str,
    exit_code: bool,
    rules_dir: Path | None,
    loaders_dir: Path | None,
    form: str,
) -> None:
    """Load what is new in the inbox, link, build, search and write what is new, changed or gone to one folder.

    The inbox has a folder per source; a folder in it named by a date states the reference date. Nothing is moved or
    removed. A delivery that is refused does not stop the rest: the command then ends with exit code 4.
    With --to neo4j a server that cannot be filled costs its copy only: exit code 5.
    """
    day = on or today()
    with session(root, Command("run", str(day))) as opened:
        if target == NEO4J:
            named_server(opened)
        batch = Batch(
            workspace=opened.workspace,
            settings=opened.settings,
            ledger=opened.ledger,
            inbox=_inbox(opened, inbox),
            on=day,
            loaders=load_loaders(*filter(None, [loaders_dir])),
            rules=load_rules(*filter(None, [rules_dir])),
        )
        with progress(say("Nightly run of {day}", day=day)):
            folder, told, changes = batch.run()
        _tell(told, folder)
        print_rows(form, ("wat", "aantal"), list(told.counts.items()))
        filled = target != NEO4J or _fill(opened, day)
    refused = any(arrival.receipt is Receipt.REFUSED for arrival in told.arrivals)
    if refused or any(outcome.result is Result.FAILED for outcome in told.outcomes):
        sys.exit(EXIT_RULES_FAILED)
    if not filled:
        sys.exit(EXIT_SERVER_BEHIND)
    if exit_code and changes.new:
        sys.exit(EXIT_NEW_SIGNALS)


def _fill(opened: Session, day: date) -> bool:
    """Bring the server up to date; one that cannot be reached costs its copy only, and the next run makes up for it."""
    try:
        with connect(opened) as store, progress(say("Filling Neo4j")):
            filled = pipeline.fill_neo4j(opened.workspace, opened.ledger, store, day)
    except GraphError as problem:
        note(say("The night is done, but Neo4j is behind: {problem}", problem=problem))
        return False
    tell_filled(filled)
    return True


def _inbox(opened: Session, given: Path | None) -> Path:
    inbox = given or opened.settings.run.inbox
    if inbox is None:
        raise click.UsageError(
            say("No inbox. Give --inbox, or fill in [run] inbox in {file}.", file=opened.settings.file)
        )
    return inbox


def _tell(told: Told, folder: Path) -> None:
    for arrival in told.arrivals:
        what = " ".join(filter(None, [arrival.source, str(arrival.day or ""), arrival.where]))
        note(f"{what}: {_became(arrival)}")
    for late in told.late:
        note(
            say("{source}: expected by {day}.", source=late.source, day=late.due)
            if late.due
            else say("{source}: expected and never loaded.", source=late.source)
        )
    note(say("Written: {folder}", folder=folder))


def _became(arrival: Arrival) -> str:
    match arrival.receipt:
        case Receipt.LOADED:
            told = f"; {arrival.note}" if arrival.note else ""
            return say(
                "loaded: {rows}, {rejected} refused{told}",
                rows=plural(arrival.rows, "{count} row", "{count} rows"),
                rejected=arrival.rejected,
                told=told,
            )
        case Receipt.REFUSED:
            return say("refused: {note}", note=arrival.note)
        case Receipt.NO_SOURCE:
            return say("no register has this name")
        case Receipt.NO_FORMAT:
            return say("files in no format of this source: {rejected}", rejected=arrival.rejected)
        case Receipt.HELD:
            return say(
                "held: {files}; {note}",
                files=plural(arrival.rejected, "{count} file", "{count} files"),
                note=arrival.note,
            )
