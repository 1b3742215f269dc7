"""``street``: who owns, controls and uses a street, and what was asked, happened and paid there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.questions import Question, answering, print_lines, question_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.reasons import required
from ondermijning.daily.streets.along import along
from ondermijning.daily.streets.street import street_lines
from ondermijning.daily.things import only

if TYPE_CHECKING:
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.index import Node
    from ondermijning.graph.current import Clocks


@click.command()
@click.argument("naam", nargs=-1, required=True, shell_complete=complete_thing)
@question_options
def street(naam: tuple[str, ...], root: Path, clocks: Clocks, question: Question) -> None:
    """Who owns and controls the street NAAM, who uses it, who decides on that, permits, events and prices per m².

    NAAM is the name of a street, with its town where several have it. Natural persons stand as a role and count together.
    A page of it needs --zaak and --reden.
    """
    if question.is_page:
        required(question.case, question.reason)
    text = " ".join(naam)
    with answering(root, "street", [text], clocks, question) as asked:
        named = only(asked.things(text))
        if question.is_page:
            _write(asked, question, named)
        else:
            print_lines(
                asked.shown, question.form, street_lines(along(asked.index, asked.shown, named, persons=asked.persons))
            )


def _write(asked: Daily, question: Question, named: Node) -> None:
    from ondermijning.cli.pages.written import city_of, sheet_of, tell_page  # noqa: PLC0415 - only for a page
    from ondermijning.pages.folder import thing_file  # noqa: PLC0415
    from ondermijning.pages.street_page import street_page  # noqa: PLC0415

    tell_page(asked, thing_file(named), street_page(city_of(asked), named, sheet_of(asked, question)))
