"""``timeline``: what happened to or around a thing, of every kind, on one axis of time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.questions import Question, answering, question_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.daily.overviews.moments import COLUMNS, MOST, moments
from ondermijning.daily.signals import signals_about
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.index import Node
    from ondermijning.graph.current import Clocks


@click.command()
@click.argument("what", nargs=-1, required=True, shell_complete=complete_thing)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=MOST,
    show_default=True,
    help="Of each kind at most, the latest ones.",
)
@question_options
def timeline(what: tuple[str, ...], limit: int, root: Path, clocks: Clocks, question: Question) -> None:
    """What happened to WHAT and to who owned it, in order of time: rights, sales, loans, permits, events, offices, counts.

    WHAT is an address, street, cadastral designation, company, any number, or a signal about one.
    """
    text = " ".join(what)
    with answering(root, "timeline", [text], clocks, question) as asked:
        things = asked.things(text)
        if question.is_page:
            _write(asked, question, things)
            return
        found = moments(asked.index, asked.shown, things, limit=limit)
        if found.left_out:
            note(
                say(
                    "Of each kind the latest {limit}; {left_out} are left out. Raise --limit for more.",
                    limit=limit,
                    left_out=found.left_out,
                )
            )
        told = () if asked.known_on else signals_about(asked.opened.ledger, found.nodes.values())
        rows = sorted([*found.rows, *told], key=lambda row: (row.begin, row.topic, row.text))
        if not rows:
            note(say("Nothing with a date is known of this."))
        print_rows(
            question.form,
            COLUMNS,
            [(row.begin, row.end, row.topic, row.text, asked.shown.sources(row.elements)) for row in rows],
        )


def _write(asked: Daily, question: Question, things: list[Node]) -> None:
    """The page of a thing, whose timeline it is; a street tells of many, so that it is looked through for a case only."""
    from ondermijning.cli.pages.written import city_of, sheet_of, tell_page  # noqa: PLC0415 - only for a page
    from ondermijning.errors import GraphError  # noqa: PLC0415
    from ondermijning.pages.folder import thing_file  # noqa: PLC0415
    from ondermijning.pages.thing_page import thing_page  # noqa: PLC0415

    if things[0].label in ("Straat", "Buurt"):
        raise GraphError(
            say("a street or neighbourhood has no page of its timeline."), advice=say("Use ondermijning pagina.")
        )
    tell_page(asked, thing_file(things[0]), thing_page(city_of(asked), things, sheet_of(asked, question)))
