"""``review``: judge possible links, or a sample of those by score, one at a time by single keys or in a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ondermijning.cli.links.review_file import read_judgements, write_cases
from ondermijning.cli.links.review_keys import Keys, review_cases
from ondermijning.cli.links.review_sample import LAST, Asked, finish, sample_of, show_last, waiting_in
from ondermijning.cli.shared.persons import PERSONS_HINT, PersonsAllowed, case_and_reason, persons_options
from ondermijning.cli.shared.session import note, session, workspace_option
from ondermijning.language import deferred, say
from ondermijning.ledger.judgements import add_judgement
from ondermijning.resolve.review.queue import open_desk
from ondermijning.trust.audit import Command, actor

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session
    from ondermijning.resolve.review.queue import Case, Desk

_FILE = click.Path(path_type=Path, dir_okay=False)
_RESOLVE = deferred("Run ondermijning resolve to follow the judgements.")


class _Files(NamedTuple):
    """Where cases go and judgements come from, other than the keys."""

    target: Path | None
    source: Path | None


@click.command()
@workspace_option
@click.option("--export", "target", type=_FILE, help="Write the links that wait to this CSV file instead.")
@click.option("--import", "source", type=_FILE, help="Read judgements from a CSV file that --export wrote.")
@click.option(
    "--steekproef",
    "--sample",
    "wanted",
    type=click.IntRange(min=LAST),
    is_flag=False,
    flag_value=LAST,
    metavar="[N]",
    help="Judge N links by score instead, to measure how many are right; without N: the last measurement.",
)
@click.option("--zaad", "--seed", "seed", type=int, default=1, show_default=True, help="Draws another sample.")
@persons_options
def review(
    root: Path, target: Path | None, source: Path | None, wanted: int | None, seed: int, persons: PersonsAllowed | None
) -> None:
    """Judge possible links, the most consequential first; run resolve afterwards to follow the judgements.

    Keys: z same, v different, w not sure, n note, u undo the last answer, s skip, q stop. Links between natural persons are
    shown only for a case and a reason. With --steekproef the same links are asked until all are judged.
    """
    if target and source:
        raise click.UsageError(say("--export and --import do not go together."))
    if wanted == LAST and (target or source):
        raise click.UsageError(say("Say how many links the sample has, such as --steekproef 200."))
    case, reason = case_and_reason(persons)
    action = "review import" if source else "review export" if target else "review"
    with session(root, Command(action, "koppelingen" if wanted is None else "steekproef", case, reason)) as opened:
        if wanted == LAST:
            show_last(opened)
            return
        with open_desk(opened.workspace, opened.ledger) as desk:
            files = _Files(target, source)
            if wanted is None:
                _review(opened, desk, desk.waiting, files, persons)
                return
            number = sample_of(opened, desk, Asked(wanted, seed))
            _review(opened, desk, waiting_in(opened, desk, number), files, persons)
            finish(opened, desk, number)


def _review(opened: Session, desk: Desk, waiting: list[Case], files: _Files, persons: PersonsAllowed | None) -> None:
    """Judge what waits, write it, or read what was judged elsewhere."""
    if files.source:
        _import(opened, desk, files.source)
        return
    cases = _shown(waiting, persons)
    if files.target:
        write_cases(files.target, desk, cases)
        note(
            say(
                "{links} links written to {file}. Fill in oordeel and read the file with --import.",
                links=len(cases),
                file=files.target,
            )
        )
    else:
        counts = review_cases(opened.ledger, desk, cases, actor(), Keys())
        note(
            say(
                "Judged: {judged}. {waiting} wait. {advice}",
                judged=counts,
                waiting=len(cases) - counts,
                advice=say(_RESOLVE),
            )
        )


def _shown(waiting: list[Case], persons: PersonsAllowed | None) -> list[Case]:
    """The cases that may be shown; a note says how many are not."""
    shown = [case for case in waiting if persons or not case.personal]
    hidden = len(waiting) - len(shown)
    if hidden:
        note(say("{links} links that may be about natural persons wait; {hint}.", links=hidden, hint=say(PERSONS_HINT)))
    return shown


def _import(opened: Session, desk: Desk, source: Path) -> None:
    judgements = read_judgements(source, desk, actor())
    with opened.ledger.transaction():
        for judgement in judgements:
            add_judgement(opened.ledger, judgement)
    note(say("{judgements} judgements read. {advice}", judgements=len(judgements), advice=say(_RESOLVE)))
