"""``explain-link``: why two parties are linked, or are not."""

from __future__ import annotations

from pathlib import Path

import click

from ondermijning.cli.shared.persons import PersonsAllowed, case_and_reason, persons_options
from ondermijning.cli.shared.session import session, workspace_option
from ondermijning.ledger.judgements import history
from ondermijning.report.cells import plain
from ondermijning.report.pairs import pair_text
from ondermijning.resolve.review.queue import open_desk
from ondermijning.trust.audit import Command


@click.command("explain-link")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@workspace_option
@persons_options
def explain_link(left: str, right: str, root: Path, persons: PersonsAllowed | None) -> None:
    """Why two parties are linked or not: what speaks for and against, the guards and the judgements.

    A and B are party ids, or mentions written as register:source_id. Of two parties the pair of mentions that speaks most
    for a link is shown. Values of natural persons are shown only for a case and a reason.
    """
    case, reason = case_and_reason(persons)
    with session(root, Command("explain-link", "koppeling", case, reason)) as opened:
        with open_desk(opened.workspace, opened.ledger) as desk:
            one, other = desk.best_pair(desk.mentions(opened.ledger, left), desk.mentions(opened.ledger, right))
            shown = persons is not None or not desk.is_personal(one, other)
            text = pair_text(desk, one, other, history(opened.ledger, one, other), with_values=shown)
        click.echo("\n".join(plain(line) for line in text.split("\n")))
