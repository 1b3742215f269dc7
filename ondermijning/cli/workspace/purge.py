"""``purge``: remove what is over its retention term, and keep that it was removed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.session import DAY, note, progress, session, workspace_option
from ondermijning.clock import today
from ondermijning.errors import WorkspaceError
from ondermijning.language import deferred, plural, say
from ondermijning.ledger.erasures import erasures
from ondermijning.pages.folder import sweep_pages
from ondermijning.pipeline import signal_terms
from ondermijning.signals import lapsing
from ondermijning.sources.deliveries import SHORT
from ondermijning.sources.loader import load_loaders
from ondermijning.trust.audit import Command, actor
from ondermijning.trust.erasure import Purge
from ondermijning.trust.retention import kept_until

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session
    from ondermijning.trust.erasure import Due, Purged

COLUMNS = ("bron", "peildatum", "levering", "termijn_maanden", "bewaard_tot", "records")
RECORD_COLUMNS = ("tijdstip", "door", "bron", "peildatum", "levering", "termijn_maanden", "per", "records", "zegel")
_ADVICE = deferred("Compare it with the last backup.")


@click.command()
@workspace_option
@click.option("--on", type=DAY, help="The day on which the terms are counted; today unless told otherwise.")
@click.option("--dry-run", is_flag=True, help="Show what would be removed and remove nothing.")
@click.option("--records", "told", is_flag=True, help="Show what was removed before, and whether each seal holds.")
@click.option("--loaders-dir", type=click.Path(path_type=Path), help="A folder with loaders of your own.")
@format_option
def purge(root: Path, on: date | None, dry_run: bool, told: bool, loaders_dir: Path | None, form: str) -> None:
    """Remove deliveries whose retention term has passed, with their rejects and all graphs and exports made from them.

    Of signals that nobody weighed in time, and of those closed without a consequence, only a count stays. Files in the inbox
    stay as they are.
    """
    day = on or today()
    if day > today() and not dry_run:
        raise click.UsageError(say("a term that has not passed yet can only be shown: add --dry-run."))
    if told and (on or dry_run):
        raise click.UsageError(say("--records shows what was removed before; leave out --on and --dry-run."))
    action = "purge records" if told else "purge dry-run" if dry_run else "purge"
    with session(root, Command(action, str(day))) as opened:
        loaders = load_loaders(*([loaders_dir] if loaders_dir else []))
        work = Purge(opened.workspace, opened.settings, opened.ledger, loaders, day)
        if told:
            _print_records(work, form)
        elif dry_run:
            due = work.due()
            print_rows(form, COLUMNS, map(_row, due))
            note(
                say(
                    "Would be removed: {deliveries}, with the graphs and exports made from them.",
                    deliveries=_deliveries(due),
                )
            )
            over = lapsing.due(opened.ledger, signal_terms(opened.settings), day)
            note(say("Would be forgotten: {signals}.", signals=plural(len(over), "{count} signal", "{count} signals")))
        else:
            with progress("Removing what is over its term"):
                purged = work.run(actor())
            forgotten = lapsing.lapse(opened.ledger, signal_terms(opened.settings), day, actor())
            with opened.workspace.write_lock():
                pages = sweep_pages(opened.workspace, opened.ledger, day)
            print_rows(form, COLUMNS, map(_row, purged.due))
            _tell(opened, purged)
            if pages:
                note(say("Removed with them: {pages}.", pages=plural(pages, "{count} page", "{count} pages")))
            note(
                say(
                    "Forgotten: {signals}; a count stays.",
                    signals=plural(forgotten, "{count} signal", "{count} signals"),
                )
            )


def _row(due: Due) -> tuple[object, ...]:
    until, records = kept_until(due.day, due.months), sum(due.records.values())
    return due.source, due.day, due.delivery[:SHORT], due.months, until, records


def _deliveries(due: list[Due]) -> str:
    return plural(len(due), "{count} delivery", "{count} deliveries")


def _tell(opened: Session, purged: Purged) -> None:
    rejects = plural(purged.rejects, "{count} list of rejects", "{count} lists of rejects")
    graphs, exports = (
        plural(len(purged.graphs), "{count} graph", "{count} graphs"),
        plural(len(purged.exports), "{count} export", "{count} exports"),
    )
    note(
        say(
            "Removed: {deliveries}, {rejects}, {graphs}, {exports}.",
            deliveries=_deliveries(purged.due),
            rejects=rejects,
            graphs=graphs,
            exports=exports,
        )
    )
    if purged.graphs:
        note(say("Run ondermijning build to make the graph anew."))
        if opened.settings.neo4j:
            note(say("Neo4j still holds the old graph: run ondermijning build --to neo4j."))
    if opened.settings.run.inbox:
        note("Files in the inbox are not touched; those over their term are refused when they are read again.")


def _print_records(work: Purge, form: str) -> None:
    known = list(erasures(work.ledger, work.key))
    rows = [
        (
            each.at,
            each.actor,
            each.source,
            each.reference_date,
            each.delivery[:SHORT],
            each.term_months,
            each.on_date,
            sum(each.records.values()),
            "klopt" if holds else "klopt niet",
        )
        for each, holds in known
    ]
    print_rows(form, RECORD_COLUMNS, rows)
    if not all(holds for _, holds in known):
        raise WorkspaceError(say("the list of what was removed was changed."), advice=say(_ADVICE))
    if cut := work.cut_off():
        raise WorkspaceError(
            say("the list of what was removed lacks line {lines}, which the audit log knows.", lines=cut.lines),
            advice=say(_ADVICE),
        )
    if known and not work.anchors():
        note(
            say(
                "The audit log does not tell how many lines there were, so it would not show if the last was taken out."
            )
        )
