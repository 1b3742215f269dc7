"""``case open``: a new case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ondermijning.cli.cases.subjects import subjects_of
from ondermijning.cli.shared.completion import complete_signal
from ondermijning.cli.shared.reasons import CASE, reason_option
from ondermijning.cli.shared.session import DAY, note, session, workspace_option
from ondermijning.clock import today
from ondermijning.language import plural, say
from ondermijning.ledger.cases import Case, Deed, open_case
from ondermijning.trust.audit import Command, actor


@click.command("open")
@click.argument("subjects", nargs=-1, metavar="[SUBJECT]...", shell_complete=complete_signal)
@workspace_option
@click.option("--holder", required=True, help="The person or team of the municipality that the case is with.")
@click.option("--from", "since", type=DAY, help="The first day on which it is open; today unless told otherwise.")
@click.option("--until", type=DAY, required=True, help="The last day on which it is open.")
@click.option("--nummer", "--number", "number", type=CASE, default="", help="Its number in your own case system.")
@reason_option("Why it is opened, in your own words; kept with it and logged.", required=True)
def open_command(
    subjects: tuple[str, ...], root: Path, holder: str, since: date | None, until: date, number: str, reason: str
) -> None:
    """Open a case about each SUBJECT, a signal or the id of a thing in the graph, and print its number.

    A case is never changed: one that must last longer is opened anew.
    """
    command = Command("case open", number or "nieuwe zaak", reason=reason)
    with session(root, command) as opened:
        first = since or today()
        about = tuple(subjects_of(opened, subjects))
        with opened.workspace.write_lock():
            case = open_case(opened.ledger, Case(number, holder, first, until, about), Deed(actor(), reason))
        click.echo(case.id)
        what = (
            say("about {subjects}", subjects=plural(len(case.subjects), "{count} subject", "{count} subjects"))
            if case.subjects
            else say("about nothing yet")
        )
        note(
            say(
                "Case {id} is open from {since} to the end of {until}, {what}.",
                id=case.id,
                since=case.since,
                until=case.until,
                what=what,
            )
        )
