"""``explain-link``: why two parties are linked, or are not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.shared.persons import PersonsAllowed, case_and_reason, persons_options
from ondermijning.cli.shared.session import session, workspace_option
from ondermijning.daily.index import open_index
from ondermijning.daily.things import NotFoundError, meant, only
from ondermijning.errors import GraphError
from ondermijning.graph.current import current_graph
from ondermijning.ledger.judgements import history
from ondermijning.report.cells import plain
from ondermijning.report.pairs import pair_text
from ondermijning.resolve.review.queue import open_desk
from ondermijning.trust.audit import Command

if TYPE_CHECKING:
    from ondermijning.cli.shared.session import Session
    from ondermijning.resolve.review.queue import Desk


@click.command("explain-link")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@workspace_option
@persons_options
def explain_link(left: str, right: str, root: Path, persons: PersonsAllowed | None) -> None:
    """Why two parties are linked or not: what speaks for and against, the guards and the judgements.

    A and B are party ids, numbers or names of companies, or mentions written as register:source_id. Of two parties the pair
    of mentions that speaks most for a link is shown. Values of natural persons are shown only for a case and a reason.
    """
    case, reason = case_and_reason(persons)
    with session(root, Command("explain-link", "koppeling", case, reason)) as opened:
        with open_desk(opened.workspace, opened.ledger) as desk:
            ends = (_mentions(opened, desk, text, persons=persons is not None) for text in (left, right))
            one, other = desk.best_pair(*ends)
            shown = persons is not None or not desk.is_personal(one, other)
            text = pair_text(desk, one, other, history(opened.ledger, one, other), with_values=shown)
        click.echo("\n".join(plain(line) for line in text.split("\n")))


def _mentions(opened: Session, desk: Desk, text: str, *, persons: bool) -> list[str]:
    """The mentions that a text stands for: of a mention or party by its id, else of the one party that is meant."""
    try:
        return desk.mentions(opened.ledger, text)
    except GraphError as unknown:
        try:
            with open_index(current_graph(opened.workspace)[1]) as index:
                found = meant(index, text, persons=persons).nodes
                return desk.mentions(opened.ledger, only(found).id)
        except NotFoundError as problem:
            raise (problem if "Near" in problem.advice else unknown) from problem
