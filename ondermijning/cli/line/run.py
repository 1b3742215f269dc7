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
from ondermijning.cli.shared.engine import NEO4J, connect, named_server, target_option
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.rule_options import rules_option
from ondermijning.cli.shared.session import DAY, Session, note, progress, session, workspace_option
from ondermijning.clock import today
from ondermijning.detect.library import load_rules
from ondermijning.ledger.runs import Result
from ondermijning.normalise.text import counted
from ondermijning.sources.inbox import Receipt
from ondermijning.sources.loader import load_loaders
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from ondermijning.report.run_folder import Told
    from ondermijning.sources.inbox import Arrival


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
        with progress(f"Nightly run of {day}"):
            folder, told, changes = batch.run()
        if target == NEO4J:
            with connect(opened) as store, progress("Filling Neo4j"):
                pipeline.fill_neo4j(opened.workspace, opened.ledger, store, day)
        _tell(told, folder)
        print_rows(form, ("wat", "aantal"), list(told.counts.items()))
    refused = any(arrival.receipt is Receipt.REFUSED for arrival in told.arrivals)
    if refused or any(outcome.result is Result.FAILED for outcome in told.outcomes):
        sys.exit(EXIT_RULES_FAILED)
    if exit_code and changes.new:
        sys.exit(EXIT_NEW_SIGNALS)


def _inbox(opened: Session, given: Path | None) -> Path:
    inbox = given or opened.settings.run.inbox
    if inbox is None:
        raise click.UsageError(f"No inbox. Give --inbox, or fill in [run] inbox in {opened.settings.file}.")
    return inbox


def _tell(told: Told, folder: Path) -> None:
    for arrival in told.arrivals:
        what = " ".join(filter(None, [arrival.source, str(arrival.day or ""), arrival.where]))
        note(f"{what}: {_became(arrival)}")
    for late in told.late:
        note(f"{late.source}: expected {f'by {late.due}' if late.due else 'and never loaded'}.")
    note(f"Written: {folder}")


def _became(arrival: Arrival) -> str:
    match arrival.receipt:
        case Receipt.LOADED:
            told = f"; {arrival.note}" if arrival.note else ""
            return f"loaded: {counted(arrival.rows, 'row')}, {arrival.rejected} refused{told}"
        case Receipt.REFUSED:
            return f"refused: {arrival.note}"
        case Receipt.NO_SOURCE:
            return "no register has this name"
        case Receipt.NO_FORMAT:
            return f"files in no format of this source: {arrival.rejected}"
        case Receipt.HELD:
            return f"held: {counted(arrival.rejected, 'file')}; {arrival.note}"
