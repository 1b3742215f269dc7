"""``owners``: who holds an object and who held it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ondermijning.cli.daily.shared import daily, daily_options
from ondermijning.cli.shared.completion import complete_thing
from ondermijning.cli.shared.output import print_rows
from ondermijning.daily.owners import COLUMNS
from ondermijning.daily.owners import owners as owners_of
from ondermijning.daily.things import houses_of

if TYPE_CHECKING:
    from ondermijning.cli.shared.persons import PersonsAllowed
    from ondermijning.graph.current import Clocks


@click.command()
@click.argument("what", nargs=-1, required=True, shell_complete=complete_thing)
@daily_options
def owners(what: tuple[str, ...], root: Path, clocks: Clocks, persons: PersonsAllowed | None, form: str) -> None:
    """Present and former holders of WHAT, an object, address, street or signal: share, right, span, deed, who stands behind."""
    text = " ".join(what)
    with daily(root, "owners", [text], clocks=clocks, persons=persons) as asked:
        print_rows(form, COLUMNS, owners_of(asked.index, asked.shown, houses_of(asked.index, asked.things(text))))
