"""``case add``: what a case is also about."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.cases.subjects import subjects_of
from ondermijning.cli.shared.completion import complete_signal
from ondermijning.cli.shared.reasons import CASE, reason_option
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.language import plural, say
from ondermijning.ledger.cases import Deed, add_subjects
from ondermijning.normalise.text import counted
from ondermijning.trust.audit import Command, actor


@click.command()
@click.argument("number", type=CASE, metavar="CASE")
@click.argument("subjects", nargs=-1, required=True, metavar="SUBJECT...", shell_complete=complete_signal)
@workspace_option
@reason_option("Why it belongs to the case, in your own words; kept with it and logged.", required=True)
def add(number: str, subjects: tuple[str, ...], root: Path, reason: str) -> None:
    """Add to CASE, which is open, each SUBJECT: a signal or the id of a thing in the graph."""
    target = counted(len(subjects), "onderwerp", "onderwerpen")
    with session(root, Command("case add", target, number, reason)) as opened:
        about = subjects_of(opened, subjects)
        with opened.workspace.write_lock():
            case = add_subjects(opened.ledger, number, about, Deed(actor(), reason))
        note(
            say(
                "Case {id} is about {subjects}.",
                id=case.id,
                subjects=plural(len(case.subjects), "{count} subject", "{count} subjects"),
            )
        )
