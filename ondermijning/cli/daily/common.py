"""``common``: what things have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.questions import Question, answering, print_lines, question_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.session import note
from ondermijning.daily.overviews.common import FEWEST, MOST_THINGS, SHARED, STEPS, Common
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.overviews.lines import Line
    from ondermijning.graph.current import Clocks


def _several(context: click.Context, option: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    if not FEWEST <= len(words) <= MOST_THINGS:
        raise click.BadParameter(
            say("name at least {fewest} and at most {most_things} things.", fewest=FEWEST, most_things=MOST_THINGS),
            context,
            option,
        )
    return words


@click.command()
@click.argument("things", metavar="A B ...", nargs=-1, required=True, shell_complete=complete_thing, callback=_several)
@click.option("--max", "steps", type=click.IntRange(1, 6), default=STEPS, show_default=True, help="Longest tie.")
@question_options
def common(things: tuple[str, ...], steps: int, root: Path, clocks: Clocks, question: Question) -> None:
    """What A, B and others share: who and what lies beside several of them, and the shortest tie between each two.

    Each is a company, address, object or any number; write a name of several words between quotes. What is shared is no
    finding.
    """
    with answering(root, "common", things, clocks, question) as asked:
        named = [asked.things(text) for text in things]
        lines = Common(asked.index, asked.shown, named, steps=steps).lines()
        if not any(line.part == SHARED for line in lines):
            note(say("Nothing lies beside more than one of them."))
        if question.is_page:
            _write(asked, question, [asked.shown.name(nodes[0]) for nodes in named], lines)
        else:
            print_lines(asked.shown, question.form, lines)


def _write(asked: Daily, question: Question, names: list[str], lines: list[Line]) -> None:
    from ondermijning.cli.pages.written import sheet_of, tell_page  # noqa: PLC0415 - only for a page
    from ondermijning.pages.folder import question_file  # noqa: PLC0415
    from ondermijning.pages.overview_page import common_page  # noqa: PLC0415

    tell_page(
        asked, question_file("gemeen"), common_page(asked.day, asked.shown, names, lines, sheet_of(asked, question))
    )
