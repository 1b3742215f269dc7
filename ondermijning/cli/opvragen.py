"""``opvragen``: which answers of registers to ask for, as a file that can be sent."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.atomic import PRIVATE_FILE, written_file
from ondermijning.cli.output import format_option, print_rows
from ondermijning.cli.persons import PERSONS_HINT, PersonsAllowed, case_and_reason, persons_options
from ondermijning.cli.session import note, session, workspace_option
from ondermijning.graph.current import current_graph, is_older
from ondermijning.normalise.text import counted
from ondermijning.report.requests import COLUMNS, HR, KIK, STALE_DAYS, Asking, write_requests
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from ondermijning.cli.session import Session
    from ondermijning.report.requests import Requests

SOURCES = (KIK, HR)


@click.command()
@workspace_option
@click.option("--bron", "source", type=click.Choice(SOURCES), help="Only what this register can answer.")
@click.option(
    "--ouder-dan",
    "days",
    type=click.IntRange(min=0),
    help=f"Days after which an answer is old; else what the settings expect of the source, else {STALE_DAYS}.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it as CSV to this file instead.")
@persons_options
@format_option
def opvragen(
    root: Path, source: str | None, days: int | None, out: Path | None, persons: PersonsAllowed | None, form: str
) -> None:  # fmt: skip
    """What to ask next: mortgages and seizures of objects, officers of companies, where the answer is missing or old.

    For signals that are weighed or investigated and for applications without a decision. Natural persons never stand in
    it; sole traders and firms of persons only for a case and a reason.
    """
    with session(root, Command("opvragen", source or "alle", *case_and_reason(persons))) as opened:
        found = _requests(opened, source, days, with_persons=persons is not None)
        if out is None:
            print_rows(form, COLUMNS, found.lines)
        else:
            with written_file(out.absolute(), PRIVATE_FILE) as path:
                write_requests(path, found.lines)
            note(f"{counted(len(found.lines), 'line')} written: {out}")
        if found.left_out:
            note(f"Left out, as sole traders or firms of persons: {found.left_out}; {PERSONS_HINT}.")


def _requests(opened: Session, source: str | None, days: int | None, *, with_persons: bool) -> Requests:
    _, folder = current_graph(opened.workspace)
    if is_older(opened.workspace, folder):
        note("The graph is older than the deliveries or the parties; run build to bring it up to date.")
    expected = opened.settings.run.expected if days is None else dict.fromkeys(SOURCES, days)
    asking = Asking(opened.workspace, opened.ledger, folder, datetime.now(UTC).date(), expected)
    return asking.requests((source,) if source else SOURCES, with_persons=with_persons)
