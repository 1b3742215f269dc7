"""``screen``: what the registers say of an applicant and the premises; never a verdict."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import Daily, daily
from ondermijning.cli.shared.clocks import clock_options, day_line
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.persons import persons_options
from ondermijning.cli.shared.session import DAY, loads_or_usage, note, workspace_option
from ondermijning.clock import today
from ondermijning.daily.application import Application, Power
from ondermijning.daily.pending import PendingFile, kvk_of, read_pending
from ondermijning.daily.registers import registers
from ondermijning.daily.screen import COLUMNS, NO_SIGNALS, NO_VERDICT, Screening
from ondermijning.daily.screen_page import page
from ondermijning.language import say
from ondermijning.report.cells import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.daily.screen import Finding
    from ondermijning.graph.current import Clocks

PENDING_COLUMNS = ("zaaknummer", "beslisdatum", "termijn")
UNREAD = "niet gelezen"  # the list of lines that are no application
file_argument = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.option("--kvk", default="", help="KVK number of the applicant.")
@click.option("--naam", default="", help="Name of the applicant, where no number is known.")
@click.option("--geboortedatum", "born", type=DAY, help="Birth date of an applicant who is a natural person.")
@click.option("--adres", default="", help="The premises.")
@click.option("--soort", default="", help="Kind of permit or grant.")
@click.option("--bevoegdheid", type=click.Choice([power.value for power in Power]), help="Power it is weighed under.")
@click.option("--csv", "file", type=file_argument, help="Pending applications.")
@workspace_option
@clock_options
@persons_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "table", "csv", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
def screen(
    kvk: str,
    naam: str,
    born: date | None,
    adres: str,
    soort: str,
    bevoegdheid: str | None,
    file: Path | None,
    root: Path,
    clocks: Clocks,
    persons: PersonsAllowed | None,
    form: str,
) -> None:
    """Screen one applicant, or the pending applications in a CSV file: seen, not seen, not available, to be asked.

    A file has the columns zaaknummer;kvk;naam;adres;soort;bevoegdheid;beslisdatum; a line that cannot be read is listed.
    export aanvragen writes them as a spreadsheet. This is never a verdict.
    """
    if file is not None:
        read = loads_or_usage(lambda: read_pending(file))
        with daily(root, "screen", [], clocks=clocks, persons=persons, target=told_of(read)) as asked:
            _print_pending(asked, read, form)
        return
    if not adres or not soort or not bevoegdheid or bool(kvk) == bool(naam):
        raise click.UsageError(say("Give --adres, --soort, --bevoegdheid and one of --kvk and --naam, or --csv."))
    kvk = loads_or_usage(lambda: kvk_of(kvk.strip(), "--kvk"))
    application = Application(kvk, naam, adres, soort, Power(bevoegdheid), born=born is not None)
    with daily(
        root,
        "screen",
        [*filter(None, [kvk]), adres],
        clocks=clocks,
        persons=persons,
        reason=bevoegdheid,
        on_page=form == "text",
    ) as asked:
        _print(asked, application, screening(asked).findings(application), form)


def screening(asked: Daily) -> Screening:
    """The means to screen on an open graph."""
    expected = asked.opened.settings.run.expected
    known = registers(asked.opened.workspace, min(asked.day, asked.known_on or asked.day), expected)
    return Screening(asked.index, asked.shown, known, asked.persons)


def told_of(read: PendingFile) -> str:
    """What the audit log says of a file of applications."""
    return f"{len(read.pending) + len(read.unread)} aanvragen"


def _print(asked: Daily, application: Application, findings: Sequence[Finding], form: str) -> None:
    if form == "text":
        lines = [*filter(None, [day_line(asked.day, asked.folder)]), *page(application, findings)]
        click.echo("\n".join(plain(line) for line in lines))
        return
    print_rows(form, COLUMNS, [row.cells for row in findings])
    _tell_limits()


def _print_pending(asked: Daily, read: PendingFile, form: str) -> None:
    """A row per finding of each application, by day of decision; last the lines that are no application."""
    day, means = today(), screening(asked)
    rows = [
        (each.case, each.due.isoformat(), each.term(day), *finding.cells)
        for each in read.pending
        for finding in means.findings(each.application)
    ]
    rows += [(each.case, "", "", UNREAD, "", f"regel {each.line}", each.fault, "", "") for each in read.unread]
    print_rows("table" if form == "text" else form, (*PENDING_COLUMNS, *COLUMNS), rows)
    _tell_limits()
    if read.unread:
        note(say("Lines that are no application: {unread}; they stand last.", unread=len(read.unread)))


def _tell_limits() -> None:
    note(NO_SIGNALS)
    note(NO_VERDICT)
