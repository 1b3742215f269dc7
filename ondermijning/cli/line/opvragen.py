"""``opvragen``: which answers of registers to ask for, as a file that can be sent."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.clocks import clock_options, tell_graph
from ondermijning.cli.shared.output import format_option, print_rows
from ondermijning.cli.shared.persons import PERSONS_HINT, PersonsAllowed, case_and_reason, persons_options
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.clock import today
from ondermijning.graph.current import current_graph
from ondermijning.language import plural, say
from ondermijning.report.opvragen import COLUMNS, HR, KIK, STALE_DAYS, Asking, write_requests
from ondermijning.trust.audit import MAX_TEXT, Command, Stage, record
from ondermijning.workspace.atomic import PRIVATE_FILE, written_file

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session
    from ondermijning.graph.current import Clocks
    from ondermijning.report.opvragen import Request, Requests

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
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it as CSV to this file instead: what the register of --bron needs to answer, and not why it is asked.",
)
@click.option(
    "--met-reden",
    "with_reasons",
    is_flag=True,
    help="Put signals, case numbers and last answers in the file too, for use inside; never send such a file.",
)
@clock_options
@persons_options
@format_option
def opvragen(
    root: Path,
    source: str | None,
    days: int | None,
    out: Path | None,
    with_reasons: bool,
    clocks: Clocks,
    persons: PersonsAllowed | None,
    form: str,
) -> None:
    """What to ask next: mortgages and seizures of objects, officers of companies, where the answer is missing or old.

    For signals that are weighed or investigated now and for applications without a decision. Natural persons never stand
    in it; sole traders and firms of persons only for a case and a reason. With --on an answer is old on that day.
    """
    _require_one_reader(source, out, with_reasons=with_reasons)
    command = Command("opvragen", source or "alle", *case_and_reason(persons))
    with session(root, command) as opened:
        found = _requests(opened, source, days, clocks, with_persons=persons is not None)
        if out is None:
            print_rows(form, COLUMNS, found.lines)
        else:
            _write(opened, out, command, found.lines, with_reasons=with_reasons)
        if found.left_out:
            note(
                say(
                    "Left out, as sole traders or firms of persons: {rows}; {hint}.",
                    rows=found.left_out,
                    hint=say(PERSONS_HINT),
                )
            )


def _require_one_reader(source: str | None, out: Path | None, *, with_reasons: bool) -> None:
    """A file that may be sent is for one register, which must not learn what the other is asked."""
    if with_reasons and out is None:
        raise click.UsageError(say("--met-reden goes with --out; the screen shows the reasons anyway."))
    if out is not None and source is None and not with_reasons:
        raise click.UsageError(say("--out needs --bron: a file is for one register."))


def _requests(opened: Session, source: str | None, days: int | None, clocks: Clocks, *, with_persons: bool) -> Requests:
    day, folder = current_graph(opened.workspace, *clocks)
    tell_graph(opened.workspace, day, folder)
    expected = opened.settings.run.expected if days is None else dict.fromkeys(SOURCES, days)
    on = clocks.on or today()
    asking = Asking(opened.workspace, opened.ledger, folder, on, expected, clocks.known_on)
    return asking.requests((source,) if source else SOURCES, with_persons=with_persons)


def _write(opened: Session, out: Path, command: Command, lines: list[Request], *, with_reasons: bool) -> None:
    """Write the file; the audit log keeps why its lines are asked, which a file for a register does not say."""
    reasons = " ".join(sorted({reason for line in lines for reason in line.why.split()}))
    for part in textwrap.wrap(reasons, MAX_TEXT, break_on_hyphens=False):
        record(opened.workspace, replace(command, action="opvragen waarom", target=part), Stage.DONE)
    with written_file(out.absolute(), PRIVATE_FILE) as path:
        write_requests(path, lines, with_reasons=with_reasons)
    note(say("{lines} written: {out}", lines=plural(len(lines), "{count} line", "{count} lines"), out=out))
    if with_reasons:
        note(say("This file tells who stands in a signal: keep it inside."))
