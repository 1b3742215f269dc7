"""``portfolio``: what a party owns, owned, lends and runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.questions import Question, answering, print_lines, question_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.session import DAY, note
from ondermijning.daily.overviews.portfolio import MOST, Portfolio
from ondermijning.daily.things import only
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.index import Node
    from ondermijning.daily.overviews.lines import Line
    from ondermijning.graph.current import Clocks


@click.command()
@click.argument("partij", nargs=-1, required=True, shell_complete=complete_thing)
@click.option("--held-on", type=DAY, help="Only what it had on this date; all that is known, with its days, otherwise.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=MOST,
    show_default=True,
    help="Of each kind at most, the latest ones.",
)
@question_options
def portfolio(
    partij: tuple[str, ...], held_on: date | None, limit: int, root: Path, clocks: Clocks, question: Question
) -> None:
    """What PARTIJ owns, owned, lends, borrows, directs and runs, since when and until when, and its circle.

    PARTIJ is a name or number of a company. Natural persons stand as roles.
    """
    text = " ".join(partij)
    with answering(root, "portfolio", [text], clocks, question) as asked:
        party = only(asked.things(text))
        held = Portfolio(asked.index, asked.shown, party, held_on=str(held_on or ""), limit=limit)
        lines = held.lines()
        if held.left_out:
            note(
                say(
                    "Of each kind the latest {limit}; {left_out} are left out. Raise --limit for more.",
                    limit=limit,
                    left_out=held.left_out,
                )
            )
        if not lines:
            note(say("Nothing is known of this party but its name."))
        if question.is_page:
            _write(asked, question, party, lines)
        else:
            print_lines(asked.shown, question.form, lines)


def _write(asked: Daily, question: Question, party: Node, lines: list[Line]) -> None:
    from ondermijning.cli.pages.written import city_of, sheet_of, tell_page  # noqa: PLC0415 - only for a page
    from ondermijning.pages.folder import thing_file  # noqa: PLC0415
    from ondermijning.pages.overview_page import portfolio_page  # noqa: PLC0415

    page = portfolio_page(city_of(asked), asked.shown, party, lines, sheet_of(asked, question))
    tell_page(asked, f"portfolio-{thing_file(party)}", page)
