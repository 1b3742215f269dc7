"""``network``: what lies within some steps of a thing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.questions import Question, answering, question_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.daily.overviews.network import COLUMNS, MOST_HOPS, MOST_NODES, network_rows, surroundings
from ondermijning.daily.overviews.spots import spots
from ondermijning.errors import GraphError
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.cli.daily.shared import Daily
    from ondermijning.daily.index import Node
    from ondermijning.daily.overviews.network import Surroundings
    from ondermijning.graph.current import Clocks

_HOPS = 2


@click.command()
@click.argument("what", nargs=-1, required=True, shell_complete=complete_thing)
@click.option(
    "--hops", type=click.IntRange(1, MOST_HOPS), default=_HOPS, show_default=True, help="How many steps away."
)
@question_options
def network(what: tuple[str, ...], hops: int, root: Path, clocks: Clocks, question: Question) -> None:
    """Everything within some steps of WHAT, relation by relation; what joins strangers is shown and not followed, and said so.

    WHAT is a company, address, object or any number. Being near to something is no finding.
    """
    text = " ".join(what)
    with answering(root, "network", [text], clocks, question) as asked:
        things = asked.things(text)
        if things[0].shielded or things[0].label in ("Straat", "Buurt"):
            raise GraphError(
                say("this has no network."),
                advice=say("Name a company, address or object; of a street see ondermijning street."),
            )
        found = surroundings(asked.index, things, hops)
        asked.shown.learn(spots(asked.index, asked.shown, found.objects))
        if not found.found:
            note(say("Nothing hangs together with this."))
        if found.left_out:
            note(
                say(
                    "Only the first {most_nodes} things; {left_out} more lie as near. Ask for fewer --hops.",
                    most_nodes=MOST_NODES,
                    left_out=found.left_out,
                )
            )
        if found.cut:
            note(
                say(
                    "Not followed further: {cut}, which too much hangs together with; they stand at the end.",
                    cut=len(found.cut),
                )
            )
        if question.is_page:
            _write(asked, question, things, found)
        else:
            print_rows(question.form, COLUMNS, network_rows(asked.shown, found))


def _write(asked: Daily, question: Question, things: list[Node], found: Surroundings) -> None:
    from ondermijning.cli.pages.written import sheet_of, tell_page  # noqa: PLC0415 - only for a page
    from ondermijning.pages.folder import thing_file  # noqa: PLC0415
    from ondermijning.pages.network_page import network_page  # noqa: PLC0415

    page = network_page(asked.day, asked.shown, things, found, sheet_of(asked, question))
    tell_page(asked, f"netwerk-{thing_file(things[0])}", page)
