"""``path``: how two things hang together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import daily, daily_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.output import print_rows
from ondermijning.cli.shared.session import note
from ondermijning.daily.chains import COLUMNS, chain_rows
from ondermijning.daily.path import MAX_STEPS
from ondermijning.daily.things import only
from ondermijning.errors import GraphError
from ondermijning.language import say

if TYPE_CHECKING:
    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.graph.current import Clocks


@click.command()
@click.argument("a", shell_complete=complete_thing)
@click.argument("b", shell_complete=complete_thing)
@click.option("--max", "steps", type=click.IntRange(1, 10), default=MAX_STEPS, show_default=True, help="Longest chain.")
@click.option("--hubs", is_flag=True, help="Also go through places that many share, and through excluded parties.")
@daily_options
def path(
    a: str, b: str, steps: int, hubs: bool, root: Path, clocks: Clocks, persons: PersonsAllowed | None, form: str
) -> None:
    """The shortest chains between A and B, each hop with its reason, span and source; a chain is no finding."""
    with daily(root, "path", [a, b], clocks=clocks, persons=persons) as asked:
        ends = only(asked.things(a)), only(asked.things(b))
        if ends[0] == ends[1]:
            raise GraphError(
                say("A and B are the same thing."), advice=say("Name two things, or use ondermijning show.")
            )
        rows = chain_rows(asked.index, asked.shown, ends, steps=steps, hubs=hubs)
        if not rows:
            more = "" if hubs else say(" that avoids hubs (try --hubs)")
            note(say("There is no chain of at most {steps} steps{more}.", steps=steps, more=more))
        print_rows(form, COLUMNS, rows)
