"""``explain-link``: why two parties are linked, or are not."""

from __future__ import annotations

from contextlib import suppress
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
from ondermijning.normalise.typed import typed
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
        return _of_number(opened, desk, text) or _meant(opened, desk, text, unknown, persons=persons)


def _of_number(opened: Session, desk: Desk, text: str) -> list[str]:
    """The mentions of the party with a number, however it is typed; none where it is no number or nobody has it."""
    number = typed(text).number
    with suppress(GraphError):
        return desk.mentions(opened.ledger, number.id) if number else []
    return []


def _meant(opened: Session, desk: Desk, text: str, unknown: GraphError, *, persons: bool) -> list[str]:
    """The mentions of the one party in the graph that is meant; where that leads to nothing, what was wrong before it."""
    try:
        folder = current_graph(opened.workspace)[1]
    except GraphError:
        raise unknown from None
    try:
        with open_index(folder) as index:
            found = meant(index, text, persons=persons).nodes
            return desk.mentions(opened.ledger, only(found).id)
    except NotFoundError as problem:
        raise (problem if "Near" in problem.advice else unknown) from problem
