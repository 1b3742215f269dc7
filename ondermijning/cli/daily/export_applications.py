"""``export aanvragen``: pending applications, screened, as a spreadsheet with a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.screen import file_argument, screening, told_of
from ondermijning.cli.daily.shared import daily
from ondermijning.cli.shared.clocks import clock_options
from ondermijning.cli.shared.reasons import reason_option, reason_required
from ondermijning.cli.shared.session import loads_or_usage, note, workspace_option
from ondermijning.clock import today
from ondermijning.daily import overview
from ondermijning.daily.pending import read_pending
from ondermijning.daily.screen import COLUMNS, NO_SIGNALS, NO_VERDICT
from ondermijning.language import plural, say
from ondermijning.report.signals.explainer import DEMO
from ondermijning.report.workbook import Sheet, write_workbook
from ondermijning.report.written import telling

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.pending import PendingFile
    from ondermijning.graph.current import Clocks


@click.command("aanvragen")
@click.argument("file", type=file_argument)
@workspace_option
@clock_options
@reason_option("Why they are written to a file; logged.")
def export_applications(file: Path, root: Path, clocks: Clocks, reason: str) -> None:
    """Pending applications in FILE, a CSV as screen reads it, as an XLSX with a row each, for a reason.

    Natural persons are not looked for by name, and stand in it as roles.
    """
    reason_required(reason)
    read = loads_or_usage(lambda: read_pending(file))
    with daily(
        root, "export aanvragen", [], clocks=clocks, persons=None, target=told_of(read), reason=reason.strip()
    ) as asked:
        target = asked.opened.workspace.export / f"aanvragen-{today()}.xlsx"
        warning = " ".join([*([DEMO] if asked.opened.demo else []), NO_VERDICT, NO_SIGNALS])
        with telling(asked.opened.workspace, target), asked.opened.workspace.atomic_file(target) as path:
            write_workbook(path, _sheets(asked, read), warning)
        click.echo(str(target))
        note(
            say(
                "{applications} written, {lines} not read.",
                applications=plural(len(read.pending), "{count} application", "{count} applications"),
                lines=plural(len(read.unread), "{count} line", "{count} lines"),
            )
        )


def _sheets(asked: Daily, read: PendingFile) -> list[Sheet]:
    """A row per application and line that is none, and a row per finding."""
    day, means = today(), screening(asked)
    screened = [(each, means.findings(each.application)) for each in read.pending]
    rows = [overview.row_of(each, findings, day) for each, findings in screened]
    rows += [overview.unread_row(line) for line in read.unread]
    found = [(each.case, *finding.cells) for each, findings in screened for finding in findings]
    return [
        Sheet("aanvragen", overview.COLUMNS, rows),
        Sheet("bevindingen", ("zaaknummer", *COLUMNS), found),
    ]
