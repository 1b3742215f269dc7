"""``review``: judge possible links, one at a time by single keys, or in a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.persons import PERSONS_HINT, PersonsAllowed, case_and_reason, persons_options
from ondermijning.cli.review_file import read_judgements, write_cases
from ondermijning.cli.review_keys import Keys, review_cases
from ondermijning.cli.session import note, session, workspace_option
from ondermijning.ledger.judgements import add_judgement
from ondermijning.resolve.desk import open_desk
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from ondermijning.cli.session import Session
    from ondermijning.resolve.desk import Case, Desk

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@workspace_option
@click.option("--export", "target", type=_FILE, help="Write the links that wait to this CSV file instead.")
@click.option("--import", "source", type=_FILE, help="Read judgements from a CSV file that --export wrote.")
@persons_options
def review(root: Path, target: Path | None, source: Path | None, persons: PersonsAllowed | None) -> None:
    """Judge possible links, the most consequential first; run resolve afterwards to follow the judgements.

    Keys: z same, v different, w not sure, n note, u undo the last answer, s skip, q stop. Links between natural persons are
    shown only for a case and a reason.
    """
    if target and source:
        raise click.UsageError("--export and --import do not go together.")
    case, reason = case_and_reason(persons)
    action = "review import" if source else "review export" if target else "review"
    with (
        session(root, Command(action, "koppelingen", case, reason)) as opened,
        open_desk(opened.workspace, opened.ledger) as desk,
    ):
        if source:
            _import(opened, desk, source)
            return
        cases = _shown(desk, persons)
        if target:
            write_cases(target, desk, cases)
            note(f"{len(cases)} possible links written to {target}. Fill in oordeel and read the file with --import.")
        else:
            counts = review_cases(opened.ledger, desk, cases, actor(), Keys())
            note(f"Judged: {counts}. {len(cases) - counts} wait. Run ondermijning resolve to follow the judgements.")


def _shown(desk: Desk, persons: PersonsAllowed | None) -> list[Case]:
    """The cases that may be shown; a note says how many are not."""
    shown = [case for case in desk.waiting if persons or not case.personal]
    hidden = len(desk.waiting) - len(shown)
    if hidden:
        note(f"{hidden} links that may be about natural persons wait; {PERSONS_HINT}.")
    return shown


def _import(opened: Session, desk: Desk, source: Path) -> None:
    judgements = read_judgements(source, desk, actor())
    with opened.ledger.transaction():
        for judgement in judgements:
            add_judgement(opened.ledger, judgement)
    note(f"{len(judgements)} judgements read. Run ondermijning resolve to follow them.")
